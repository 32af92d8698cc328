/** Records what people say of steps, questions and load tests, on top of what is recorded of them. */
import { IemError } from '../../model/error';
import { type ChecklistId, checklistAnswer, type EventPlan, loadTest, timelineStep } from '../../plan/schema';
import { loadTestKey, stepKey } from '../../store/plan-records';
import type { RecordValues } from '../../store/store';
import { todayOf } from '../../workbook/words';
import type { EventAccess } from './event-access';
import { readValue } from './records';

/** What is said of steps; what is left out stays as it is, and an empty text takes a value away. */
export interface SaidOfSteps {
  readonly owner?: string;
  readonly due?: string;
  /** The day on which they were done; true: today. */
  readonly done?: string | true;
  /** They are not done. */
  readonly open?: boolean;
  readonly remarks?: string;
}

/**
 * Changes what is recorded of steps.
 *
 * @throws IemError `plan-not-found`; `input-unreadable` for a day that is none or, of what is done, has not come, or steps that are both done and not; `record-conflict`.
 */
export async function changeSteps(
  event: EventAccess,
  numbers: readonly number[],
  { done, open = false, ...said }: SaidOfSteps,
): Promise<void> {
  const plan = await event.plan();
  const today = todayOf(plan, event.now());
  const doneOn = done === true ? today : done;
  if (open && doneOn !== undefined) throw new IemError('input-unreadable', 'A step is either done or open.');
  for (const day of [said.due, doneOn]) {
    if (day !== undefined && day !== '' && !isDay(day))
      throw new IemError('input-unreadable', `"${day}" is no day such as 2026-12-01.`);
  }
  if (doneOn !== undefined && doneOn > today)
    throw new IemError('input-unreadable', `Nothing is done yet on ${doneOn}: today is ${today}.`);
  for (const step of numbers) {
    const key = stepKey({ step });
    const record = await event.record('step', key);
    const { doneOn: before, ...rest } = record?.value ?? plannedStep(plan, step);
    const day = open ? undefined : (doneOn ?? before);
    const words = Object.entries({ ...rest, ...said, doneOn: day }).filter(
      ([, word]) => word !== '' && word !== undefined,
    );
    const value = readValue(timelineStep, Object.fromEntries(words));
    await event.putRecord('step', key, value, record?.revision ?? 0);
  }
}

const isDay = (text: string): boolean => timelineStep.shape.due.safeParse(text).success;

const plannedStep = ({ timeline }: Pick<EventPlan, 'timeline'>, step: number): RecordValues['step'] =>
  timeline.find((one) => one.step === step) ?? { step };

/** Answers a question, whatever was answered before. Throws `plan-not-found`, `input-unreadable`, `change-invalid`, `record-conflict`. */
export async function answerQuestion(
  event: EventAccess,
  question: ChecklistId,
  answer: RecordValues['answer'],
): Promise<void> {
  const value = readValue(checklistAnswer, {
    answeredOn: todayOf(await event.plan(), event.now()),
    ...answer,
  });
  const record = await event.record('answer', question);
  await event.putRecord('answer', question, value, record?.revision ?? 0);
}

/**
 * Records a load test, in place of what is recorded of a test of this name and day.
 *
 * @param given Without a day it was today.
 * @throws IemError `plan-not-found`; `input-unreadable`; `change-invalid`; `record-conflict`.
 */
export async function recordLoadTest(
  event: EventAccess,
  given: Omit<Partial<RecordValues['loadTest']>, 'on'> & { readonly on?: string },
): Promise<void> {
  const test = readValue(loadTest, { on: todayOf(await event.plan(), event.now()), ...given });
  const key = loadTestKey(test);
  const record = await event.record('loadTest', key);
  await event.putRecord('loadTest', key, test, record?.revision ?? 0);
}
