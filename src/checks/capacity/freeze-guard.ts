import type { FixDraft } from '../../judging/fix';
import { isLeftOut } from '../../judging/known-names';
import type { Artifacts, RecordedChange } from '../../model/artifacts';
import { FREEZE_GUARD } from '../../model/freeze-guard';
import { toInstant } from '../../plan/calendar';
import { lookbackOf } from '../../plan/lookback';
import {
  defineCheck,
  fail,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  WHOLE,
  warn,
} from '../check';

/** How many changes of one resource are told one by one. */
const MOST_TOLD = 3;

export const freezeGuard = defineCheck({
  id: 'freeze-guard',
  title: 'Nobody has lowered a limit since the freeze began',
  failureTitle: 'Somebody changed what the event needs since the freeze began',
  why: 'What was tested and judged before the freeze is no longer what runs: a maximum that somebody lowers at night is found at the peak.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html',
  workbook: '14 Scenario Planning',
  needs: [],
  // It is not collected before the freeze begins.
  uses: ['changesInFreeze'],
  evaluate(artifacts, context) {
    const { plan, asOf } = context;
    const { freeze } = plan.calendar;
    if (freeze === undefined) return [notApplicable('The plan has no freeze (calendar.freeze).')];
    if (lookbackOf(plan, asOf).freeze === undefined)
      return [notApplicable(`The freeze begins ${freeze.from}.`)];
    const { changesInFreeze }: Partial<Artifacts> = artifacts;
    if (changesInFreeze === undefined) {
      return [
        unknown(
          WHOLE,
          'Who changed something since the freeze began could not be read. Allow cloudtrail:LookupEvents.',
        ),
      ];
    }
    const { frozenFrom, changes, isMore } = changesInFreeze;
    const begun = toInstant(freeze.from, plan.calendar.timeZone);
    if (Date.parse(begun) < Date.parse(frozenFrom)) {
      return [
        unknown(WHOLE, `CloudTrail was asked from ${frozenFrom} on, when the freeze was to begin then.`),
      ];
    }
    const ofResource = Map.groupBy(
      // CloudTrail lists the newest first, also of those in the same second.
      changes
        .filter((change) => !isOthers(change, context))
        .toReversed()
        .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      resourceOf,
    );
    const judged = [...ofResource].flatMap(([name, all]) => judgeResource(name, all, frozenFrom));
    if (isMore) {
      judged.push(
        unknown(
          WHOLE,
          `CloudTrail has more changes since ${frozenFrom} than are read: look at its event history.`,
        ),
      );
    }
    return judged.length > 0
      ? judged
      : [
          pass(
            WHOLE,
            `Of the calls that are watched (docs/method.md), CloudTrail shows none since ${frozenFrom}. It shows a call some minutes after it was made.`,
          ),
        ];
  },
});

/** Whether what was changed is there, and the scope of the plan leaves it out. What is no longer there may have been of the event. */
function isOthers({ eventName, source, resources }: RecordedChange, context: TargetContext): boolean {
  const { kinds } = FREEZE_GUARD.find((call) => call.event === eventName && call.source === source) ?? {
    kinds: [],
  };
  return (
    resources.length > 0 &&
    resources.every((name) =>
      isLeftOut(context.knownNames ?? [], context.target, [{ name: ownerIn(name, source), kinds }]),
    )
  );
}

/** Services that name a part behind what has it: an action or a policy of a group, an alias of a function, a node group of a cluster. */
const WITH_PARTS: ReadonlySet<string> = new Set(['autoscaling', 'lambda', 'eks']);

/** What a part belongs to: `web` of `web/night`. All else is called by its whole name. */
const ownerIn = (name: string, source: string): string =>
  WITH_PARTS.has(source) ? (name.split('/')[0] ?? name) : name;

const resourceOf = ({ resources, eventName }: RecordedChange): string =>
  resources.length > 0 ? resources.join(', ') : eventName;

/** @param all Changes of one resource, the oldest first, also of the time before the freeze. */
function judgeResource(name: string, all: readonly RecordedChange[], frozenFrom: string): Judgement[] {
  const begin = Date.parse(frozenFrom);
  const told = all.flatMap((change, index) => {
    if (Date.parse(change.at) < begin) return [];
    const lowered = loweredBy(change, all.slice(0, index));
    return [{ takesAway: lowered.length > 0 || takesAway(change), words: inWords(change, lowered) }];
  });
  if (told.length === 0) return [];
  const worst = told.filter((one) => one.takesAway);
  const shown = (worst.length > 0 ? worst : told).slice(-MOST_TOLD).map(({ words }) => words);
  const rest = told.length - shown.length;
  const detail = `Changed since the freeze began: ${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
  return [(worst.length > 0 ? fail : warn)({ name }, detail, FIX)];
}

const FIX: FixDraft = {
  action:
    'Ask who made the change what it is for. Take it back, or accept the risk in the plan (waivers) with the reason.',
  lead: 'setting',
};

const takesAway = ({ eventName, source }: RecordedChange): boolean =>
  FREEZE_GUARD.some((call) => call.event === eventName && call.source === source && call.takesAway);

interface Lowered {
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
}

/** The sizes that a change sets below what the call before it had set them to. */
const loweredBy = ({ eventName, sizes }: RecordedChange, before: readonly RecordedChange[]): Lowered[] =>
  Object.entries(sizes).flatMap(([parameter, to]) => {
    const last = before.findLast((one) => one.eventName === eventName && parameter in one.sizes);
    const from = last?.sizes[parameter];
    return from !== undefined && to < from ? [{ parameter, from, to }] : [];
  });

function inWords({ eventName, at, by, sizes }: RecordedChange, lowered: readonly Lowered[]): string {
  const set =
    lowered.length > 0
      ? lowered.map(({ parameter, from, to }) => `${parameter} from ${from} to ${to}`)
      : Object.entries(sizes).map(([parameter, to]) => `${parameter} ${to}`);
  return `${eventName}${set.length > 0 ? ` (${set.join(', ')})` : ''} by ${by} at ${at}`;
}
