import type { Channel, NotificationKind, ReadinessFacts } from '../model/notification';
import type { Report } from '../model/report';
import { latestMilestone } from '../plan/countdown';
import { quietUntil } from '../plan/quiet-hours';
import type { EventPlan } from '../plan/schema';
import { readinessFacts } from '../report/facts';
import type { NotificationDraft, NotificationRef, Run, StoredNotification } from '../store/store';
import type { Backend } from './backend';

export interface FinishedRun {
  readonly plan: EventPlan;
  readonly run: Run;
  readonly report: Report;
  /** What the report's changes are against; null on the first run, or when it was kept no longer. */
  readonly previous: Report | null;
}

type NoteBackend = Pick<Backend, 'store' | 'now' | 'outbox'>;

/**
 * Records what is to be told of a finished run, then sends what is due: what is recorded is not lost when it cannot be
 * sent. Repeating it tells nothing twice, and makes up for a crash in the middle of it.
 */
export async function noteRun(backend: NoteBackend, finished: FinishedRun): Promise<void> {
  const { outbox } = backend;
  const channels = outbox.channels ?? ['slack'];
  const due: NotificationRef[] = [];
  const recording = { ...backend, outbox: { send: async (ref: NotificationRef) => void due.push(ref) } };
  const factsOf = await factsFor(backend, finished);
  if (channels.includes('event-bridge')) await noteToSystems(recording, finished, factsOf);
  if (channels.includes('slack') && finished.plan.notifications.slackWebhook !== undefined) {
    await noteToPeople(recording, finished, factsOf);
  }
  for (const ref of due) await outbox.send(ref);
}

/** Records a notification and sends it if it is due. One that was recorded before stays as it is. */
export async function note(
  { store, now, outbox }: NoteBackend,
  draft: NotificationDraft,
): Promise<StoredNotification> {
  const { notification } = await store.notifications.record(draft);
  const { event, id, state, dueAt } = notification;
  if (state === 'pending' && Date.parse(dueAt) <= Date.parse(now())) await outbox.send({ event, id });
  return notification;
}

/**
 * Ids are the same whenever the same is told, and in the order of time.
 *
 * @param occasion Id of the run; of what is not about one run, {@link timeId}.
 */
export const notificationId = (occasion: string, kind: NotificationKind, channel: Channel): string =>
  `${occasion}~${kind}~${channel}`;

/** A time as ids of runs begin with it. */
export const timeId = (iso: string): string => new Date(iso).toISOString().replaceAll(/[-:.]/g, '');

type FactsOf = (kind: NotificationKind, milestone?: string) => ReadinessFacts;

async function factsFor(
  { store }: Pick<Backend, 'store'>,
  { run, report, previous }: FinishedRun,
): Promise<FactsOf> {
  const records = await store.records.list(run.event, 'owner');
  const owners = new Map(records.map(({ key, value }) => [key, value.owner]));
  return (kind, milestone) =>
    readinessFacts(report, { kind, milestone: milestone ?? null, previous, owners });
}

/** Systems do not sleep, and are told of every run. */
async function noteToSystems(backend: NoteBackend, finished: FinishedRun, factsOf: FactsOf): Promise<void> {
  const { run } = finished;
  const kinds: NotificationKind[] = hasChanged(finished) ? ['run-completed', 'changes'] : ['run-completed'];
  for (const kind of kinds) {
    const id = notificationId(run.id, kind, 'event-bridge');
    const facts = factsOf(kind);
    await note(backend, { event: run.event, id, channel: 'event-bridge', kind, facts, dueAt: backend.now() });
  }
}

/** People get one message a run: a digest says also what has changed. */
async function noteToPeople(backend: NoteBackend, finished: FinishedRun, factsOf: FactsOf): Promise<void> {
  const { plan, run, report } = finished;
  const draft = (kind: NotificationKind, occasion: string, milestone?: string): NotificationDraft => {
    const facts = factsOf(kind, milestone);
    const id = notificationId(occasion, kind, 'slack');
    return { event: run.event, id, channel: 'slack', kind, facts, dueAt: dueAt(plan, facts, backend.now()) };
  };
  const milestone = latestMilestone(plan, report.run.asOf);
  const isFirst = report.changes === null;
  if (milestone !== null || isFirst) {
    const digest = await note(
      backend,
      draft('digest', milestone ? timeId(milestone.at) : run.id, milestone?.id),
    );
    if (digest.facts.run.id === run.id) return;
  }
  if (hasChanged(finished)) await note(backend, draft('changes', run.id));
}

const hasChanged = ({ report, previous }: FinishedRun): boolean =>
  (report.changes?.newRed.length ?? 0) > 0 ||
  (report.changes?.resolved.length ?? 0) > 0 ||
  (previous !== null && previous.verdict !== report.verdict);

/** Only a new red wakes people. */
const dueAt = (plan: EventPlan, { newRed }: ReadinessFacts, now: string): string =>
  newRed.count > 0 ? now : (quietUntil(plan, now) ?? now);
