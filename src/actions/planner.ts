import type { ActionKind, ActionRecord, PlannedAction, QuotaRequest, Read } from '../model/action';
import type { Ceiling } from '../model/ceiling';
import type { Finding } from '../model/finding';
import type { Report } from '../model/report';
import type { Target } from '../model/target';
import type { EventPlan } from '../plan/schema';

/** What was read of Service Quotas in an account and region. */
export interface QuotaHistory {
  readonly target: Target;
  readonly requests: Read<readonly QuotaRequest[]>;
  /** How many capacity units load balancers may reserve, by code of the quota; absent where nothing is to be reserved. */
  readonly reservable?: Read<Readonly<Record<string, number>>>;
}

/** What actions are planned from. */
export interface PlannerInput {
  /** With what people recorded besides. */
  readonly plan: EventPlan;
  /** The plan that the latest run has judged: an earlier revision, where somebody has changed it since. */
  readonly judged: EventPlan;
  /** The latest run. */
  readonly report: Report;
  /** All of that run, those that its report leaves out included. */
  readonly ceilings: readonly Ceiling[];
  readonly findings: readonly Finding[];
  /** What became of actions that were applied before. */
  readonly records: readonly ActionRecord[];
  /** Requests for quotas; null where AWS was not asked. */
  readonly history: readonly QuotaHistory[] | null;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** Plans the actions of one kind. */
export interface Planner {
  readonly kinds: readonly ActionKind[];
  plan(input: PlannerInput): readonly PlannedAction[];
}
