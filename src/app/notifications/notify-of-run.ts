import type { Channel, NotificationKind, ReadinessFacts } from '../../model/notification';
import type { Report } from '../../model/report';
import { findLatestMilestone } from '../../plan/countdown';
import { findQuietEnd } from '../../plan/quiet-hours';
import type { EventPlan } from '../../plan/schema';
import { createReadinessFacts } from '../../report/facts';
import { timeIdOf } from '../../store/run-id';
import type { NotificationDraft, NotificationLink, RunRef, StoredNotification } from '../../store/store';
import type { Backend } from '../backend';
import { ownersOf } from '../owners';
import { createReportLink, createSecret } from './links';

/** A run that has ended, with what people may have to be told of it. */
export interface FinishedRun {
  readonly plan: EventPlan;
  readonly run: RunRef;
  readonly report: Report;
  /** The report that the changes were computed from; null for the first run, or if that report has expired. */
  readonly previous: Report | null;
}

/**
 * Records the notifications about a finished run, then sends those that are due. They are recorded first so that none
 * is lost if sending fails. Calling it again records nothing twice, and completes what a crash interrupted.
 */
export async function notifyOfRun(
  backend: Pick<Backend, 'store' | 'now' | 'outbox'>,
  finished: FinishedRun,
): Promise<void> {
  const channels = backend.outbox.channels ?? ['slack'];
  const hasWebhook = finished.plan.notifications.slackWebhook !== undefined;
  const factsOf = await factsFor(backend, finished);
  const recorded = [
    ...(channels.includes('event-bridge') ? await recordForSystems(backend, finished, factsOf) : []),
    ...(channels.includes('slack') && hasWebhook ? await recordForPeople(backend, finished, factsOf) : []),
  ];
  for (const notification of recorded) await sendIfDue(backend, notification);
}

/** Records a notification and creates its link. If it was recorded before, it stays unchanged. */
export async function recordNotification(
  { store }: Pick<Backend, 'store'>,
  draft: NotificationDraft,
): Promise<StoredNotification> {
  const { notification } = await store.notifications.record(draft);
  const { event, id, facts, link } = notification;
  // This is also done if the notification was recorded before, in case a crash prevented it then.
  if (link) await createReportLink(store, { ...link, event, id, run: facts.run.id, by: 'notification' });
  return notification;
}

/** Sends a notification, unless it is confirmed or not due yet. A later tick sends it once it is due. */
export async function sendIfDue(
  { now, outbox }: Pick<Backend, 'now' | 'outbox'>,
  { event, id, state, dueAt }: StoredNotification,
): Promise<void> {
  if (state === 'pending' && Date.parse(dueAt) <= Date.parse(now())) await outbox.send({ event, id });
}

/**
 * Forms the id of a notification. The same notification always gets the same id, and ids sort by time.
 *
 * @param occasion Id of the run, or the {@link timeIdOf} if the notification is not about one run.
 */
export const notificationId = (occasion: string, kind: NotificationKind, channel: Channel): string =>
  `${occasion}~${kind}~${channel}`;

type FactsOf = (kind: NotificationKind, milestone?: string) => ReadinessFacts;

async function factsFor(
  backend: Pick<Backend, 'store'>,
  { run, report, previous }: FinishedRun,
): Promise<FactsOf> {
  const owners = await ownersOf(backend, run.event);
  return (kind, milestone) =>
    createReadinessFacts(report, { kind, milestone: milestone ?? null, previous, owners });
}

type RecordingBackend = Pick<Backend, 'store' | 'now' | 'outbox'>;

/** Programs are notified of every run, at any hour. */
async function recordForSystems(
  backend: RecordingBackend,
  finished: FinishedRun,
  factsOf: FactsOf,
): Promise<StoredNotification[]> {
  const { run } = finished;
  const kinds: NotificationKind[] = hasChanged(finished) ? ['run-completed', 'changes'] : ['run-completed'];
  const recorded: StoredNotification[] = [];
  for (const kind of kinds) {
    const id = notificationId(run.id, kind, 'event-bridge');
    const facts = factsOf(kind);
    const dueAt = backend.now();
    recorded.push(
      await recordNotification(backend, {
        event: run.event,
        id,
        channel: 'event-bridge',
        kind,
        facts,
        dueAt,
      }),
    );
  }
  return recorded;
}

/** People get at most one message per run: a digest includes what changed. */
async function recordForPeople(
  backend: RecordingBackend,
  finished: FinishedRun,
  factsOf: FactsOf,
): Promise<StoredNotification[]> {
  const { plan, run, report } = finished;
  const draft = (kind: NotificationKind, occasion: string, milestone?: string): NotificationDraft => {
    const facts = factsOf(kind, milestone);
    const id = notificationId(occasion, kind, 'slack');
    const due = dueTimeOf(plan, facts, backend.now());
    const link = backend.outbox.linksReports && { link: createLinkFrom(due) };
    return { event: run.event, id, channel: 'slack', kind, facts, dueAt: due, ...link };
  };
  const milestone = findLatestMilestone(plan, report.run.asOf);
  const isFirst = report.changes === null;
  const recorded: StoredNotification[] = [];
  if (milestone !== null || isFirst) {
    const digest = await recordNotification(
      backend,
      draft('digest', milestone ? timeIdOf(milestone.at) : run.id, milestone?.id),
    );
    recorded.push(digest);
    if (digest.facts.run.id === run.id) return recorded;
  }
  if (hasChanged(finished)) recorded.push(await recordNotification(backend, draft('changes', run.id)));
  return recorded;
}

const LINK_DAYS = 7;

const createLinkFrom = (due: string): NotificationLink => ({
  secret: createSecret(),
  expires: new Date(Date.parse(due) + LINK_DAYS * 24 * 60 * 60 * 1000).toISOString(),
});

const hasChanged = ({ report, previous }: FinishedRun): boolean =>
  (report.changes?.newRed.length ?? 0) > 0 ||
  (report.changes?.resolved.length ?? 0) > 0 ||
  (previous !== null && previous.verdict !== report.verdict);

/** Only something newly red may interrupt quiet hours. */
const dueTimeOf = (plan: EventPlan, { newRed }: ReadinessFacts, now: string): string =>
  newRed.count > 0 ? now : (findQuietEnd(plan, now) ?? now);
