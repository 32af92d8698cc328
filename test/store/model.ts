/** The simplest thing that does what the store promises of plans and records: what it is compared with. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { IemError } from '../../src/model/error';
import type { RecordDraft, Store } from '../../src/store/store';
import { aPlan } from '../builders/plan';

const QUESTIONS = ['monitoring-tools', 'performance-cdn'] as const;
type Question = (typeof QUESTIONS)[number];
type Answers = Partial<Record<Question, string>>;

type Operation =
  /** `off` is how far the expected revision is from the true one. */
  | { do: 'save'; answers: Answers; off: number }
  | { do: 'delete'; off: number }
  | { do: 'put'; question: Question; text: string; off: number }
  | { do: 'withdraw'; question: Question; off: number };

const off = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
);
const question = fc.constantFrom(...QUESTIONS);
const text = fc.constantFrom('Yes', 'No');

export const storeOperations: fc.Arbitrary<Operation[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('save' as const),
      answers: fc.record({ 'monitoring-tools': text, 'performance-cdn': text }, { requiredKeys: [] }),
      off,
    }),
    fc.record({ do: fc.constant('put' as const), question, text, off }),
    fc.record({ do: fc.constant('withdraw' as const), question, off }),
    fc.record({ do: fc.constant('delete' as const), off }),
  ),
  { maxLength: 12 },
);

interface ModelRecord {
  text: string | null;
  fromPlan: boolean;
  revision: number;
}

class Model {
  revision = 0;
  plan: Answers | null = null;
  readonly records = new Map<Question, ModelRecord>();

  save(answers: Answers, expected: number): string | number {
    if (this.plan && same(this.plan, answers)) return this.revision;
    if (expected !== this.latest())
      return this.plan || expected === 0 ? 'revision-conflict' : 'plan-not-found';
    const said = entries(answers);
    for (const [key, value] of said) {
      const record = this.records.get(key);
      if (record && !record.fromPlan && record.text !== value) return 'record-conflict';
    }
    for (const [key, value] of said) {
      if (this.records.get(key)?.text !== value) this.write(key, value, true);
    }
    this.plan = answers;
    return ++this.revision;
  }

  delete(expected: number): string | number {
    if (!this.plan) return 'plan-not-found';
    if (expected !== this.revision) return 'revision-conflict';
    this.plan = null;
    return 0;
  }

  put(key: Question, value: string, expected: number): string | number {
    const record = this.records.get(key);
    if (record?.text === value) return record.revision;
    if (expected !== this.seen(key)) return 'record-conflict';
    return this.write(key, value, false);
  }

  withdraw(key: Question, expected: number): string | number {
    if (this.seen(key) === 0) return 0;
    if (expected !== this.seen(key)) return 'record-conflict';
    this.write(key, null, false);
    return 0;
  }

  latest = () => (this.plan ? this.revision : 0);

  /** The revision a reader sees: 0 where there is no record any more. */
  seen(key: Question): number {
    const record = this.records.get(key);
    return record && record.text !== null ? record.revision : 0;
  }

  private write(key: Question, value: string | null, fromPlan: boolean): number {
    const revision = (this.records.get(key)?.revision ?? 0) + 1;
    this.records.set(key, { text: value, fromPlan, revision });
    return revision;
  }
}

const entries = (answers: Answers) => Object.entries(answers) as [Question, string][];
const same = (a: Answers, b: Answers) => QUESTIONS.every((key) => a[key] === b[key]);

export const anAnswer = (event: string, key: string, answer: string): RecordDraft<'answer'> => ({
  ...{ event, kind: 'answer', key, value: { answer }, source: 'api', by: 'mei' },
});

const planOf = (event: string, answers: Answers) =>
  // In one order of keys, so that the same answers are the same plan.
  aPlan({
    id: event,
    checklist: Object.fromEntries(
      QUESTIONS.flatMap((key) => (answers[key] === undefined ? [] : [[key, { answer: answers[key] }]])),
    ),
  });

/** Does the operations to both; every outcome and everything that can be read must agree. */
export async function matchesModel(store: Store, event: string, operations: Operation[]): Promise<void> {
  const model = new Model();
  for (const operation of operations) {
    const [real, expected] = await doBoth(store, event, model, operation);
    expect(real).toEqual(expected);
  }
  const records = await store.records.list(event);
  const wanted = [...model.records].filter(([, { text: value }]) => value !== null);
  expect(Object.fromEntries(records.map(({ key, revision, source }) => [key, [revision, source]]))).toEqual(
    Object.fromEntries(wanted.map(([key, r]) => [key, [r.revision, r.fromPlan ? 'plan' : 'api']])),
  );
  expect(await outcome(store.plans.get(event).then(({ revision }) => revision))).toEqual(
    model.plan ? model.revision : 'plan-not-found',
  );
}

async function doBoth(store: Store, event: string, model: Model, op: Operation) {
  const ref = (key: string) => ({ event, kind: 'answer', key, source: 'api', by: 'mei' }) as const;
  switch (op.do) {
    case 'save': {
      const expected = model.latest() + op.off;
      const plan = planOf(event, op.answers);
      const saved =
        expected === 0 ? store.plans.create(plan, 'mei') : store.plans.replace(plan, expected, 'mei');
      return [await outcome(saved.then(({ revision }) => revision)), model.save(op.answers, expected)];
    }
    case 'delete': {
      const expected = model.latest() + op.off;
      return [await outcome(store.plans.delete(event, expected).then(() => 0)), model.delete(expected)];
    }
    case 'put': {
      const expected = model.seen(op.question) + op.off;
      const put = store.records.put(anAnswer(event, op.question, op.text), expected);
      return [await outcome(put.then(({ revision }) => revision)), model.put(op.question, op.text, expected)];
    }
    case 'withdraw': {
      const expected = model.seen(op.question) + op.off;
      const withdrawn = store.records.withdraw(ref(op.question), expected);
      return [await outcome(withdrawn.then(() => 0)), model.withdraw(op.question, expected)];
    }
  }
}

/** What a call returns, or the code it is refused with. */
const outcome = (call: Promise<number>): Promise<number | string> =>
  call.catch((error: unknown) => {
    if (error instanceof IemError) return error.code;
    throw error;
  });
