import { expect, it } from '@jest/globals';
import { mergeRecords } from '../../../src/app/records/merge-records';
import type { Waiver } from '../../../src/plan/schema';
import { recordsOf } from '../../../src/store/plan-records';
import type { EventRecord, RecordKind } from '../../../src/store/store';
import { aPlan } from '../../builders/plan';

const aWaiver = (finding: string, reason = 'Known.'): Waiver => ({
  finding,
  reason,
  owner: 'sre',
  expires: '2027-01-01',
});

const plan = aPlan({
  checklist: { 'monitoring-tools': { answer: 'Grafana.' }, 'performance-cdn': { answer: 'Yes.' } },
  waivers: [aWaiver('subnet-free-addresses'), aWaiver('*')],
  loadTests: [{ name: 'Rehearsal', on: '2026-11-01', result: 'passed', reachedMultiplier: 5 }],
});

const recorded = <K extends RecordKind>(
  record: Pick<EventRecord<K>, 'kind' | 'key' | 'value'>,
): EventRecord => ({
  event: plan.id,
  source: 'api',
  by: 'mei',
  at: '2026-11-22T00:00:00Z',
  revision: 1,
  ...record,
});

/** What the plan itself says, as the store lists it: by kind and key. */
const imported = recordsOf(plan)
  .map((record) => recorded(record))
  .sort((a, b) => (a.kind + a.key < b.kind + b.key ? -1 : 1));

it('is the plan itself, in its order, where nobody has said more', () => {
  expect(mergeRecords(plan, imported)).toEqual(plan);
});

it('takes what people said last, adds what is new, and leaves out what was withdrawn', () => {
  const answer = recorded<'answer'>({
    kind: 'answer',
    key: 'monitoring-tools',
    value: { answer: 'Datadog.', status: 'green' },
  });
  const waiver = recorded<'waiver'>({ kind: 'waiver', key: 'a', value: aWaiver('db-storage') });
  const kept = imported.filter(({ kind, key }) => kind !== 'answer' && !key.startsWith('subnet'));
  const merged = mergeRecords(plan, [answer, waiver, ...kept]);
  expect(merged.checklist).toEqual({ 'monitoring-tools': { answer: 'Datadog.', status: 'green' } });
  expect(merged.waivers.map(({ finding }) => finding)).toEqual(['*', 'db-storage']);
  expect(merged.loadTests).toEqual(plan.loadTests);
});

it('leaves out records that no plan holds', () => {
  const owner = recorded<'owner'>({ kind: 'owner', key: 'x', value: { owner: 'mei' } });
  expect(mergeRecords(plan, [owner, ...imported])).toEqual(plan);
});

it('takes what people said of a step for what the plan says of it, which counts again when that is taken back', () => {
  const planned = aPlan({
    timeline: [
      { step: 5, owner: 'Ana' },
      { step: 7, owner: 'Bo' },
    ],
  });
  const done = recorded<'step'>({
    kind: 'step',
    key: '5',
    value: { step: 5, owner: 'Mei', doneOn: '2026-11-20' },
  });
  expect(mergeRecords(planned, [done]).timeline).toEqual([
    { step: 7, owner: 'Bo' },
    { step: 5, owner: 'Mei', doneOn: '2026-11-20' },
  ]);
  expect(mergeRecords(planned, []).timeline).toEqual(planned.timeline);
});
