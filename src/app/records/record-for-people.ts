/** Records what people say of steps, questions and load tests, on top of what is recorded of them. */
import { IemError } from '../../model/error';
import { type ChecklistId, type EventPlan, loadTest } from '../../plan/schema';
import { loadTestKey, stepKey } from '../../store/plan-records';
import type { RecordAuthor, RecordValues, Store } from '../../store/store';
import { todayOf } from '../../workbook/words';
import { findRecord, putRecord } from './records';

/** What is said of steps; what is left out stays as it is. */
export interface SaidOfSteps {
  readonly owner?: string;
  readonly due?: string;
  /** The day on which they were done; true: today. */
  readonly done?: string | true;
  /** They are not done. */
  readonly open?: boolean;
  readonly remarks?: string;
}

/** Who says it, and when, ISO 8601 in UTC. */
type Speaker = RecordAuthor & { readonly at: string };

/**
 * Changes what is recorded of steps.
 *
 * @throws IemError `plan-not-found`; `input-unreadable` for a day that is none, or steps that are both done and not; `record-conflict`.
 */
export async function changeSteps(
  store: Store,
  event: string,
  numbers: readonly number[],
  { done, open = false, ...said }: SaidOfSteps,
  { at, ...author }: Speaker,
): Promise<void> {
  const { plan } = await store.plans.get(event);
  const doneOn = done === true ? todayOf(plan, at) : done;
  if (open && doneOn !== undefined) throw new IemError('input-unreadable', 'A step is either done or open.');
  for (const day of [said.due, doneOn]) {
    if (day !== undefined && !isDay(day))
      throw new IemError('input-unreadable', `"${day}" is no day such as 2026-12-01.`);
  }
  for (const step of numbers) {
    const at = { event, kind: 'step', key: stepKey({ step }) } as const;
    const record = await findRecord({ store }, at);
    const { doneOn: before, ...rest } = record?.value ?? plannedStep(plan, step);
    const day = open ? undefined : (doneOn ?? before);
    const value: RecordValues['step'] = { ...rest, ...said, ...(day !== undefined && { doneOn: day }) };
    await putRecord({ store }, at, value, record?.revision ?? 0, author);
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

const plannedStep = ({ timeline }: EventPlan, step: number): RecordValues['step'] =>
  timeline.find((one) => one.step === step) ?? { step };

/** Answers a question, whatever was answered before. Throws `plan-not-found`, `change-invalid`, `record-conflict`. */
export async function answerQuestion(
  store: Store,
  event: string,
  question: ChecklistId,
  answer: RecordValues['answer'],
  { at, ...author }: Speaker,
): Promise<void> {
  const { plan } = await store.plans.get(event);
  const address = { event, kind: 'answer', key: question } as const;
  const record = await findRecord({ store }, address);
  const value = { answeredOn: todayOf(plan, at), ...answer };
  await putRecord({ store }, address, value, record?.revision ?? 0, author);
}

/**
 * Records a load test, in place of what is recorded of a test of this name and day.
 *
 * @param given Without a day it was today.
 * @throws IemError `plan-not-found`; `input-unreadable`; `change-invalid`; `record-conflict`.
 */
export async function recordLoadTest(
  store: Store,
  event: string,
  given: Omit<Partial<RecordValues['loadTest']>, 'on'> & { readonly on?: string },
  { at, ...author }: Speaker,
): Promise<void> {
  const { plan } = await store.plans.get(event);
  const read = loadTest.safeParse({ on: todayOf(plan, at), ...given });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new IemError('input-unreadable', `${issue?.path.join('.')}: ${issue?.message}.`);
  }
  const address = { event, kind: 'loadTest', key: loadTestKey(read.data) } as const;
  const record = await findRecord({ store }, address);
  await putRecord({ store }, address, read.data, record?.revision ?? 0, author);
}
