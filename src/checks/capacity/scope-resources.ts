import type { FixDraft } from '../../judging/fix';
import {
  countSelected,
  LOOKED_UP_IN,
  type Lookup,
  listingOf,
  lookUpScope,
  type NamedEntry,
} from '../../judging/named';
import { findPlanAccount } from '../../plan/targets';
import {
  defineCheck,
  fail,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  WHOLE,
} from '../check';

export const scopeResources = defineCheck({
  id: 'scope-resources',
  title: 'Everything that the scope names is in the account and is judged',
  failureTitle: 'The scope names resources that are not in the account',
  why: 'A resource that a misspelt scope leaves out is not judged, and may break the event unseen.',
  docs: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
  workbook: '6 Resources',
  needs: [],
  uses: LOOKED_UP_IN,
  wholeAccount: true,
  evaluate(artifacts, context) {
    const { plan, target } = context;
    const region = findPlanAccount(plan, target.account).regions.find(({ name }) => name === target.region);
    const scope = region?.scope ?? {};
    const entries = lookUpScope(scope, listingOf(artifacts));
    if (entries.length === 0) return [notApplicable('The plan leaves the scope open: everything is judged.')];
    const judged = entries.map((entry) => judgeEntry(entry, context));
    return countSelected(scope, artifacts) > 0 ? judged : [selectsNothing(entries, context), ...judged];
  },
});

function judgeEntry({ list, name, lookup }: NamedEntry, context: TargetContext): Judgement {
  const resource = { name: `${list} ${name}` };
  const where = `${context.target.region} of account ${context.target.account}`;
  switch (lookup.outcome) {
    case 'found':
      return pass(resource, `It is in ${where}.`);
    case 'unjudged':
      return unknown(resource, `Nothing reads resources of this kind, so this is not judged: ${name}.`);
    case 'unread':
      return unknown(resource, `Not known: ${lookup.artifacts.join(', ')} could not be read.`);
    case 'missing':
      return fail(resource, `${missingInWords(list, name, where)}${nearestInWords(lookup)}`, fixOf(context));
  }
}

const missingInWords = (list: string, name: string, where: string): string =>
  list === 'tags'
    ? `The scope selects by the tags ${name}, and nothing that is read in ${where} carries them all.`
    : list === 'cloudFormationStacks'
      ? `The scope names the stack ${name}, and nothing that is read in ${where} belongs to it.`
      : `The scope names ${name} among ${list}, and ${where} has no such resource.`;

/** What may have been meant, as a sentence that follows another. */
const nearestInWords = (lookup: Lookup): string =>
  lookup.outcome === 'missing' && lookup.nearest !== undefined ? ` The nearest is ${lookup.nearest}.` : '';

const fixOf = ({ target: { region } }: TargetContext): FixDraft => ({
  action: `Correct the scope of ${region} in the plan, or take out what is no longer there.`,
  lead: 'people',
});

function selectsNothing(entries: readonly NamedEntry[], context: TargetContext): Judgement {
  const words = `The scope of ${context.target.region} selects nothing that is read, so nothing there is judged.`;
  return entries.some(({ lookup }) => lookup.outcome === 'missing')
    ? fail(WHOLE, words, fixOf(context))
    : unknown(WHOLE, words);
}
