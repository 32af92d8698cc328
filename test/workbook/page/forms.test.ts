import { describe, expect, it } from '@jest/globals';
import { actionItem, itemEdit, ownItem } from '../../../src/model/action-item';
import { checklistAnswer, loadTest, timelineStep, waiver } from '../../../src/plan/schema';
import { buildEventPage } from '../../../src/workbook/page/document';
import {
  type Field,
  FORMS,
  type FormKind,
  findEditable,
  mergeValues,
  withdrawRequest,
  writeRequest,
} from '../../../src/workbook/page/forms';
import { aPlan } from '../../builders/plan';

const NOTHING = { steps: [], answers: [], loadTests: [], waivers: [] };
const pageOf = (more: Partial<Parameters<typeof buildEventPage>[0]> = {}) =>
  buildEventPage(
    { plan: aPlan(), report: null, now: '2026-11-22T00:00:00.000Z', records: NOTHING, items: [], ...more },
    { state: 'all' },
  );

describe('a form', () => {
  // A PUT replaces the whole record: what a form lacked, it would take away.
  it.each<[FormKind, readonly string[]]>([
    ['step', Object.keys(timelineStep.shape).filter((name) => name !== 'step')],
    ['answer', Object.keys(checklistAnswer.shape)],
    ['test', Object.keys(loadTest.shape)],
    ['waiver', Object.keys(waiver.shape)],
    ['item', Object.keys({ ...itemEdit.shape, ...ownItem.shape })],
  ])('of a %s has every value that the API accepts', (kind, names) => {
    expect(FORMS[kind].fields.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it.each([
    ['step-5', { owner: 'Mei' }, 'POST', '/events/flash-sale/timeline', { step: 5, owner: 'Mei' }],
    [
      'answer-monitoring-tools',
      { answer: ' a ' },
      'POST',
      '/events/flash-sale/answers',
      { question: 'monitoring-tools', answer: 'a' },
    ],
    [
      'new-test',
      { name: 'T', reachedMultiplier: '24' },
      'POST',
      '/events/flash-sale/load-tests',
      { name: 'T', reachedMultiplier: 24 },
    ],
    ['new-item', { description: 'D' }, 'POST', '/events/flash-sale/action-items', { description: 'D' }],
  ])('%s is one request', (thing, values, method, path, body) => {
    const editable = findEditable(pageOf(), thing);
    if (editable === null) throw new Error(thing);
    expect(writeRequest('flash-sale', editable, { revision: 0, values, changed: [] })).toEqual({
      method,
      path,
      body,
    });
  });

  it('of an item sends what was changed, and null where it was emptied', () => {
    const item = actionItem.parse({
      id: 'a~b',
      state: 'resolved',
      colour: 'green',
      description: 'D',
      owner: 'Mei',
      reason: 'r',
      history: [],
    });
    const editable = findEditable(pageOf({ items: [{ item, revision: 7 }] }), 'item-a~b');
    if (editable === null) throw new Error('item');
    expect(editable.fields.find(({ name }) => name === 'state')?.options).toEqual([
      'resolved',
      'open',
      'in-progress',
      'done',
    ]);
    const values = { ...editable.values, owner: '', reason: 's' };
    expect(writeRequest('e', editable, { revision: 7, values, changed: ['owner', 'reason'] })).toEqual({
      ...{ method: 'PATCH', path: '/events/e/action-items/a~b', revision: 7 },
      body: { owner: null, reason: 's' },
    });
  });

  it('of a record replaces or deletes it', () => {
    const value = waiver.parse({ finding: 'f', reason: 'r', owner: 'Mei', expires: '2026-12-31' });
    const record = { key: 'f~x', value, revision: 3, by: 'Mei', at: '2026-11-20T00:00:00.000Z' };
    const editable = findEditable(pageOf({ records: { ...NOTHING, waivers: [record] } }), 'waiver-f~x');
    if (editable === null) throw new Error('waiver');
    expect(writeRequest('e', editable, { revision: 3, values: editable.values, changed: [] })).toEqual({
      ...{ method: 'PUT', path: '/events/e/waivers/f~x', revision: 3, body: value },
    });
    expect(withdrawRequest('e', editable, 3)).toEqual({
      method: 'DELETE',
      path: '/events/e/waivers/f~x',
      revision: 3,
    });
  });
});

describe('what two people wrote', () => {
  const fields: readonly Field[] = ['a', 'b', 'c'].map((name) => ({ name, label: name, kind: 'line' }));

  it.each([
    ['only I changed it', 'x', 'mine', 'x', 'mine', undefined],
    ['only they changed it', 'x', 'x', 'theirs', 'theirs', undefined],
    ['both changed it', 'x', 'mine', 'theirs', 'mine', 'theirs'],
    ['both changed it alike', 'x', 'same', 'same ', 'same', undefined],
    ['I emptied it, they changed it', 'x', '', 'theirs', '', 'theirs'],
    ['they emptied it, I changed it', 'x', 'mine', '', 'mine', ''],
    ['nobody changed it', 'x', 'x', 'x', 'x', undefined],
  ])('is joined where %s', (_, base, mine, theirs, shown, beside) => {
    const merged = mergeValues(fields, { a: base, b: 'b' }, { a: mine, b: 'b' }, { a: theirs, b: 'b' });
    expect(merged.values).toEqual({ a: shown, b: 'b', c: '' });
    expect(merged.theirs).toEqual(beside === undefined ? {} : { a: beside });
  });
});
