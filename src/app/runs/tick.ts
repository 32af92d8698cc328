import { mapConcurrently } from '../../lib/concurrency';
import { eventWindow } from '../../plan/calendar';
import { latestSlot, nextSlot, type Slot, type SlotProfile } from '../../plan/countdown';
import type { EventPlan } from '../../plan/schema';
import type { PlanSummary, ScheduleState } from '../../store/store';
import type { Backend } from '../backend';
import { pages } from '../pages';
import { startRun } from './start-run';

/** How often it is to be called. */
const TICK_MINUTES = 5;

const TRIGGER = 'schedule';
const PROFILES: readonly SlotProfile[] = ['full', 'light'];
/** Events looked at side by side. */
const AT_A_TIME = 8;

/**
 * Starts what is due by the countdown of each event, and sends notifications again that nobody has confirmed. It may
 * be called at any time and any number of times at once: a slot has one run.
 *
 * @throws AggregateError with all that went wrong, after everything else was done.
 */
export async function tick(backend: Backend): Promise<void> {
  const failures: unknown[] = [];
  const attempt = (work: Promise<void>): Promise<void> => work.catch((error) => void failures.push(error));
  for await (const plans of pages((page) => backend.store.plans.list(page))) {
    await mapConcurrently(plans, AT_A_TIME, (plan) => attempt(tickEvent(backend, plan)));
  }
  await attempt(sendAgain(backend, attempt));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of the tick failed.`);
}

async function tickEvent(backend: Backend, { id: event, revision }: PlanSummary): Promise<void> {
  const { store, now } = backend;
  const at = now();
  const state = await store.schedules.get(event);
  if (state !== null && state.planRevision === revision && !isDue(state, at)) return;
  const stored = await store.plans.get(event);
  const next = nextSlot(stored.plan, at);
  // What was over before it was first seen is history.
  const slots = state === null && next === null ? [] : dueSlots(stored.plan, state, at);
  const handled = { ...state?.handled };
  for (const slot of slots) {
    if (await isStarted(backend, event, slot)) handled[slot.profile] = slot.at;
  }
  const waiting = slots.find((slot) => handled[slot.profile] !== slot.at);
  const due = waiting?.at ?? next?.at ?? null;
  // Whoever was faster has worked out the same.
  await store.schedules.put({ event, planRevision: stored.revision, handled, due }, state?.revision ?? 0);
}

const isDue = ({ due }: ScheduleState, at: string): boolean =>
  due !== null && Date.parse(due) <= Date.parse(at);

/**
 * However many were missed, the last of each profile. A light run tells how the event goes: when that is over, there
 * is nothing to catch up with.
 */
function dueSlots(plan: EventPlan, state: ScheduleState | null, at: string): Slot[] {
  const isOver = Date.parse(eventWindow(plan).end) <= Date.parse(at);
  const profiles = PROFILES.filter((profile) => profile === 'full' || !isOver);
  return profiles.flatMap((profile) => latestSlot(plan, profile, state?.handled[profile] ?? null, at) ?? []);
}

/**
 * Whether the slot is dealt with. A full run that another stands in the way of waits for the next tick, until its own
 * next slot comes; a light one is skipped.
 */
async function isStarted(backend: Backend, event: string, { at, profile }: Slot): Promise<boolean> {
  const request = { event, profile, trigger: TRIGGER, by: TRIGGER, requestedAt: at, insistent: true };
  const { run } = await startRun(backend, request);
  const isOurs = run.trigger === TRIGGER && Date.parse(run.requestedAt) === Date.parse(at);
  // Whoever began the one in the way may have died before it was carried out; else this changes nothing.
  if (!isOurs && run.state === 'running') await backend.executions.start(run);
  return isOurs || profile === 'light';
}

/** Younger ones may be on their way. */
const GRACE_MINUTES = 1;

/**
 * Sends what is due and unconfirmed: what waited for the end of the quiet hours, what a crash kept from being sent,
 * what could not be delivered. The longer it has been due, the more rarely, so that a channel that is broken for days
 * is tried again and again without being flooded.
 */
async function sendAgain(
  { store, now, outbox }: Backend,
  attempt: (work: Promise<void>) => Promise<void>,
): Promise<void> {
  const at = Date.parse(now());
  const before = new Date(at - GRACE_MINUTES * 60_000).toISOString();
  for await (const pending of pages((page) => store.notifications.pending(before, page))) {
    const again = pending.filter(({ dueAt }) => isTriedAt((at - Date.parse(dueAt)) / 60_000));
    await mapConcurrently(again, AT_A_TIME, ({ event, id }) => attempt(outbox.send({ event, id })));
  }
}

/** In the first and second tick after it was due, then in the fourth, eighth, sixteenth and so on. */
const isTriedAt = (minutes: number): boolean => {
  const ticks = Math.floor(minutes / TICK_MINUTES);
  return ticks === 0 || Number.isInteger(Math.log2(ticks));
};
