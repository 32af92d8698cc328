import { mapConcurrently } from '../../lib/concurrency';
import type { ActionItem } from '../../model/action-item';
import type { DueThing, ReadinessFacts, ReadinessKind } from '../../model/notification';
import type { Report } from '../../model/report';
import { findLatestMilestone } from '../../plan/countdown';
import { findQuietEnd } from '../../plan/quiet-hours';
import type { EventPlan } from '../../plan/schema';
import { createReadinessFacts } from '../../report/facts';
import { profileOf, timeIdOf } from '../../store/run-id';
import type { NotificationLink, RunRef, StoredNotification } from '../../store/store';
import { listDue } from '../../workbook/due';
import { listActionRecords } from '../actions/stored-actions';
import type { Backend } from '../backend';
import { ownersAmong } from '../owners';
import { createSecret } from './links';
import { recordOverdue, tellsOverdue } from './overdue';
import { notificationId, recordNotification, sendIfDue } from './recording';

/** A run that has ended, with what people may have to be told of it. */
export interface FinishedRun {
  readonly plan: EventPlan;
  readonly run: RunRef;
  readonly report: Report;
  /** The report that the changes were computed from; null for the first run, or if that report has expired. */
  readonly previous: Report | null;
  /** The action items of the event, as the run left them. */
  readonly items: readonly ActionItem[];
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
  const actions = await listActionRecords(backend.store, finished.run.event);
  const due = listDue({ ...finished, actions, now: backend.now() });
  const factsOf = await factsFor(backend, finished, due);
  const recorded = [
    ...(channels.includes('event-bridge') ? await recordForSystems(backend, finished, factsOf) : []),
    ...(channels.includes('slack') && hasWebhook ? await recordForPeople(backend, finished, factsOf) : []),
    // These may be thousands, so they come last.
    ...(tellsOverdue(backend) && profileOf(finished.run.id) === 'full'
      ? await recordOverdue(backend, finished.plan, due)
      : []),
  ];
  await mapConcurrently(recorded, SENDS_AT_A_TIME, (notification) => sendIfDue(backend, notification));
}

const SENDS_AT_A_TIME = 8;

type FactsOf = (kind: ReadinessKind, milestone?: string) => ReadinessFacts;

async function factsFor(
  { store }: Pick<Backend, 'store'>,
  { run, report, previous, items }: FinishedRun,
  due: readonly DueThing[],
): Promise<FactsOf> {
  const owners = await ownersAmong(store, run.event, items);
  return (kind, milestone) =>
    createReadinessFacts(report, { kind, milestone: milestone ?? null, previous, owners, due });
}

type RecordingBackend = Pick<Backend, 'store' | 'now' | 'outbox'>;

/** Programs are notified of every run, at any hour. */
async function recordForSystems(
  backend: RecordingBackend,
  finished: FinishedRun,
  factsOf: FactsOf,
): Promise<StoredNotification[]> {
  const { run } = finished;
  const kinds: ReadinessKind[] = hasChanged(finished) ? ['run-completed', 'changes'] : ['run-completed'];
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
  const draft = (kind: ReadinessKind, occasion: string, milestone?: string) => {
    const facts = factsOf(kind, milestone);
    const id = notificationId(occasion, kind, 'slack');
    const due = dueTimeOf(plan, facts, backend.now());
    const link = backend.outbox.linksReports && { link: createLinkFrom(due) };
    return { event: run.event, id, channel: 'slack', kind, facts, dueAt: due, ...link } as const;
  };
  const milestone = findLatestMilestone(plan, report.run.asOf);
  const isFirst = report.changes === null;
  const recorded: StoredNotification[] = [];
  if (milestone !== null || isFirst) {
    const digest: StoredNotification = await recordNotification(
      backend,
      draft('digest', milestone ? timeIdOf(milestone.at) : run.id, milestone?.id),
    );
    recorded.push(digest);
    if ('run' in digest.facts && digest.facts.run.id === run.id) return recorded;
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
