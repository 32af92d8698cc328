import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { Target } from '../model/target';
import type { EventPlan } from '../plan/schema';

/** What a check may look at besides artifacts. Instants are ISO 8601 in UTC. */
export interface CheckContext {
  readonly plan: EventPlan;
  /** The time the inventory was taken: "now" for the judgement. */
  readonly asOf: string;
  /** The event's window. */
  readonly window: { readonly start: string; readonly end: string };
  /** Needed multiple of normal traffic; null when it could not be worked out. */
  readonly multiplier: number | null;
}

export interface TargetContext extends CheckContext {
  readonly target: Target;
}

/** The lasting owner of what was judged: a group, a load balancer, a cluster; not today's instance. */
export interface JudgedResource {
  readonly name: string;
  readonly arn?: string;
}

/** A fix before it is dated and its command quoted; see `Fix` in the model. */
export interface FixDraft {
  readonly action: string;
  /** The words of a command; the runner quotes them for the shell. */
  readonly command?: readonly string[];
  /** Days before the start of the event by which it must be done to help. */
  readonly leadDays: number;
}

/** What a check says about one resource. Made by the constructors below. */
export type Judgement =
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

export const pass = (resource: JudgedResource, detail: string): Judgement => ({
  status: 'pass',
  resource,
  detail,
});
export const warn = (resource: JudgedResource, detail: string, fix: FixDraft): Judgement => ({
  status: 'warn',
  resource,
  detail,
  fix,
});
export const fail = (resource: JudgedResource, detail: string, fix: FixDraft): Judgement => ({
  status: 'fail',
  resource,
  detail,
  fix,
});
/** For what was collected but cannot be judged; a missing artifact becomes `unknown` by itself. */
export const unknown = (resource: JudgedResource, detail: string): Judgement => ({
  status: 'unknown',
  resource,
  detail,
});
export const notApplicable = (detail: string, resource: JudgedResource = WHOLE): Judgement => ({
  status: 'notApplicable',
  resource,
  detail,
});

/** What is the same for checks of either scope, and for ceiling families. */
export interface JudgedBy {
  /** Kebab-case noun phrase, equal to the file name. */
  readonly id: string;
  /** The good state, as a sentence without a full stop. */
  readonly title: string;
  /** The bad state. */
  readonly failureTitle: string;
  /** Why it matters on the day of the event. */
  readonly why: string;
  /** Where AWS documents how to do it. */
  readonly docs: string;
  /** Section or step of the workbook that it answers, such as `12 Resilience` or `Step 8`. */
  readonly workbook: string;
}

/** Judged where it was collected. The artifacts are narrowed to the plan's scope before a check sees them. */
export interface TargetCheck<K extends ArtifactId = ArtifactId> extends JudgedBy {
  readonly scope: 'target';
  readonly needs: readonly K[];
  /** For what the whole account shares, such as a quota: it then sees what is outside the plan's scope too. */
  readonly wholeAccount?: boolean;
  /** One judgement per resource; none means there was nothing to judge. Never catches: the runner does. */
  evaluate(artifacts: Pick<Artifacts, K>, context: TargetContext): readonly Judgement[];
}

export interface CollectedTarget<K extends ArtifactId = ArtifactId> {
  readonly target: Target;
  readonly artifacts: Pick<Artifacts, K>;
}

/** Judged once for the event; with no `needs` it judges what people wrote in the plan. */
export interface EventCheck<K extends ArtifactId = ArtifactId> extends JudgedBy {
  readonly scope: 'event';
  readonly needs: readonly K[];
  /** Gets the targets that have all of `needs`; the runner reports the others as unknown. */
  evaluate(targets: readonly CollectedTarget<K>[], context: CheckContext): readonly Judgement[];
}

/** Checks whose artifact types are gone: what the runner and the registry hold. */
export type AnyTargetCheck = Omit<TargetCheck, 'evaluate'> & {
  evaluate(artifacts: Partial<Artifacts>, context: TargetContext): readonly Judgement[];
};
export type AnyEventCheck = Omit<EventCheck, 'evaluate'> & {
  evaluate(
    targets: readonly { readonly target: Target; readonly artifacts: Partial<Artifacts> }[],
    context: CheckContext,
  ): readonly Judgement[];
};
export type AnyCheck = AnyTargetCheck | AnyEventCheck;

/** Declares a check; reading an artifact that is not in `needs` does not compile. */
export const defineCheck = <const K extends ArtifactId, const Id extends string>(
  check: Omit<TargetCheck<K>, 'scope'> & { readonly id: Id },
): AnyTargetCheck & { readonly id: Id } =>
  // The runner hands over exactly what `needs` names, so widening here is sound.
  ({ scope: 'target', ...check }) as unknown as AnyTargetCheck & { readonly id: Id };

/** Declares a check that is judged once over all targets. */
export const defineEventCheck = <const Id extends string, const K extends ArtifactId = never>(
  check: Omit<EventCheck<K>, 'scope'> & { readonly id: Id },
): AnyEventCheck & { readonly id: Id } =>
  ({ scope: 'event', ...check }) as unknown as AnyEventCheck & { readonly id: Id };
