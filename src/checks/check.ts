import { searchSteps } from '../capacity/status-steps';
import type { EventContext } from '../judging/context';
import type { FixDraft } from '../judging/fix';
import { nameOnce, type Rule } from '../judging/rule';
import type { Placed } from '../judging/traffic-graph';
import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { FindingStatus, FindingSteps } from '../model/finding';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';
import type { EventPlan } from '../plan/schema';

/** What a check of one target knows besides its artifacts. */
export interface TargetContext extends EventContext {
  readonly target: Target;
  /** How it is known whether a resource carries the event's traffic; who asks lists `TRAFFIC_ARTIFACTS` in its `uses`. */
  placed(resource: ScopedResource): Placed;
}

/** The resource that was judged: one that lasts, such as a group or a cluster, and not today's instance. */
export interface JudgedResource {
  readonly name: string;
  readonly arn?: string;
}

/** What a check says about one resource. Made by the constructors below. */
export type Judgement = Stated & {
  /** Which status it would have at any other multiplier; absent where that makes no difference. */
  readonly statusSteps?: FindingSteps;
};

type Stated =
  | { readonly status: 'pass'; readonly resource: JudgedResource; readonly detail: string }
  | {
      readonly status: 'warn' | 'fail';
      readonly resource: JudgedResource;
      readonly detail: string;
      readonly fix: FixDraft;
    }
  | { readonly status: 'unknown'; readonly resource: JudgedResource; readonly detail: string }
  | { readonly status: 'notApplicable'; readonly resource: JudgedResource; readonly detail: string };

/** Stands for the whole account or event where no single resource is judged. */
export const WHOLE: JudgedResource = { name: '-' };

/** Says that a resource is as it should be. */
export const pass = (resource: JudgedResource, detail: string): Judgement => ({
  status: 'pass',
  resource,
  detail,
});
/** Says that a resource is not as it should be, though the event may survive it. */
export const warn = (resource: JudgedResource, detail: string, fix: FixDraft): Judgement => ({
  status: 'warn',
  resource,
  detail,
  fix,
});
/** Says that a resource is not as it must be. */
export const fail = (resource: JudgedResource, detail: string, fix: FixDraft): Judgement => ({
  status: 'fail',
  resource,
  detail,
  fix,
});
/** For what was collected but cannot be judged; the runner makes a missing artifact `unknown`. */
export const unknown = (resource: JudgedResource, detail: string): Judgement => ({
  status: 'unknown',
  resource,
  detail,
});
/**
 * Judges by the needed multiplier, and tells the status at every other one.
 *
 * @param statusAt Finds that status with less work, where judging in full takes long.
 */
export function judgeByTraffic<C extends Pick<EventContext, 'multiplier'>>(
  context: C,
  judge: (context: C) => Judgement,
  statusAt: (context: C) => FindingStatus = (other) => judge(other).status,
): Judgement {
  const planned = judge(context);
  if (context.multiplier === null) return planned;
  // What does not apply without a rise, and passes in one, may again not apply where it is too steep.
  const sure = [1, context.multiplier];
  const statusSteps = searchSteps((multiplier) => statusAt({ ...context, multiplier }), sure);
  return statusSteps.length > 1 ? { ...planned, statusSteps } : planned;
}

/** Says that there is nothing to judge. */
export const notApplicable = (detail: string, resource: JudgedResource = WHOLE): Judgement => ({
  status: 'notApplicable',
  resource,
  detail,
});

/** A check that is judged in each target. Artifacts are narrowed to the plan's scope before it sees them. */
export interface TargetCheck<K extends ArtifactId = ArtifactId> extends Rule {
  readonly scope: 'target';
  readonly needs: readonly K[];
  /** Artifacts of which any one is enough; it is unknown where none of them was collected. */
  readonly needsOneOf?: readonly ArtifactId[];
  /** Artifacts it also judges by where they were collected; it says itself what it cannot know without them. */
  readonly uses?: readonly ArtifactId[];
  /** Whether it sees what is outside the plan's scope too, as for a quota that the whole account shares. */
  readonly wholeAccount?: boolean;
  /** Whether it judges what the plan says, and asks AWS only which resources there are: that is no machine evidence. */
  readonly judgesPlan?: boolean;
  /** One judgement per resource; none means there was nothing to judge. Never catches: the runner does. */
  evaluate(artifacts: Pick<Artifacts, K>, context: TargetContext): readonly Judgement[];
}

/** A target with the artifacts that were read there, as event checks see several of them. */
export interface CollectedTarget<K extends ArtifactId = ArtifactId> {
  readonly target: Target;
  readonly artifacts: Pick<Artifacts, K>;
}

/** A check that is judged once for the event; with no `needs` it judges what people wrote in the plan. */
export interface EventCheck<K extends ArtifactId = ArtifactId> extends Rule {
  readonly scope: 'event';
  readonly needs: readonly K[];
  /** See {@link TargetCheck}. */
  readonly needsOneOf?: readonly ArtifactId[];
  /** See {@link TargetCheck}. */
  readonly uses?: readonly ArtifactId[];
  /** See {@link TargetCheck}. */
  readonly wholeAccount?: boolean;
  /** See {@link TargetCheck}. */
  readonly judgesPlan?: boolean;
  /** Whether the plan gives a reason to judge; if not, nothing is collected for the check. Absent: always. */
  readonly concerns?: (plan: EventPlan) => boolean;
  /**
   * Gets the targets that have all of `needs`; the runner reports the others as unknown. A check that reads
   * artifacts of regions and of accounts gets the regions, each with the artifacts of its account too.
   */
  evaluate(targets: readonly CollectedTarget<K>[], context: EventContext): readonly Judgement[];
}

/** A check without the types of its artifacts, as the runner and the registry hold it. */
export type AnyTargetCheck = Omit<TargetCheck, 'evaluate'> & {
  evaluate(artifacts: Partial<Artifacts>, context: TargetContext): readonly Judgement[];
};
/** An event check whatever artifacts it reads, as the registry lists it. */
export type AnyEventCheck = Omit<EventCheck, 'evaluate'> & {
  evaluate(
    targets: readonly { readonly target: Target; readonly artifacts: Partial<Artifacts> }[],
    context: EventContext,
  ): readonly Judgement[];
};
/** A check of either scope, as the registry lists it. */
export type AnyCheck = AnyTargetCheck | AnyEventCheck;

/** Declares a check; reading an artifact that is not in `needs` does not compile. */
export const defineCheck = <const K extends ArtifactId, const Id extends string>(
  check: Omit<TargetCheck<K>, 'scope'> & { readonly id: Id },
): AnyTargetCheck & { readonly id: Id } =>
  // The runner hands over exactly what `needs` names, so widening here is sound.
  nameOnce({ scope: 'target', ...check }) as unknown as AnyTargetCheck & { readonly id: Id };

/** Declares a check that is judged once over all targets. */
export const defineEventCheck = <const Id extends string, const K extends ArtifactId = never>(
  check: Omit<EventCheck<K>, 'scope'> & { readonly id: Id },
): AnyEventCheck & { readonly id: Id } =>
  nameOnce({ scope: 'event', ...check }) as unknown as AnyEventCheck & { readonly id: Id };
