import { isFromTheFuture } from '../../lib/clock';
import { mapConcurrently } from '../../lib/concurrency';
import { dateIn, eventWindow, wholeDay } from '../../plan/calendar';
import { findLatestSlot, findNextSlot, type Slot, type SlotProfile } from '../../plan/countdown';
import type { EventPlan } from '../../plan/schema';
import type { PlanSummary, ScheduleState } from '../../store/store';
import type { Backend } from '../backend';
import { announceOverdue, tellsOverdue } from '../notifications/overdue';
import { readPages } from '../pages';
import { startRun } from './start-run';

/** How often `tick` is called. */
const TICK_MINUTES = 5;

const TRIGGER = 'schedule';
const PROFILES: readonly SlotProfile[] = ['full', 'light'];
/** How many events are processed at the same time. */
const AT_A_TIME = 8;

/**
 * Starts the runs that are due by each event's countdown, tells on each day of the event's time zone what is overdue, and sends
 * unconfirmed notifications again. It may be called at any time, even several times at once, because each slot of the countdown
 * gets only one run, and what is overdue is told once.
 *
 * @throws AggregateError with every failure, after everything else was done.
 */
export async function tick(backend: Backend): Promise<void> {
  const failures: unknown[] = [];
  const attempt: Attempt = (work) =>
    work.then(
      () => true,
      (error) => {
        failures.push(error);
        return false;
      },
    );
  for await (const plans of readPages((page) => backend.store.plans.list(page))) {
    await mapConcurrently(plans, AT_A_TIME, (plan) => attempt(tickEvent(backend, plan, attempt)));
  }
  await attempt(sendAgain(backend, attempt));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} steps of the tick failed.`);
}

/** Waits for work, keeps its error where it fails, and returns whether it succeeded. */
type Attempt = (work: Promise<unknown>) => Promise<boolean>;

async function tickEvent(
  backend: Backend,
  { id: event, revision }: PlanSummary,
  attempt: Attempt,
): Promise<void> {
  const { store, now } = backend;
  const at = now();
  const state = await store.schedules.get(event);
  // Another plan may have another time zone, and other days.
  const isNewDay = tellsOverdue(backend) && (state?.planRevision !== revision || isDayOver(state, at));
  if (state !== null && isUpToDate(state, revision, at) && !isDue(state, at) && !isNewDay) return;
  const stored = await store.plans.get(event);
  const next = findNextSlot(stored.plan, at);
  const handled = handledBy(state, at);
  // No run is started for an event that was over before its first tick.
  const slots = state === null && next === null ? [] : dueSlots(stored.plan, handled, at);
  for (const slot of slots) {
    const start = async (): Promise<void> => {
      if (await startSlot(backend, event, slot)) handled[slot.profile] = slot.at;
    };
    await attempt(start());
  }
  const waiting = slots.find((slot) => handled[slot.profile] !== slot.at);
  const due = waiting?.at ?? next?.at ?? null;
  const isTold = !isNewDay || (await attempt(announceOverdue(backend, event)));
  const dayEnds = isNewDay ? endOfDay(stored.plan, at) : state?.dayEnds;
  const day = isTold && dayEnds !== undefined && { dayEnds };
  const computed = { event, planRevision: stored.revision, handled, due, computedAt: at, ...day };
  // If another tick wrote first, it computed the same state.
  await store.schedules.put(computed, state?.revision ?? 0);
}

/** Whether nothing was told yet of what is overdue today. */
const isDayOver = (state: ScheduleState | null, at: string): boolean =>
  state?.dayEnds === undefined ||
  Date.parse(state.dayEnds) <= Date.parse(at) ||
  isFromTheFuture(state.computedAt ?? at, at);

const endOfDay = ({ calendar: { timeZone } }: EventPlan, at: string): string =>
  wholeDay(dateIn(at, timeZone), timeZone).end;

const isDue = ({ due }: ScheduleState, at: string): boolean =>
  due !== null && Date.parse(due) <= Date.parse(at);

/** Whether a state was computed from this plan, and by a clock that was right. */
const isUpToDate = ({ planRevision, computedAt }: ScheduleState, revision: number, at: string): boolean =>
  planRevision === revision && !isFromTheFuture(computedAt ?? at, at);

type Handled = Partial<Record<SlotProfile, string>>;

/** The slots that were handled. One in the future was not: the clock that said so was wrong. */
function handledBy(state: ScheduleState | null, at: string): Handled {
  const slots = Object.entries(state?.handled ?? {});
  return Object.fromEntries(slots.filter(([, slot]) => !isFromTheFuture(slot, at)));
}

/**
 * The latest due slot of each profile; earlier missed slots are skipped. After the event no light run is due, since
 * light runs only show how the event is going.
 */
function dueSlots(plan: EventPlan, handled: Handled, at: string): Slot[] {
  const isOver = Date.parse(eventWindow(plan).end) <= Date.parse(at);
  const profiles = PROFILES.filter((profile) => profile === 'full' || !isOver);
  return profiles.flatMap((profile) => findLatestSlot(plan, profile, handled[profile] ?? null, at) ?? []);
}

/**
 * Starts the run of a slot and returns whether the slot is done. If another run is executing, a full run tries again at
 * the next tick until its next slot comes; a light run is skipped.
 */
async function startSlot(backend: Backend, event: string, { at, profile }: Slot): Promise<boolean> {
  const request = { event, profile, trigger: TRIGGER, by: TRIGGER, requestedAt: at, insistent: true };
  const { run } = await startRun(backend, request);
  const isOurs = run.trigger === TRIGGER && Date.parse(run.requestedAt) === Date.parse(at);
  // The process that created the other run may have died before starting its execution. Starting it twice is harmless.
  if (!isOurs && run.state === 'running') await backend.executions.start(run);
  return isOurs || profile === 'light';
}

/** Notifications that were due less than a minute ago may still be on their way. */
const GRACE_MINUTES = 1;

/**
 * Sends notifications that are due and unconfirmed: those that waited for the end of quiet hours, were lost in a crash
 * or could not be delivered. The longer one has been due, the less often it is sent, so that a channel that has been
 * broken for days is not flooded.
 */
async function sendAgain({ store, now, outbox }: Backend, attempt: Attempt): Promise<void> {
  const at = Date.parse(now());
  const before = new Date(at - GRACE_MINUTES * 60_000).toISOString();
  for await (const pending of readPages((page) => store.notifications.pending(before, page))) {
    const again = pending.filter(({ dueAt }) => isTriedAt((at - Date.parse(dueAt)) / 60_000));
    await mapConcurrently(again, AT_A_TIME, ({ event, id }) => attempt(outbox.send({ event, id })));
  }
}

/**
 * Whether to send again: in the first and second tick after it was due, then in the fourth, eighth, sixteenth and so
 * on.
 */
const isTriedAt = (minutes: number): boolean => {
  const ticks = Math.floor(minutes / TICK_MINUTES);
  return ticks === 0 || Number.isInteger(Math.log2(ticks));
};
