/**
 * The store as its users see it: event plans, runs with what they produced, and what people said.
 *
 * Every method either takes effect as a whole or leaves nothing a reader can see. Methods that change what someone
 * else may be changing take the revision the caller has read, and refuse with an {@link IemError} when it is old.
 */
import type { Ceiling, Colour } from '../model/ceiling';
import type { Finding, FindingStatus } from '../model/finding';
import type { Inventory } from '../model/inventory';
import type { Channel, NotificationKind, ReadinessFacts } from '../model/notification';
import type { Report } from '../model/report';
import type { Target } from '../model/target';
import type { ChecklistId, EventPlan, Waiver } from '../plan/schema';

export interface Store {
  readonly plans: PlanStore;
  readonly runs: RunStore;
  readonly records: RecordStore;
  readonly notifications: NotificationStore;
  readonly links: LinkStore;
  readonly replies: ReplyStore;
  readonly schedules: ScheduleStore;
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

/** `full`: everything is collected. `light`: metrics and what moves, over the last full inventory. */
export type RunProfile = 'full' | 'light';

export interface RunRequest {
  readonly event: string;
  readonly planRevision: number;
  /** `cli`, `api`, `schedule`, …: letters, digits and hyphens; must not end in `-light`, as ids of light runs do. */
  readonly trigger: string;
  readonly by: string;
  /** ISO time it was asked for (of a schedule: the time it was due); with `trigger` it makes the run's id. */
  readonly requestedAt: string;
  /** How long the run may go without `renew` before another of its profile may take its place. */
  readonly leaseSeconds: number;
  /** `full` unless told; each profile has a lease of its own. */
  readonly profile?: RunProfile;
  /** ISO time after which no further target is collected: the run ends with what is there. */
  readonly deadline?: string;
}

export type RunState = 'running' | 'finished' | 'aborted';

export interface Run extends RunRef {
  readonly planRevision: number;
  readonly trigger: string;
  readonly by: string;
  readonly requestedAt: string;
  readonly startedAt: string;
  readonly profile: RunProfile;
  readonly deadline?: string;
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
  readonly acceptedRisks?: number;
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
  /** Every ceiling, those the report leaves out included; in the report's order. Those of the report by default. */
  readonly ceilings?: readonly Ceiling[];
}

/** All conditions must hold; an absent one always does. */
export interface FindingFilter {
  readonly status?: FindingStatus;
  readonly account?: string;
  readonly region?: string;
  /** Check ids, such as those of one row of the scorecard. */
  readonly checks?: readonly string[];
}

export interface CeilingFilter {
  readonly status?: Colour;
  readonly account?: string;
  readonly region?: string;
  readonly family?: string;
}

export interface CollectedTargetRef {
  readonly target: Target;
  readonly collectedAt: string;
  /** Collectors that answered, and that did not; absent where an earlier version has stored it. */
  readonly ok?: number;
  readonly failed?: number;
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
  /** The run that finished last, of the profile named or of any. */
  latest(event: string, profile?: RunProfile): Promise<Run | null>;
  /** `full` unless told. */
  running(event: string, profile?: RunProfile): Promise<Run | null>;
  /** Throws `run-not-found` also when the run has no report, or it was kept no longer. */
  report(run: RunRef): Promise<Report>;
  /** Of a finished run, worst first; every page costs the same. Throws `run-not-found`. */
  findings(run: RunRef, filter?: FindingFilter, page?: PageRequest): Promise<Page<Finding>>;
  /** Of a finished run, lowest `breaksAt` first; every page costs the same. Throws `run-not-found`. */
  ceilings(run: RunRef, filter?: CeilingFilter, page?: PageRequest): Promise<Page<Ceiling>>;
  /** Keeps the report of a finished run for good. */
  keep(run: RunRef): Promise<void>;
  saveInventory(run: RunRef, inventory: Inventory): Promise<void>;
  /** Targets whose inventory is stored: all, or those of one account. */
  targets(run: RunRef, account?: string): Promise<readonly CollectedTargetRef[]>;
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

export interface NotificationRef {
  /** Event id. */
  readonly event: string;
  /** Begins with the time it is about, as ids of runs do: lists are in the order of ids. */
  readonly id: string;
}

export interface NotificationDraft extends NotificationRef {
  readonly channel: Channel;
  readonly kind: NotificationKind;
  readonly facts: ReadinessFacts;
  /** Not to be delivered before; ISO time. */
  readonly dueAt: string;
  readonly link?: NotificationLink;
}

/** What opens the report that a notification tells of, by a link of the same id; kept until it is confirmed. */
export interface NotificationLink {
  readonly secret: string;
  /** ISO time. */
  readonly expires: string;
}

export interface StoredNotification extends NotificationDraft {
  readonly state: 'pending' | 'confirmed';
  readonly createdAt: string;
  readonly confirmedAt?: string;
  /** Why the latest delivery of a pending one failed. */
  readonly failure?: { readonly at: string; readonly reason: string };
}

/** What was to be told, and whether it was: recorded before delivery, confirmed after. */
export interface NotificationStore {
  /** Of an id that was recorded before it changes nothing and returns what was recorded. */
  record(
    draft: NotificationDraft,
  ): Promise<{ readonly notification: StoredNotification; readonly recorded: boolean }>;
  /** null when there is none, or it was kept no longer. */
  get(ref: NotificationRef): Promise<StoredNotification | null>;
  /** Of one event, newest first. */
  list(event: string, page?: PageRequest): Promise<Page<Omit<StoredNotification, 'link'>>>;
  /**
   * Of all events, pending and due at or before `at`, the longest due first. Read from an index: on AWS one that was
   * recorded or confirmed a moment ago may be missing, or still be there.
   */
  pending(
    at: string,
    page?: PageRequest,
  ): Promise<Page<NotificationRef & Pick<StoredNotification, 'channel' | 'dueAt'>>>;
  /** Notes why a delivery has failed; of one that is confirmed, or not there, it changes nothing. */
  fail(ref: NotificationRef, reason: string): Promise<void>;
  /** Repeating it changes nothing, nor does it of one that is not there. */
  confirm(ref: NotificationRef): Promise<void>;
}

/** A link by which one report can be read without an account: it expires and can be revoked. */
export interface ReportLink {
  readonly event: string;
  readonly id: string;
  /** Run id; null: the latest finished run at the time of reading. */
  readonly run: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  /** ISO time. */
  readonly expires: string;
  readonly revokedAt?: string;
  readonly revokedBy?: string;
}

/** With what is needed to open it. */
export interface StoredLink extends ReportLink {
  /** Of the secret that opens it; the secret itself is stored nowhere with it. */
  readonly secretHash: string;
}

export interface LinkStore {
  /** Of an id that exists it changes nothing and returns what is stored. */
  create(link: Omit<StoredLink, 'createdAt' | 'revokedAt' | 'revokedBy'>): Promise<ReportLink>;
  /** null when there is none, or it was kept no longer. */
  get(event: string, id: string): Promise<StoredLink | null>;
  /** By id. */
  list(event: string, page?: PageRequest): Promise<Page<ReportLink>>;
  /** Returns the link as it is afterwards, null when there is none; revoking twice changes nothing. */
  revoke(event: string, id: string, by: string): Promise<ReportLink | null>;
}

/** A reply that is given again when a request is repeated with the same idempotency key. */
export interface KeptReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type ReplyClaim =
  /** The caller does the work, then calls `keep` or `release`. */
  | { readonly state: 'claimed' }
  /** Another request with the key is being answered. */
  | { readonly state: 'pending' }
  /** The key was used for another request. */
  | { readonly state: 'mismatch' }
  | { readonly state: 'kept'; readonly reply: KeptReply };

export interface ReplyStore {
  /**
   * @param key Of the caller, the operation and the idempotency key together; up to 1,000 bytes.
   * @param fingerprint Of the request's content.
   * @param claimSeconds After which a claim that was neither kept nor released may be claimed again: longer than the
   * work can take, since the first caller is not told.
   */
  claim(key: string, fingerprint: string, claimSeconds: number): Promise<ReplyClaim>;
  /** Kept for a day; of a key that nobody has claimed, or whose reply is kept, it changes nothing. */
  keep(key: string, reply: KeptReply): Promise<void>;
  /** Lets the key be claimed again; a reply that is kept stays. */
  release(key: string): Promise<void>;
}

/** How far the schedule of an event has come. */
export interface ScheduleState {
  readonly event: string;
  /** Revision of the plan that `due` was worked out from. */
  readonly planRevision: number;
  /** Newest slot of each profile that was handled; ISO times. */
  readonly handled: { readonly full?: string; readonly light?: string };
  /** When the next slot is due; null when there is none. */
  readonly due: string | null;
  /** When this was worked out, ISO time by the clock of who did; absent where an earlier version has stored it. */
  readonly computedAt?: string;
  /** 1 and up. */
  readonly revision: number;
}

export interface ScheduleStore {
  get(event: string): Promise<ScheduleState | null>;
  /** Replaces exactly the revision that was read, 0 for a new one; false when it has changed since. */
  put(state: Omit<ScheduleState, 'revision'>, expectedRevision: number): Promise<boolean>;
}
