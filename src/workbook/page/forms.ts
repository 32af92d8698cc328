/**
 * The forms of the page as data. Each is one of the resources of the API: its fields, and the request that writes it. So what a form may
 * write, with which revision and by which rules, is what the API says, and nothing here repeats it.
 */
import { PEOPLES_STATES } from '../../model/action-item';
import type { EventPage, PageItem, Recorded } from './document';

/** How a value is written in a form. `pairs` is a list of `name = number`, one on a line. */
export type FieldKind = 'line' | 'text' | 'day' | 'number' | 'address' | 'choice' | 'pairs';

/** A field of a form. */
export interface Field {
  /** The name of the value in the API. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly isRequired?: boolean;
  /** Of a choice. */
  readonly options?: readonly string[];
  /** A sentence below the field. */
  readonly hint?: string;
  /** Whether names of people are suggested. */
  readonly isPerson?: boolean;
  /** Whether it names what the record is about, and so cannot be changed later. */
  readonly isFixed?: boolean;
}

/** The kinds of things that the page can change. */
export type FormKind = 'step' | 'answer' | 'item' | 'test' | 'waiver';

interface FormFacts {
  /** The name in sentences. */
  readonly noun: string;
  /** The resource of the API, below the event. */
  readonly path: string;
  readonly fields: readonly Field[];
}

const COLOURS = ['red', 'yellow', 'green'];
const REMARKS: Field = { name: 'remarks', label: 'Remarks', kind: 'text' };
const OWNER: Field = { name: 'owner', label: 'Owner', kind: 'line', isPerson: true };
const DUE: Field = { name: 'due', label: 'Due', kind: 'day' };
const ONLY_OWN = 'Of an item that people added.';

/** Every form, by what it changes. */
export const FORMS: Readonly<Record<FormKind, FormFacts>> = {
  step: {
    noun: 'step',
    path: 'timeline',
    fields: [
      OWNER,
      { ...DUE, hint: 'Leave it empty for the day that the workbook gives it.' },
      {
        name: 'doneOn',
        label: 'Done on',
        kind: 'day',
        hint: 'A step that the plan or a run can show is done as long as they show it.',
      },
      REMARKS,
    ],
  },
  answer: {
    noun: 'answer',
    path: 'answers',
    fields: [
      { name: 'answer', label: 'Answer', kind: 'text', isRequired: true },
      {
        ...{ name: 'status', label: 'Your judgement', kind: 'choice', options: COLOURS },
        hint: 'How you judge your own answer.',
      },
      { name: 'answeredBy', label: 'Answered by', kind: 'line', isPerson: true },
      { name: 'answeredOn', label: 'Answered on', kind: 'day' },
    ],
  },
  item: {
    noun: 'action item',
    path: 'action-items',
    fields: [
      { name: 'description', label: 'Description', kind: 'text', isRequired: true, hint: ONLY_OWN },
      { name: 'colour', label: 'Colour', kind: 'choice', options: COLOURS, hint: ONLY_OWN },
      {
        ...{ name: 'state', label: 'State', kind: 'choice', options: PEOPLES_STATES },
        hint: 'Done: the next run that reads the account tells whether it is.',
      },
      OWNER,
      { ...DUE, hint: 'Leave it empty for the latest day on which it still helps, as a run found it.' },
      { name: 'reason', label: 'Reason', kind: 'text' },
      REMARKS,
    ],
  },
  test: {
    noun: 'load test',
    path: 'load-tests',
    fields: [
      { name: 'name', label: 'Name', kind: 'line', isRequired: true, isFixed: true },
      { name: 'on', label: 'Day', kind: 'day', isRequired: true, isFixed: true },
      {
        ...{ name: 'result', label: 'Result', kind: 'choice', isRequired: true },
        options: ['passed', 'unsatisfactory', 'failed', 'planned'],
      },
      {
        ...{ name: 'reachedMultiplier', label: 'Reached, times normal traffic', kind: 'number' },
        hint: 'Such as 24.',
      },
      { name: 'reachedRequestsPerSecond', label: 'Reached, requests per second', kind: 'number' },
      {
        name: 'requestsPerSecondPerInstance',
        label: 'Requests per second of one instance',
        kind: 'pairs',
        hint: 'An Auto Scaling group on each line, with what one of its instances served in time: shop-web = 120',
      },
      {
        ...{ name: 'report', label: 'Report', kind: 'address' },
        hint: 'A full address, https://…',
      },
      { name: 'notes', label: 'Notes', kind: 'text' },
    ],
  },
  waiver: {
    noun: 'waiver',
    path: 'waivers',
    fields: [
      {
        ...{ name: 'finding', label: 'Finding or ceiling', kind: 'line', isRequired: true, isFixed: true },
        hint: 'Its id, or that of a check; * stands for anything.',
      },
      { name: 'account', label: 'Account', kind: 'line', isFixed: true, hint: 'Empty: every account.' },
      { name: 'region', label: 'Region', kind: 'line', isFixed: true, hint: 'Empty: every region.' },
      {
        ...{ name: 'resource', label: 'Resource', kind: 'line', isFixed: true },
        hint: 'Empty: every resource; * stands for any characters.',
      },
      {
        ...{ name: 'reason', label: 'Reason', kind: 'text', isRequired: true },
        hint: 'Why the risk is accepted.',
      },
      { ...OWNER, isRequired: true, hint: 'Who accepts the risk.' },
      {
        ...{ name: 'expires', label: 'Expires', kind: 'day', isRequired: true },
        hint: 'The last day on which it holds; not before the event is over.',
      },
    ],
  },
};

/** What a form shows in its fields, by their names. What is not there is the empty text. */
export type Values = Readonly<Record<string, string>>;

/** Something on the page that can be changed, and its form as it is now. */
export interface Editable {
  /** The id of its element, such as `step-5`. */
  readonly thing: string;
  readonly kind: FormKind;
  /** The key of the record or the id of the item; null of something new. */
  readonly key: string | null;
  /** 0 where nothing is recorded yet. */
  readonly revision: number;
  readonly fields: readonly Field[];
  readonly values: Values;
  /** Who wrote it last, and when, ISO 8601 in UTC; null where nobody did. */
  readonly written: { readonly by: string; readonly at: string } | null;
}

/** How the ids of new things begin: `new-test`. */
const NEW = 'new';

/** The id of the element of something that a person adds. */
export const newThing = (kind: FormKind): string => `${NEW}-${kind}`;

/** The id of the element of something that there is. */
export const thingOf = (kind: FormKind, key: string): string => `${kind}-${key}`;

const isKind = (word: string): word is FormKind => Object.hasOwn(FORMS, word);

/** Finds something on the page by the id of its element; null where there is none. */
export function findEditable(page: EventPage, thing: string, initial: Values = {}): Editable | null {
  const at = thing.indexOf('-');
  const [first, rest] = [thing.slice(0, at), thing.slice(at + 1)];
  if (first === NEW)
    return isKind(rest) && rest !== 'step' && rest !== 'answer' ? addable(rest, initial) : null;
  if (!isKind(first)) return null;
  switch (first) {
    case 'step': {
      const step = page.steps.find((one) => String(one.step) === rest);
      return step === undefined ? null : ofRecord('step', rest, step.record);
    }
    case 'answer': {
      const question = page.questions.find(({ id }) => id === rest);
      return question === undefined ? null : ofRecord('answer', rest, question.record);
    }
    case 'item': {
      const item = page.items.shown.find((one) => one.item.id === rest);
      return item === undefined ? null : ofItem(item);
    }
    case 'test':
      return ofExisting('test', page.loadTests, rest);
    case 'waiver':
      return ofExisting('waiver', page.waivers, rest);
  }
}

function ofExisting(kind: FormKind, records: readonly Recorded<object>[], key: string): Editable | null {
  const record = records.find((one) => one.key === key);
  return record === undefined ? null : ofRecord(kind, key, record);
}

const addable = (kind: FormKind, values: Values): Editable => ({
  ...{ thing: newThing(kind), kind, key: null, revision: 0, written: null },
  fields: FORMS[kind].fields.filter(({ name }) => kind !== 'item' || name !== 'state'),
  values: { ...(kind === 'item' && { colour: 'red' }), ...values },
});

function ofRecord(kind: FormKind, key: string, record: Recorded<object> | null): Editable {
  const fields = FORMS[kind].fields;
  return {
    ...{ thing: thingOf(kind, key), kind, key, fields },
    revision: record?.revision ?? 0,
    values: record === null ? {} : valuesOf(fields, record.value),
    written: record,
  };
}

function ofItem({ item, revision, changed }: PageItem): Editable {
  const ofRuns = item.found === undefined ? [] : ['description', 'colour'];
  const fields = FORMS.item.fields
    .filter(({ name }) => !ofRuns.includes(name))
    // A state that only runs set is shown, and stays unless another is chosen.
    .map((field) => (field.name === 'state' ? { ...field, options: optionsOfState(item.state) } : field));
  return {
    ...{ thing: thingOf('item', item.id), kind: 'item', key: item.id, revision, fields },
    values: valuesOf(fields, item),
    written: changed,
  };
}

const optionsOfState = (state: string): readonly string[] =>
  PEOPLES_STATES.some((one) => one === state) ? PEOPLES_STATES : [state, ...PEOPLES_STATES];

const valuesOf = (fields: readonly Field[], value: object): Values =>
  Object.fromEntries(
    fields.map(({ name, kind }) => [name, toText(kind, (value as Readonly<Record<string, unknown>>)[name])]),
  );

interface Pair {
  readonly autoScalingGroup: string;
  readonly value: number;
}

function toText(kind: FieldKind, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind !== 'pairs') return String(value);
  return (value as readonly Pair[]).map((one) => `${one.autoScalingGroup} = ${one.value}`).join('\n');
}

/** A request to the API. */
export interface WriteRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the API's address. */
  readonly path: string;
  /** The revision that was read, for `If-Match`; undefined of something new. */
  readonly revision?: number;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What a person wrote, and from which revision. */
export interface Written {
  readonly revision: number;
  readonly values: Values;
  /** Names of the fields that the person changed. */
  readonly changed: readonly string[];
}

/** The request that writes what a person wrote. */
export function writeRequest(
  event: string,
  editable: Editable,
  { revision, values, changed }: Written,
): WriteRequest {
  const { kind, key, fields } = editable;
  const list = `/events/${event}/${FORMS[kind].path}`;
  const given = fields.flatMap(({ name, kind: type }) => {
    const text = (values[name] ?? '').trim();
    return text === '' ? [] : [[name, fromText(type, text)] as const];
  });
  const body: Readonly<Record<string, unknown>> = {
    ...(kind === 'step' && { step: Number(key) }),
    ...Object.fromEntries(given),
  };
  if (kind === 'item' && key !== null) {
    return { method: 'PATCH', path: pathTo(list, key), revision, body: editOf(changed, body) };
  }
  if (revision === 0) {
    return { method: 'POST', path: list, body: { ...body, ...(kind === 'answer' && { question: key }) } };
  }
  return { method: 'PUT', path: pathTo(list, key ?? ''), revision, body };
}

/** The request that takes back what is recorded. */
export const withdrawRequest = (event: string, { kind, key }: Editable, revision: number): WriteRequest => ({
  ...{ method: 'DELETE', path: pathTo(`/events/${event}/${FORMS[kind].path}`, key ?? '') },
  revision,
});

const pathTo = (list: string, key: string): string => `${list}/${encodeURIComponent(key)}`;

/** Of an item, what was not changed is not sent, and null takes a value away. */
const editOf = (changed: readonly string[], body: WriteRequest['body']) =>
  Object.fromEntries(changed.map((name) => [name, body?.[name] ?? null]));

function fromText(kind: FieldKind, text: string): unknown {
  if (kind === 'number') return numberIn(text);
  if (kind !== 'pairs') return text;
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.lastIndexOf('=');
      const [name, value] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
      return { autoScalingGroup: name.trim(), value: numberIn(value.trim()) };
    });
}

/** What is no number stays a text, which the API refuses in its own words. */
const numberIn = (text: string): number | string =>
  text === '' || Number.isNaN(Number(text)) ? text : Number(text);

/** What becomes of a form whose thing somebody else has changed since. */
export interface Merge {
  /** What the person wrote; where they changed nothing, what the other wrote. */
  readonly values: Values;
  /** Fields that both changed, to different values: what the other wrote. */
  readonly theirs: Values;
}

/** Joins what two people wrote from the same `base`, field by field. */
export function mergeValues(fields: readonly Field[], base: Values, mine: Values, theirs: Values): Merge {
  const at = (values: Values, name: string): string => (values[name] ?? '').trim();
  const changedByMe = fields.filter(({ name }) => at(mine, name) !== at(base, name));
  const clashes = changedByMe.filter(
    ({ name }) => at(theirs, name) !== at(base, name) && at(theirs, name) !== at(mine, name),
  );
  const pick = (from: Values, some: readonly Field[]): Values =>
    Object.fromEntries(some.map(({ name }) => [name, from[name] ?? '']));
  return {
    values: { ...pick(theirs, fields), ...pick(mine, changedByMe) },
    theirs: pick(theirs, clashes),
  };
}

/** Where a waiver names nothing, a star stands for it. */
const orAnything = (text = ''): string => text.trim() || '*';

/** What there is already of what somebody wants to add: the record of the same name; null where there is none. */
export function findSame(page: EventPage, { kind, fields }: Editable, values: Values): Editable | null {
  const names = fields.filter(({ isFixed }) => isFixed);
  const records: readonly Recorded<object>[] =
    kind === 'test' ? page.loadTests : kind === 'waiver' ? page.waivers : [];
  const same = records.find(({ value }) => {
    const there = valuesOf(fields, value);
    return names.every(({ name }) => orAnything(there[name]) === orAnything(values[name]));
  });
  return same === undefined ? null : findEditable(page, thingOf(kind, same.key));
}
