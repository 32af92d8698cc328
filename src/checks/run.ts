import { stepAt, stepsOf } from '../capacity/status-steps';
import type { EventContext } from '../judging/context';
import { type Drafted, fixDater } from '../judging/fix';
import { isJudgedIn, type Rule, readBy } from '../judging/rule';
import { narrowArtifacts, scopeOf } from '../judging/scope';
import { followScope, type TargetView, viewTarget } from '../judging/target-view';
import { messageOf } from '../lib/message-of';
import { stableId } from '../lib/stable-id';
import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { Finding, FindingStatus } from '../model/finding';
import { type CollectFailure, collectedOf, type Inventory, isCollectedIn } from '../model/inventory';
import { EVENT, GLOBAL, type Target } from '../model/target';
import {
  type AnyCheck,
  type AnyEventCheck,
  type AnyTargetCheck,
  type Judgement,
  notApplicable,
  type TargetContext,
  unknown,
  WHOLE,
} from './check';

/** What judging needs besides inventories. */
export interface CheckRunnerOptions {
  readonly context: EventContext;
  /** Whether a failure of the check turns its row red; the scorecard decides. */
  readonly isCritical: (check: string) => boolean;
}

/** The part of an inventory that is judged. */
export type JudgedInventory = Pick<Inventory, 'target' | 'artifacts'>;

/**
 * Judges one target. Checks of global artifacts run in the target `global` and all others in regions. What could
 * not be collected, and a check that throws, become `unknown` findings; neither stops the others.
 */
export const runTargetChecks = (
  checks: readonly AnyTargetCheck[],
  inventory: JudgedInventory,
  judging: CheckRunnerOptions,
): Finding[] => draftTargetFindings(checks, inventory, judging).map(dated(judging));

/** The same before the fixes are settled with those of others. */
export function draftTargetFindings(
  checks: readonly AnyTargetCheck[],
  { target, artifacts }: JudgedInventory,
  judging: CheckRunnerOptions,
  view: TargetView = viewTarget(judging.context.plan, { target, artifacts }),
): Drafted<Finding>[] {
  const { artifacts: collected, scope, graph } = view;
  const narrowed = narrowArtifacts(collected, scope);
  const context: TargetContext = { ...judging.context, target, placed: (resource) => graph.placed(resource) };
  return checks
    .filter((check) => isJudgedIn(target, check))
    .flatMap((check) => {
      const failures = describeMissingNeeds(check, artifacts);
      const judgements =
        failures.length > 0
          ? [unknown(WHOLE, failures.join(' '))]
          : evaluateCheck(check, () => check.evaluate(check.wholeAccount ? collected : narrowed, context));
      return findingsOf(check, target, judgements, judging);
    });
}

/**
 * Judges the event as a whole. A check sees the targets that have all it needs, a region with what its account has
 * once; each of the others yields an `unknown` finding.
 */
export function runEventChecks(
  checks: readonly AnyEventCheck[],
  inventories: readonly JudgedInventory[],
  judging: CheckRunnerOptions,
): Finding[] {
  const drafted = checks.flatMap((check) => {
    const asksNothing = readBy(check).length === 0 || check.concerns?.(judging.context.plan) === false;
    const concerned = asksNothing ? [] : viewsOf(check, inventories);
    const lacking = concerned.flatMap(({ target, artifacts }) => {
      const failures = describeMissingNeeds(check, artifacts);
      return failures.length > 0 ? { target, judgement: unknown(WHOLE, failures.join(' ')) } : [];
    });
    const complete = concerned.filter(({ artifacts }) => describeMissingNeeds(check, artifacts).length === 0);
    const targets = complete.map(({ target, parts }) => ({
      target,
      artifacts: Object.assign({}, ...parts.map((part) => visibleArtifacts(check, part, judging))),
    }));
    return [
      ...lacking.flatMap(({ target, judgement }) => findingsOf(check, target, [judgement], judging)),
      ...findingsOf(
        check,
        EVENT,
        evaluateCheck(check, () => check.evaluate(targets, judging.context)),
        judging,
      ),
    ];
  });
  return drafted.map(dated(judging));
}

/** A target as an event check sees it, with what it consists of: each part has a scope of its own. */
interface View extends JudgedInventory {
  readonly parts: readonly JudgedInventory[];
}

/**
 * The targets that the check is judged over: regions, each with what its account has once where the check reads that.
 */
function viewsOf(check: AnyEventCheck, inventories: readonly JudgedInventory[]): View[] {
  const readIn = ({ target }: JudgedInventory) => readBy(check).some((id) => isCollectedIn(target, id));
  const globals = inventories.filter((each) => each.target.region === GLOBAL && readIn(each));
  const byAccount = Map.groupBy(globals, ({ target }) => target.account);
  return inventories
    .filter(({ target }) => isJudgedIn(target, check))
    .map((own) => {
      const parts = new Set([...(byAccount.get(own.target.account) ?? []), own]);
      const artifacts = Object.assign({}, ...[...parts].map((part) => part.artifacts));
      return { target: own.target, artifacts, parts: [...parts] };
    });
}

/** What could be collected, and of that what the check may see. */
function visibleArtifacts(
  check: AnyCheck,
  { target, artifacts }: JudgedInventory,
  judging: CheckRunnerOptions,
): Partial<Artifacts> {
  const collected = collectedOf(artifacts);
  return check.wholeAccount
    ? collected
    : narrowArtifacts(collected, followScope(scopeOf(judging.context.plan, target), collected));
}

/** What the check needs and does not have, in words. */
function describeMissingNeeds(
  { needs, needsOneOf = [] }: AnyCheck,
  artifacts: JudgedInventory['artifacts'],
): string[] {
  const isThere = needsOneOf.some((need) => artifacts[need]?.ok);
  return [...needs, ...(isThere ? [] : needsOneOf)].flatMap((need) => {
    const result = artifacts[need];
    return result?.ok ? [] : [describeMissing(need, result)];
  });
}

function describeMissing(need: ArtifactId, failure: CollectFailure | undefined): string {
  if (failure === undefined) return `${need} was not collected.`;
  return `${failure.action ?? need}: ${failure.code}: ${failure.message}`;
}

function evaluateCheck(check: AnyCheck, evaluate: () => readonly Judgement[]): readonly Judgement[] {
  try {
    const judgements = evaluate();
    return judgements.length > 0 ? judgements : [notApplicable('There is nothing of this kind to judge.')];
  } catch (error) {
    const message = messageOf(error);
    return [unknown(WHOLE, `CheckFailed: ${check.id}: ${message}`)];
  }
}

/** Worst first: of several judgements about one resource, the worst stands. */
const WORST_FIRST: readonly FindingStatus[] = ['fail', 'warn', 'unknown', 'pass', 'notApplicable'];

function findingsOf(
  check: AnyCheck,
  target: Target,
  judgements: readonly Judgement[],
  judging: CheckRunnerOptions,
): Drafted<Finding>[] {
  const idOf = ({ resource }: Judgement) => stableId(check.id, target.account, target.region, resource.name);
  return [...Map.groupBy(judgements, idOf)].map(([id, same]) =>
    findingOf(id, check, target, mergeJudgements(same), judging),
  );
}

/** One judgement of several about the same name: the worst, which says what the equally bad ones say too. */
function mergeJudgements(judgements: readonly Judgement[]): Judgement {
  const worst = WORST_FIRST.find((status) => judgements.some((judgement) => judgement.status === status));
  const standing = judgements.filter((judgement) => judgement.status === worst);
  const [first] = standing;
  if (first === undefined) throw new Error('Nothing to merge.');
  const { statusSteps: _, ...alone } = first;
  return {
    ...alone,
    detail: [...new Set(standing.map((judgement) => judgement.detail))].join(' '),
    ...worstSteps(judgements),
  };
}

/** The steps of several judgements about the same name: at each multiplier the worst stands. */
function worstSteps(judgements: readonly Judgement[]): Pick<Judgement, 'statusSteps'> {
  const changes = judgements.flatMap(({ statusSteps = [] }) => statusSteps.flatMap(({ upTo }) => upTo ?? []));
  const worstAt = (multiplier: number): FindingStatus => {
    const all = judgements.map(({ status, statusSteps = [] }) => stepAt(statusSteps, multiplier) ?? status);
    return WORST_FIRST.find((status) => all.includes(status)) ?? 'unknown';
  };
  const statusSteps = stepsOf(changes, worstAt);
  return statusSteps.length > 1 ? { statusSteps } : {};
}

function findingOf(
  id: string,
  check: AnyCheck,
  target: Target,
  judgement: Judgement,
  judging: CheckRunnerOptions,
): Drafted<Finding> {
  const { status, statusSteps, resource, detail } = judgement;
  return {
    id,
    check: check.id,
    status,
    ...(statusSteps && { statusSteps }),
    critical: judging.isCritical(check.id),
    account: target.account,
    region: target.region,
    resource: resource.name,
    ...(resource.arn !== undefined && { arn: resource.arn }),
    title: titleOf(check, status),
    detail,
    ...('fix' in judgement && { fix: judgement.fix }),
    workbook: check.workbook,
  };
}

function dated({ context }: CheckRunnerOptions): (finding: Drafted<Finding>) => Finding {
  const toFix = fixDater(context);
  return ({ fix, ...finding }) => (fix === undefined ? finding : { ...finding, fix: toFix(fix) });
}

/** The bad state is stated only where it was seen. */
export const titleOf = ({ title, failureTitle }: Rule, status: FindingStatus): string =>
  status === 'warn' || status === 'fail' ? failureTitle : title;
