/**
 * The store as its users see it: event plans, runs with what they produced, and what people said.
 *
 * Every method either takes effect as a whole or leaves nothing a reader can see. Methods that change what someone
 * else may be changing take the revision the caller has read, and refuse with an {@link IemError} when it is old.
 */
import type { Finding, FindingStatus } from '../model/finding';
import type { Inventory } from '../model/inventory';
import type { Report } from '../model/report';
import type { Target } from '../model/target';
import type { ChecklistId, EventPlan, Waiver } from '../plan/schema';

export interface Store {
  readonly plans: PlanStore;
  readonly runs: RunStore;
  readonly records: RecordStore;
}

/** One page of a list; `cursor` is opaque, null on the last page. A page may be short and still not the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

export interface PageRequest {
  /** Items on the page, 1 to 1,000; 100 unless told. */
  readonly limit?: number;
  /** Of the page before; a cursor that is not ours is refused with `input-unreadable`. */
  readonly cursor?: string | null;
}

/** What a list of plans shows. */
export interface PlanSummary {
  /** Event id. */
  readonly id: string;
  /** 1 and up; a deleted event that is written again goes on counting. */
  readonly revision: number;
  readonly name: string;
  readonly customer: string;
  /** `calendar.start` as written in the plan. */
  readonly start: string;
  readonly savedAt: string;
  readonly savedBy: string;
}

export interface StoredPlan extends PlanSummary {
  readonly plan: EventPlan;
}

export interface PlanStore {
  /**
   * Stores the first revision. Throws `revision-conflict` when the event exists, `record-conflict` when the plan
   * contradicts what a person has recorded (of a deleted event written again).
   */
  create(plan: EventPlan, by: string): Promise<StoredPlan>;
  /**
   * Stores the next revision of `plan.id`. Answers, waivers and load tests in it are imported as records of source
   * `plan`; records it does not mention stay. The same content again is no new revision. Throws
   * `revision-conflict` when `expectedRevision` is not the latest, `record-conflict` when the plan contradicts a
   * person's record, `plan-not-found`.
   */
  replace(plan: EventPlan, expectedRevision: number, by: string): Promise<StoredPlan>;
  /** The latest revision, or the one named. Throws `plan-not-found`. */
  get(id: string, revision?: number): Promise<StoredPlan>;
  /** By event id. */
  list(page?: PageRequest): Promise<Page<PlanSummary>>;
  /** Newest first. Throws `plan-not-found`. */
  revisions(id: string): Promise<readonly PlanSummary[]>;
  /** Hides the event; its revisions, runs and records stay. Throws `plan-not-found`, `revision-conflict`. */
  delete(id: string, expectedRevision: number): Promise<void>;
}

export interface RunRef {
  /** Event id. */
  readonly event: string;
  readonly id: string;
}

export interface RunRequest {
  readonly event: string;
  readonly planRevision: number;
  /** `cli`, `api`, `schedule`, …: letters, digits and hyphens. */
  readonly trigger: string;
  readonly by: string;
  /** ISO time it was asked for (of a schedule: the time it was due); with `trigger` it makes the run's id. */
  readonly requestedAt: string;
  /** How long the run may go without `renew` before another may take its place. */
  readonly leaseSeconds: number;
}

export type RunState = 'running' | 'finished' | 'aborted';

export interface Run extends RunRef {
  readonly planRevision: number;
  readonly trigger: string;
  readonly by: string;
  readonly requestedAt: string;
  readonly startedAt: string;
  readonly state: RunState;
  readonly finishedAt?: string;
  /** Why it was aborted. */
  readonly reason?: string;
  /** Set when it is finished. */
  readonly summary?: RunSummary;
}

/** What a list of runs shows of each report. */
export interface RunSummary {
  readonly asOf: string;
  readonly verdict: Report['verdict'];
  readonly breakingPoint: Report['breakingPoint'];
  readonly score: number | null;
  readonly coverage: number;
  readonly rows: readonly Pick<Report['scorecard']['rows'][number], 'id' | 'colour'>[];
}

/** What a finished run leaves. */
export interface RunResult {
  readonly report: Report;
  /** Every finding, those the report leaves out included. */
  readonly findings: readonly Finding[];
}

/** All conditions must hold; an absent one always does. */
export interface FindingFilter {
  readonly status?: FindingStatus;
  readonly account?: string;
  readonly region?: string;
  /** Check ids, such as those of one row of the scorecard. */
  readonly checks?: readonly string[];
}

export interface CollectedTargetRef {
  readonly target: Target;
  readonly collectedAt: string;
}

export interface RunStore {
  /**
   * Starts a run unless one of the event is running: then, and when the same request was made before,
   * `started` is false and `run` is that one.
   */
  start(request: RunRequest): Promise<{ readonly run: Run; readonly started: boolean }>;
  /** Keeps the lease for another `leaseSeconds`. Throws `run-in-progress` when another run has taken its place. */
  renew(run: RunRef): Promise<void>;
  /** Stores the results, then makes the run visible as finished; repeating it changes nothing. Throws as `renew`. */
  finish(run: RunRef, result: RunResult): Promise<Run>;
  /** Ends a run without results; of a run that is over already it changes nothing. */
  abort(run: RunRef, reason: string): Promise<Run>;
  /** Throws `run-not-found`. */
  get(run: RunRef): Promise<Run>;
  /** Newest first. A run whose lease ran out is shown as aborted. */
  list(event: string, page?: PageRequest): Promise<Page<Run>>;
  /** The newest finished run. */
  latest(event: string): Promise<Run | null>;
  running(event: string): Promise<Run | null>;
  /** Throws `run-not-found` also when the run has no report, or it was kept no longer. */
  report(run: RunRef): Promise<Report>;
  /** Of a finished run, worst first; every page costs the same. Throws `run-not-found`. */
  findings(run: RunRef, filter?: FindingFilter, page?: PageRequest): Promise<Page<Finding>>;
  /** Keeps the report of a finished run for good. */
  keep(run: RunRef): Promise<void>;
  saveInventory(run: RunRef, inventory: Inventory): Promise<void>;
  /** Targets whose inventory is stored. */
  targets(run: RunRef): Promise<readonly CollectedTargetRef[]>;
  /** Throws `run-not-found` when there is none, or it was kept no longer. */
  inventory(run: RunRef, target: Target): Promise<Inventory>;
}

/** What people say about an event apart from the plan, by kind of record. */
export interface RecordValues {
  /** Key: id of the question. */
  answer: NonNullable<EventPlan['checklist'][ChecklistId]>;
  /** Key: {@link recordKey} of what it waives. */
  waiver: Waiver;
  /** Key: name and date of the test. */
  loadTest: EventPlan['loadTests'][number];
  /** Key: the step or item that is confirmed. */
  confirmation: { readonly confirmed: boolean; readonly note?: string };
  /** Key: id of the finding or action item. */
  owner: { readonly owner: string };
  /** Key: id of the finding, action item or step, and a part of its own. */
  remark: { readonly text: string };
}

export type RecordKind = keyof RecordValues;

/** `plan`: imported from a plan file; otherwise the way a person said it. */
export type RecordSource = 'plan' | 'api' | 'cli';

export interface RecordRef<K extends RecordKind = RecordKind> {
  readonly event: string;
  readonly kind: K;
  readonly key: string;
}

/** Who changes a record, and the way they do. */
export interface RecordAuthor {
  readonly source: Exclude<RecordSource, 'plan'>;
  readonly by: string;
}

export interface RecordDraft<K extends RecordKind = RecordKind> extends RecordRef<K>, RecordAuthor {
  readonly value: RecordValues[K];
}

export interface EventRecord<K extends RecordKind = RecordKind> extends RecordRef<K> {
  readonly value: RecordValues[K];
  readonly source: RecordSource;
  readonly by: string;
  readonly at: string;
  /** 1 and up; a withdrawn record that is written again goes on counting. */
  readonly revision: number;
}

export interface RecordStore {
  /** Every record of the event, or those of one kind, by kind and key. */
  list<K extends RecordKind>(event: string, kind?: K): Promise<readonly EventRecord<K>[]>;
  /**
   * Writes a record; `expectedRevision` is the one the caller has read, 0 for a new one. The same value again
   * changes nothing. Throws `record-conflict` with both values.
   */
  put<K extends RecordKind>(draft: RecordDraft<K>, expectedRevision: number): Promise<EventRecord<K>>;
  /** Takes a record back; of one that is not there it changes nothing. Throws `record-conflict`. */
  withdraw(record: RecordRef & RecordAuthor, expectedRevision: number): Promise<void>;
}
