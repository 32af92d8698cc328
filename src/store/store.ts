/**
 * The interface of the store, which keeps event plans, runs with their results, and the records of people.
 *
 * Every method either takes effect as a whole, or readers see no effect at all. Methods that change what others may be
 * changing take the revision that the caller has read, and throw an {@link IemError} if it is not the latest.
 */
import type { ActionRecord } from '../model/action';
import type { ActionItem } from '../model/action-item';
import type { Ceiling, Colour } from '../model/ceiling';
import type { Finding, FindingStatus } from '../model/finding';
import type { Inventory } from '../model/inventory';
import type { Channel, NotificationFacts, NotificationKind } from '../model/notification';
import type { Report } from '../model/report';
import type { Target } from '../model/target';
import type { ChecklistId, EventPlan, Waiver } from '../plan/schema';

/** The parts of the store. */
export interface Store {
  readonly plans: PlanStore;
  readonly runs: RunStore;
  readonly records: RecordStore;
  readonly items: ActionItemStore;
  readonly actions: ActionRecordStore;
  readonly notifications: NotificationStore;
  readonly links: LinkStore;
  readonly replies: ReplyStore;
  readonly schedules: ScheduleStore;
}

/** One page of a list. A page may have fewer items than asked for, even if it is not the last. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; null on the last page. */
  readonly cursor: string | null;
}

/** Asks for one page of a list. */
export interface PageRequest {
  /** The most items on the page, 1 to 1,000; by default 100. */
  readonly limit?: number;
  /** The cursor of the page before. A cursor of another list is refused with `input-unreadable`. */
  readonly cursor?: string | null;
}

/** A plan as lists show it. */
export interface PlanSummary {
  /** Event id. */
  readonly id: string;
  /** Counts from 1, and continues if a deleted event is stored again. */
  readonly revision: number;
  readonly name: string;
  readonly customer: string;
  /** `calendar.start` as written in the plan. */
  readonly start: string;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** A revision of a plan. */
export interface StoredPlan extends PlanSummary {
  readonly plan: EventPlan;
}

/** Stores event plans. */
export interface PlanStore {
  /**
   * Stores the first revision. Throws `revision-conflict` if the event exists. Throws `record-conflict` if the plan
   * contradicts a person's record, which may remain from a deleted event.
   */
  create(plan: EventPlan, by: string): Promise<StoredPlan>;
  /**
   * Stores the next revision of `plan.id`, unless the content is the same. Imports its answers, waivers, load tests and steps as
   * records of source `plan`, and keeps the records that it does not mention. Throws `revision-conflict` if
   * `expectedRevision` is not the latest, `record-conflict` if the plan contradicts a person's record, `plan-not-found`.
   */
  replace(plan: EventPlan, expectedRevision: number, by: string): Promise<StoredPlan>;
  /** Loads the given revision, by default the latest. Throws `plan-not-found`. */
  get(id: string, revision?: number): Promise<StoredPlan>;
  /** Lists the events that are not deleted, by id. */
  list(page?: PageRequest): Promise<Page<PlanSummary>>;
  /** Lists the revisions of a plan, newest first. Throws `plan-not-found`. */
  revisions(id: string): Promise<readonly PlanSummary[]>;
  /** Hides the event, but keeps its revisions, runs and records. Throws `plan-not-found`, `revision-conflict`. */
  delete(id: string, expectedRevision: number): Promise<void>;
}

/** Identifies a run. */
export interface RunRef {
  /** Event id. */
  readonly event: string;
  readonly id: string;
}

/**
 * A `full` run collects everything. A `light` run collects only what can change within minutes, and takes the rest from
 * the last full run.
 */
export type RunProfile = 'full' | 'light';

/** Asks for a run. */
export interface RunRequest {
  readonly event: string;
  readonly planRevision: number;
  /** `cli`, `api`, `schedule`, …: letters, digits and hyphens. It must not end in `-light`, as ids of light runs do. */
  readonly trigger: string;
  readonly by: string;
  /** ISO time of the request, or of the slot in a schedule. Together with `trigger` it forms the run's id. */
  readonly requestedAt: string;
  /** Seconds without `renew` after which another run of the same profile may replace this one. */
  readonly leaseSeconds: number;
  /** By default `full`. Each profile has its own lease. */
  readonly profile?: RunProfile;
  /** ISO time after which no further target is collected. The run then judges what it has. */
  readonly deadline?: string;
}

/** `aborted`: the run ended without a report. */
export type RunState = 'running' | 'finished' | 'aborted';

/** A run as readers see it. */
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
  /** Why the run was aborted. */
  readonly reason?: string;
  /** Set once the run is finished. */
  readonly summary?: RunSummary;
}

/** The part of a report that lists of runs show. */
export interface RunSummary {
  readonly asOf: string;
  readonly verdict: Report['verdict'];
  readonly acceptedRisks?: number;
  readonly breakingPoint: Report['breakingPoint'];
  readonly score: number | null;
  readonly coverage: number;
  readonly rows: readonly Pick<Report['scorecard']['rows'][number], 'id' | 'colour'>[];
}

/** The result of a finished run. */
export interface RunResult {
  readonly report: Report;
  /** All findings, including those that the report leaves out. */
  readonly findings: readonly Finding[];
  /** All ceilings in the report's order, including those that the report leaves out; by default those of the report. */
  readonly ceilings?: readonly Ceiling[];
}

/** Selects the findings that meet every condition given. */
export interface FindingFilter {
  readonly status?: FindingStatus;
  readonly account?: string;
  readonly region?: string;
  /** Ids of checks, such as all of one row of the scorecard. */
  readonly checks?: readonly string[];
}

/** Selects the ceilings that meet every condition given. */
export interface CeilingFilter {
  readonly status?: Colour;
  readonly account?: string;
  readonly region?: string;
  readonly family?: string;
}

/** A target whose inventory is stored. */
export interface CollectedTargetRef {
  readonly target: Target;
  readonly collectedAt: string;
  /** The numbers of collectors that succeeded and failed. Absent if an earlier version stored the inventory. */
  readonly ok?: number;
  readonly failed?: number;
}

/** Stores runs, their inventories and their results. */
export interface RunStore {
  /**
   * Starts a run. If another run of the event and profile is running, or the same request was made before, it returns
   * that run with `started: false`.
   */
  start(request: RunRequest): Promise<{ readonly run: Run; readonly started: boolean }>;
  /** Extends the lease by another `leaseSeconds`. Throws `run-in-progress` if another run has replaced this one. */
  renew(run: RunRef): Promise<void>;
  /** Stores the results, then marks the run as finished. Repeating it changes nothing. Throws what `renew` throws. */
  finish(run: RunRef, result: RunResult): Promise<Run>;
  /** Ends a run without results. Changes nothing if the run is over. */
  abort(run: RunRef, reason: string): Promise<Run>;
  /** Loads a run. If its lease has expired, it is shown as aborted. Throws `run-not-found`. */
  get(run: RunRef): Promise<Run>;
  /** Lists runs, newest first. A run whose lease has expired is shown as aborted. */
  list(event: string, page?: PageRequest): Promise<Page<Run>>;
  /** Finds the run that finished last, of the given profile or of any. */
  latest(event: string, profile?: RunProfile): Promise<Run | null>;
  /** Finds the run of a profile that is running, by default of `full`. */
  running(event: string, profile?: RunProfile): Promise<Run | null>;
  /** Loads the report of a run. Throws `run-not-found` also if the run has no report, or the report has expired. */
  report(run: RunRef): Promise<Report>;
  /** Lists findings of a finished run, worst first. Every page costs the same. Throws `run-not-found`. */
  findings(run: RunRef, filter?: FindingFilter, page?: PageRequest): Promise<Page<Finding>>;
  /** Lists ceilings of a finished run, lowest `breaksAt` first. Every page costs the same. Throws `run-not-found`. */
  ceilings(run: RunRef, filter?: CeilingFilter, page?: PageRequest): Promise<Page<Ceiling>>;
  /** Exempts a finished run and its report from expiry. */
  keep(run: RunRef): Promise<void>;
  /** Stores the inventory of one target of a run. */
  saveInventory(run: RunRef, inventory: Inventory): Promise<void>;
  /** Lists the targets whose inventories are stored, of all accounts or of one. */
  targets(run: RunRef, account?: string): Promise<readonly CollectedTargetRef[]>;
  /** Loads an inventory. Throws `run-not-found` if there is none, or it has expired. */
  inventory(run: RunRef, target: Target): Promise<Inventory>;
}

/** The values of what people record about an event apart from its plan, by kind of record. */
export interface RecordValues {
  /** Key: id of the question. */
  answer: NonNullable<EventPlan['checklist'][ChecklistId]>;
  /** Key: {@link recordKey} of what it waives. */
  waiver: Waiver;
  /** Key: name and date of the test. */
  loadTest: EventPlan['loadTests'][number];
  /** Key: number of the step. */
  step: EventPlan['timeline'][number];
  /** Key: id of the finding or action item. */
  owner: { readonly owner: string };
  /** Key: id of the finding, action item or step, and a part of its own. */
  remark: { readonly text: string };
}

/** The kinds of records. */
export type RecordKind = keyof RecordValues;

/** Where a record comes from: `plan` if it was imported from a plan, else the interface that a person used. */
export type RecordSource = 'plan' | 'api' | 'cli';

/** Identifies a record. */
export interface RecordRef<K extends RecordKind = RecordKind> {
  readonly event: string;
  readonly kind: K;
  readonly key: string;
}

/** The person who changes a record, and the interface that they use. */
export interface RecordAuthor {
  readonly source: Exclude<RecordSource, 'plan'>;
  readonly by: string;
}

/** A record to be written. */
export interface RecordDraft<K extends RecordKind = RecordKind> extends RecordRef<K>, RecordAuthor {
  readonly value: RecordValues[K];
}

/** A record as readers see it. */
export interface EventRecord<K extends RecordKind = RecordKind> extends RecordRef<K> {
  readonly value: RecordValues[K];
  readonly source: RecordSource;
  readonly by: string;
  readonly at: string;
  /** Counts from 1, and continues if a withdrawn record is written again. */
  readonly revision: number;
}

/** Stores what people record about events. */
export interface RecordStore {
  /** Lists all records of an event, or those of one kind, by kind and key. */
  list<K extends RecordKind>(event: string, kind?: K): Promise<readonly EventRecord<K>[]>;
  /**
   * Writes a record, unless it already has this value. `expectedRevision` is the one that the caller has read, 0 for a
   * new record. Throws `record-conflict` with both values.
   */
  put<K extends RecordKind>(draft: RecordDraft<K>, expectedRevision: number): Promise<EventRecord<K>>;
  /** Withdraws a record. Changes nothing if there is none. Throws `record-conflict`. */
  withdraw(record: RecordRef & RecordAuthor, expectedRevision: number): Promise<void>;
}

/** An item of which each revision is written by who has read the one before. */
export interface StoredRevision<T> {
  readonly item: T;
  /** Counts from 1. */
  readonly revision: number;
}

/** Stores items of one kind, which never expire. */
export interface RevisedItemStore<T> {
  /** Returns null if there is none. */
  get(event: string, id: string): Promise<StoredRevision<T> | null>;
  /** Lists the items of an event by id. */
  list(event: string, page?: PageRequest): Promise<Page<StoredRevision<T>>>;
  /**
   * Writes an item. `expectedRevision` is the one that the caller has read, 0 for a new item. Throws `record-conflict` if
   * somebody has written it since.
   */
  put(event: string, item: T, expectedRevision: number): Promise<StoredRevision<T>>;
}

/** An action item as it is stored. */
export type StoredItem = StoredRevision<ActionItem>;

/** Stores the action items of events. */
export type ActionItemStore = RevisedItemStore<ActionItem>;

/** Stores what became of what this program was told to do in accounts. */
export type ActionRecordStore = RevisedItemStore<ActionRecord>;

/** Identifies a notification. */
export interface NotificationRef {
  /** Event id. */
  readonly event: string;
  /** Starts with the time that the notification is about, as run ids do. Lists are sorted by it. */
  readonly id: string;
}

/** A notification to be recorded. */
export interface NotificationDraft extends NotificationRef {
  readonly channel: Channel;
  readonly kind: NotificationKind;
  readonly facts: NotificationFacts;
  /** The earliest time of delivery; ISO time. */
  readonly dueAt: string;
  readonly link?: NotificationLink;
}

/** The secret of the link to the report, which has the notification's id. It is deleted once delivery is confirmed. */
export interface NotificationLink {
  readonly secret: string;
  /** ISO time. */
  readonly expires: string;
}

/** A recorded notification. */
export interface StoredNotification extends NotificationDraft {
  readonly state: 'pending' | 'confirmed';
  readonly createdAt: string;
  readonly confirmedAt?: string;
  /** Why the latest attempt to deliver a pending notification failed. */
  readonly failure?: { readonly at: string; readonly reason: string };
}

/** Stores notifications. They are recorded before they are delivered, and confirmed afterwards. */
export interface NotificationStore {
  /** Records a notification. If its id was recorded before, it returns that one unchanged, with `recorded: false`. */
  record(
    draft: NotificationDraft,
  ): Promise<{ readonly notification: StoredNotification; readonly recorded: boolean }>;
  /** Returns null if there is none, or it has expired. */
  get(ref: NotificationRef): Promise<StoredNotification | null>;
  /** Lists the notifications about an event, newest first. */
  list(event: string, page?: PageRequest): Promise<Page<Omit<StoredNotification, 'link'>>>;
  /**
   * Lists the pending notifications of all events that are due at or before `at`; the one that has been due longest comes
   * first. It reads an index, which on AWS is updated with a short delay.
   */
  pending(
    at: string,
    page?: PageRequest,
  ): Promise<Page<NotificationRef & Pick<StoredNotification, 'channel' | 'dueAt'>>>;
  /** Records why a delivery failed. Changes nothing if the notification is confirmed or does not exist. */
  fail(ref: NotificationRef, reason: string): Promise<void>;
  /** Marks a notification as delivered. Changes nothing if it is confirmed already or does not exist. */
  confirm(ref: NotificationRef): Promise<void>;
}

/** A link that opens a report without an account. It expires, and can be revoked. */
export interface ReportLink {
  readonly event: string;
  readonly id: string;
  /** Run id; null means the run that is the latest finished one when the link is opened. */
  readonly run: string | null;
  /** What it opens: the report of the run, or the page people work on, which it can only read. */
  readonly shows: 'report' | 'page';
  readonly createdAt: string;
  readonly createdBy: string;
  /** ISO time. */
  readonly expires: string;
  readonly revokedAt?: string;
  readonly revokedBy?: string;
}

/** A link, with what is needed to check its secret. */
export interface StoredLink extends ReportLink {
  /** The hash of the link's secret. The link does not contain the secret itself. */
  readonly secretHash: string;
}

/** Stores links to reports. */
export interface LinkStore {
  /** Stores a link. If there is one with this id, it returns that one unchanged. */
  create(link: Omit<StoredLink, 'createdAt' | 'revokedAt' | 'revokedBy'>): Promise<ReportLink>;
  /** Returns null if there is none, or it has expired and was deleted. */
  get(event: string, id: string): Promise<StoredLink | null>;
  /** Lists the links of an event by id. */
  list(event: string, page?: PageRequest): Promise<Page<ReportLink>>;
  /** Revokes a link and returns it, or null if there is none. Revoking it again changes nothing. */
  revoke(event: string, id: string, by: string): Promise<ReportLink | null>;
}

/** A stored reply, which a repeated request with the same idempotency key gets again. */
export interface KeptReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The outcome of claiming an idempotency key. */
export type ReplyClaim =
  /** The caller must do the work, then call `keep` or `release`. */
  | { readonly state: 'claimed' }
  /** Another request with the key is being processed. */
  | { readonly state: 'pending' }
  /** The key was used for a request with other content. */
  | { readonly state: 'mismatch' }
  /** A request with the key and the same content was answered. */
  | { readonly state: 'kept'; readonly reply: KeptReply };

/** Stores replies by idempotency key. */
export interface ReplyStore {
  /**
   * Claims a key for a request, unless another request has claimed it.
   *
   * @param key Identifies the caller, the operation and the idempotency key; up to 1,000 bytes.
   * @param fingerprint A hash of the request's content.
   * @param claimSeconds Seconds after which another request may take over a claim that was neither kept nor released. It
   * must be longer than the work can take, because the first caller does not notice.
   */
  claim(key: string, fingerprint: string, claimSeconds: number): Promise<ReplyClaim>;
  /** Stores the reply for a day. Changes nothing if the key is not claimed, or already has a reply. */
  keep(key: string, reply: KeptReply): Promise<void>;
  /** Releases a claim, so that the key can be used again. Does not delete a stored reply. */
  release(key: string): Promise<void>;
}

/** The progress of an event's schedule. */
export interface ScheduleState {
  readonly event: string;
  /** The revision of the plan that `due` was computed from. */
  readonly planRevision: number;
  /** The time of the newest handled slot of each profile; ISO times. */
  readonly handled: { readonly full?: string; readonly light?: string };
  /** When the next slot is due; null if there is none. */
  readonly due: string | null;
  /** When this was worked out, ISO time by the clock of who did; absent where an earlier version has stored it. */
  readonly computedAt?: string;
  /** When the day ends, in the event's time zone, of which it was told what is overdue; ISO time. */
  readonly dayEnds?: string;
  /** Counts from 1. */
  readonly revision: number;
}

/** Stores the progress of schedules. */
export interface ScheduleStore {
  get(event: string): Promise<ScheduleState | null>;
  /** Replaces the revision that the caller has read, 0 for a new one. Returns false if it has changed since. */
  put(state: Omit<ScheduleState, 'revision'>, expectedRevision: number): Promise<boolean>;
}
