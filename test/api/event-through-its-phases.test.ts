/** One event from its kick-off to the check in its last week, through the API alone, while the days pass. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { ActionItem } from '../../src/model/action-item';
import type { Artifacts } from '../../src/model/artifacts';
import { CHECKLIST, type EventPlanInput } from '../../src/plan/schema';
import type { Workbook } from '../../src/workbook/document';
import type { Step } from '../../src/workbook/steps';
import { KICKED_OFF, openPreparedEvent, SALE } from '../builders/prepared-event';
import { golden } from '../report/render/golden';
import { throughTheDays } from '../samples/sample';
import { type Answer, type Ask, type Asking, asking } from './stand';

const EVENT = '/events/container-sale';

let event: Awaited<ReturnType<typeof openPreparedEvent>>;
let ask: Asking;

beforeAll(async () => {
  event = await openPreparedEvent('2026-10-16T13:00:00.000Z');
  ask = asking(event.handler);
});
afterAll(async () => {
  expect(event.errors).toEqual([]);
  await event.close();
});

/** Asks for what must succeed. */
async function demand(line: string, more?: Ask): Promise<Answer> {
  const answer = await ask(line, more);
  if (answer.status >= 300) throw new Error(`${line}: ${answer.status} ${answer.text}`);
  return answer;
}

const itemsOf = <T>({ body }: Answer): readonly T[] => (body as { items: readonly T[] }).items;

const post = (path: string, body: object) => demand(`POST ${EVENT}/${path}`, { body });

/** Changes something as whoever has just read it. */
async function change(method: 'PUT' | 'PATCH', path: string, body: object): Promise<void> {
  const { headers } = await demand(`GET ${path}`);
  await demand(`${method} ${path}`, { body, headers: { 'if-match': headers.etag ?? '' } });
}

const putPlan = (plan: EventPlanInput) => change('PUT', EVENT, plan);
const putStep = (step: number, body: object) => change('PUT', `${EVENT}/timeline/${step}`, { step, ...body });

/** Answers all questions whose ids begin so. */
async function answer(prefix: string, answeredBy: string, answeredOn: string): Promise<void> {
  for (const question of Object.keys(CHECKLIST).filter((id) => id.startsWith(prefix)))
    await post('answers', {
      question,
      answer: 'Yes, see the wiki.',
      status: 'green',
      answeredBy,
      answeredOn,
    });
}

async function run(): Promise<void> {
  const { headers } = await demand(`POST ${EVENT}/runs`);
  await event.idle();
  expect((await demand(`GET ${headers.location}`)).body).toMatchObject({ state: 'finished' });
}

async function listItems(query = ''): Promise<readonly ActionItem[]> {
  const all = itemsOf<{ item: ActionItem }>(await demand(`GET ${EVENT}/action-items?limit=1000${query}`));
  return all.map(({ item }) => item);
}

/** The path of the one item whose description says so. */
async function itemLike(words: string): Promise<string> {
  const like = (await listItems()).filter(({ description }) => description.includes(words));
  if (like.length !== 1) throw new Error(`${like.length} items are like "${words}".`);
  return `${EVENT}/action-items/${like[0]?.id}`;
}

/** Changes the one item whose description says so. */
const patch = async (words: string, body: object) => change('PATCH', await itemLike(words), body);

/** What happened to an item, in the order in which it did. */
async function storyOf(words: string): Promise<readonly string[]> {
  const { history } = ((await demand(`GET ${await itemLike(words)}`)).body as { item: ActionItem }).item;
  return history.map(({ did }) => did);
}

const STOREFRONT = 'maximum capacity of shop/storefront';
const FARGATE = 'increase of L-3032A538';
const BACKUP = 'Keep a daily backup';
const BRIDGE = 'Book the room';

/** Has the storefront scale to at most so many tasks. */
const raiseStorefront = (maxCapacity: number) =>
  event.mend(({ scalableTargets }) => ({
    scalableTargets: scalableTargets.map((one) =>
      one.resourceId.endsWith('storefront') ? { ...one, maxCapacity } : one,
    ),
  }));

/** Has both services run as many tasks as the peak needs before the sale. */
const scheduleTasks = () =>
  event.mend(({ scalableTargets }) => ({
    scalableTargets: scalableTargets.map((one) => ({
      ...one,
      scheduledActions: one.scheduledActions.map((action) => ({
        ...action,
        minCapacity: one.resourceId.endsWith('storefront') ? 160 : 48,
      })),
    })),
  }));

/** What a load balancer counted in the two weeks before a day: 900 requests a second by day, and 12.5 times as many in the rehearsal. */
function rehearsed(
  one: Artifacts['loadBalancerPeaks'][number],
  today: string,
): Artifacts['loadBalancerPeaks'][number] {
  const begin = Date.parse(today) - 14 * 86_400_000;
  const rehearsal = (Date.parse('2026-11-25T20:00:00Z') - begin) / (one.window.periodSeconds * 1000);
  const counted = throughTheDays(900, 3600 / one.window.periodSeconds);
  return { ...one, requestsPerSecondByPeriod: counted.with(rehearsal, 12.5 * 900) };
}

/** The plan in its fourth phase: answers and load tests are recorded apart from it. */
const { checklist: _, loadTests: __, ...PLANNED_AT_FIRST } = SALE;
const PLANNED: EventPlanInput = {
  ...PLANNED_AT_FIRST,
  kickoff: { ...SALE.kickoff, heldOn: '2026-10-16' },
};

/** The plan in the last week, with everything that the workbook said was missing. */
const FINISHED: EventPlanInput = {
  ...PLANNED,
  contacts: (SALE.contacts ?? []).map((contact) =>
    contact.name === 'Lena Vogt'
      ? {
          ...contact,
          expertise: [...(contact.expertise ?? []), 'Elastic Load Balancing', 'Fargate', 'RDS for MySQL'],
        }
      : contact,
  ),
  endpoints: [
    ...(SALE.endpoints ?? []),
    { name: 'Dashboard', kind: 'monitoring', url: 'https://grafana.outfitters.example.com' },
  ],
  architecture: {
    ...SALE.architecture,
    diagrams: [{ title: 'Shop', url: 'https://wiki.outfitters.example.com/shop' }],
  },
};

let before: readonly string[] = [];

/** What the workbook says. The sections that say the same as in the phase before are only named. */
async function tellNews(): Promise<string> {
  const { text } = await demand(`GET ${EVENT}/workbook?format=markdown`);
  const parts = text.split(/^(?=## )/m);
  const same = parts.filter((part) => before.includes(part));
  const news = parts.filter((part) => !before.includes(part));
  before = parts;
  const names = same.map((part) => part.split('\n')[0]?.replace(/^## |:.*$/g, ''));
  return `${news.join('')}${names.length === 0 ? '' : `\nAs before: ${names.join(', ')}.\n`}`;
}

async function expectNews(phase: string): Promise<void> {
  const news = await tellNews();
  expect(news).toBe(golden(`phases/${phase}.md`, news));
}

const tableOf = (workbook: Workbook, number: string, title?: string) => {
  const section = workbook.sections.find((one) => one.number === number);
  const table = section?.blocks.find((one) => one.kind === 'table' && one.title === title);
  return table?.kind === 'table' ? table.rows.map((row) => row.map(({ text }) => text)) : [];
};

const missingOf = (workbook: Workbook, number: string): readonly string[] =>
  workbook.sections.find((one) => one.number === number)?.missing.map(({ what }) => what) ?? [];

const isPending = ({ state }: ActionItem): boolean => state === 'open' || state === 'in-progress';

/** Whatever the phase is, what is asked for in several places is the same. */
async function expectAgreement(today: string): Promise<void> {
  const workbook = (await demand(`GET ${EVENT}/workbook`)).body as Workbook;
  const steps = itemsOf<Step>(await demand(`GET ${EVENT}/steps`));
  const items = await listItems();
  const page = (await demand(`GET ${EVENT}/page?state=all`)).body as {
    readonly today: string;
    readonly steps: readonly Step[];
    readonly items: { readonly total: number; readonly pending: number };
    readonly pressing: { readonly total: number };
    readonly run: { readonly verdict: string } | null;
  };
  expect(page.today).toBe(today);

  // Section 16, the list and the page have the same items.
  const shown = tableOf(workbook, '16');
  for (const state of ['open', 'in-progress', 'done', 'accepted'])
    expect([state, shown.filter((row) => row[1] === state).length]).toEqual([
      state,
      (await listItems(`&state=${state}`)).length,
    ]);
  expect(tableOf(workbook, '16', 'Resolved')).toHaveLength((await listItems('&state=resolved')).length);
  expect(page.items).toMatchObject({ total: items.length, pending: items.filter(isPending).length });
  const dueOf = ({ due, found }: ActionItem): string => due ?? found?.by ?? '9999-12-31';
  const late = items.filter((item) => isPending(item) && dueOf(item) < today).length;
  expect(missingOf(workbook, '16').filter((what) => what.startsWith('Do what is late'))).toEqual(
    late === 0 ? [] : [`Do what is late: ${late} ${late === 1 ? 'item' : 'items'} (iem items).`],
  );

  // Section 8, the list and the page have the same steps, and all that are overdue are said to be missing.
  const rows = ['Initiate', 'Plan', 'Execute', 'Review'].flatMap((phase) => tableOf(workbook, '8', phase));
  expect(rows.map((row) => [row[0], row[4]])).toEqual(
    steps.map(({ step, state }) => [String(step), state.replace('-', ' ')]),
  );
  expect(page.steps.map(({ step, state }) => [step, state])).toEqual(
    steps.map(({ step, state }) => [step, state]),
  );
  const overdue = steps.filter(({ state }) => state === 'overdue');
  expect(missingOf(workbook, '8').filter((what) => what.includes(' was due on '))).toEqual(
    overdue.map(({ step, title, due }) => `Step ${step}, ${title}, was due on ${due}.`),
  );
  for (const { due, state } of steps) if (state === 'overdue') expect(due < today).toBe(true);
  const soon = steps.filter(({ state }) => state === 'due-soon').length;
  const inAWeek = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
  const pressing = items.filter((item) => isPending(item) && dueOf(item) <= inAWeek).length;
  expect(page.pressing.total).toBe(overdue.length + soon + pressing);

  // The calendar has each step on its day, and the days on which something is due.
  const { text } = await demand(`GET ${EVENT}/workbook?format=ics`);
  const entries = new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  for (const { step, due } of steps) {
    const entry = entries.find(({ uid }) => uid === `container-sale~step~${step}@iem`);
    expect([step, entry?.startDate.toString()]).toEqual([step, due]);
  }
  const days = [...new Set(items.filter(isPending).map(dueOf))].filter((day) => day < '9999').sort();
  expect(entries.flatMap(({ uid }) => /~action-items~(.*)@iem$/.exec(uid)?.[1] ?? []).sort()).toEqual(days);

  // The verdict is the same everywhere, and requests to AWS follow from the same run.
  const readiness = await ask(`GET ${EVENT}/readiness`);
  const actions = await ask(`GET ${EVENT}/actions`);
  if (page.run === null) {
    expect([readiness.status, actions.status]).toEqual([404, 404]);
    return;
  }
  expect(JSON.stringify(workbook.sections.find(({ number }) => number === '15'))).toContain(page.run.verdict);
  expect((actions.body as { run: { id: string } }).run.id).toBe(
    (readiness.body as { run: { id: string } }).run.id,
  );
}

/** Requests to AWS that the latest run leads to, by kind. */
async function plannedKinds(): Promise<readonly string[]> {
  const { planned } = (await demand(`GET ${EVENT}/actions`)).body as { planned: readonly { kind: string }[] };
  return planned.map(({ kind }) => kind);
}

const stepStates = async (): Promise<Readonly<Record<number, string>>> =>
  Object.fromEntries(
    itemsOf<Step>(await demand(`GET ${EVENT}/steps`)).map(({ step, state }) => [step, state]),
  );

describe('an event that people prepare', () => {
  it('waits for everything at its kick-off, eight weeks before', async () => {
    await demand('POST /events', { body: KICKED_OFF });
    await expectAgreement('2026-10-16');
    await expectNews('1-kick-off');
    expect(await stepStates()).toMatchObject({ 1: 'due-soon', 2: 'open', 14: 'open' });
  });

  it('is initiated: the first run opens what must be done, and people take it on', async () => {
    event.goTo('2026-10-27T09:00:00.000Z');
    const { kickoff, endpoints, bridge, contacts } = SALE;
    await putPlan({
      ...KICKED_OFF,
      kickoff: { ...kickoff, heldOn: '2026-10-16' },
      endpoints,
      bridge,
      contacts,
    });
    await post('timeline', { step: 3, owner: 'Emre Kaya', doneOn: '2026-10-22' });
    await post('timeline', { step: 4, owner: 'Lena Vogt' });
    await run();
    await patch(FARGATE, { state: 'in-progress', owner: 'Jonas Weber', remarks: 'Asked for on 27 October.' });
    await patch(STOREFRONT, { owner: 'Lena Vogt', due: '2026-11-09' });
    await expectAgreement('2026-10-27');
    await expectNews('2-initiate');
    // Nobody has opened the case of the event: it is due, and AWS can be asked for it.
    expect(await stepStates()).toMatchObject({ 1: 'done', 2: 'overdue', 3: 'done', 4: 'due-soon' });
    expect(await plannedKinds()).toEqual(expect.arrayContaining(['support-case', 'quota-increase']));
  });

  it('is planned: a risk is accepted, answers are given, and what was not mended enough is opened again', async () => {
    event.goTo('2026-11-09T15:00:00.000Z');
    // Lena raises it, but not far enough, and says that it is done.
    raiseStorefront(100);
    const storefront = await itemLike(STOREFRONT);
    const { headers } = await demand(`GET ${storefront}`);
    const read = { 'if-match': headers.etag ?? '' };
    await demand(`PATCH ${storefront}`, { body: { state: 'done' }, headers: read });
    // Jonas had read it before.
    const late = await ask(`PATCH ${storefront}`, { body: { state: 'in-progress' }, headers: read });
    expect(late).toMatchObject({ status: 409, body: { type: '/problems/record-conflict' } });
    expect((await ask(`PATCH ${storefront}`, { body: { state: 'open' } })).status).toBe(428);

    event.goTo('2026-11-10T09:00:00.000Z');
    const { scenarios: _, ...planned } = PLANNED;
    await putPlan(planned);
    await putStep(4, { owner: 'Lena Vogt', doneOn: '2026-11-02' });
    await post('timeline', { step: 5, owner: 'Priya Raman', doneOn: '2026-11-06' });
    await post('timeline', {
      step: 6,
      owner: 'Jonas Weber',
      due: '2026-11-27',
      remarks: 'Two answers are open.',
    });
    await post('timeline', { step: 7, owner: 'Emre Kaya' });
    await post('load-tests', { name: 'Rehearsal', on: '2026-11-18', result: 'planned', notes: 'At night.' });
    for (const prefix of ['monitoring-', 'security-', 'performance-', 'limits-'])
      await answer(prefix, 'Jonas Weber', '2026-11-10');
    await post('waivers', {
      ...{ finding: 'cache-backups', account: '111122223333', region: 'us-east-1', resource: 'sessions' },
      ...{ reason: 'Sessions are made anew when customers sign in.', owner: 'Emre Kaya' },
      expires: '2026-12-13',
    });
    await post('action-items', {
      ...{ description: 'Book the room of the bridge.', colour: 'yellow', owner: 'Emre Kaya' },
      due: '2026-11-20',
    });
    await run();
    expect(await storyOf(STOREFRONT)).toEqual(['opened', 'changed', 'changed', 'reopened']);
    expect(await storyOf(BACKUP)).toEqual(['opened', 'accepted']);
    await expectAgreement('2026-11-10');
    await expectNews('3-plan');
    expect(await stepStates()).toMatchObject({ 2: 'done', 4: 'done', 5: 'done', 6: 'open', 7: 'overdue' });
  });

  it('gets its capacity: what is mended is resolved, and what nobody did is late', async () => {
    event.goTo('2026-11-24T09:00:00.000Z');
    raiseStorefront(200);
    scheduleTasks();
    event.mend(({ serviceQuotas }) => ({
      serviceQuotas: serviceQuotas.map((one) =>
        one.quotaCode === 'L-3032A538' ? { ...one, value: 260 } : one,
      ),
    }));
    await putPlan(PLANNED);
    await answer('resilience-', 'Lena Vogt', '2026-11-23');
    await patch(FARGATE, { state: 'done', remarks: 'AWS granted 260 on 12 November.' });
    await run();
    expect(await storyOf(STOREFRONT)).toEqual(['opened', 'changed', 'changed', 'reopened', 'resolved']);
    expect((await storyOf(FARGATE)).at(-1)).toBe('resolved');
    // A person adds to what is over.
    await patch(FARGATE, { remarks: 'Give it back after the sale.' });
    await expectAgreement('2026-11-24');
    await expectNews('4-capacity');
    expect(await stepStates()).toMatchObject({
      6: 'due-soon',
      7: 'overdue',
      9: 'done',
      10: 'done',
      11: 'overdue',
    });
    expect(await plannedKinds()).not.toContain('quota-increase');
  });

  it('is tested, and what a deployment takes back comes back', async () => {
    event.goTo('2026-12-02T09:00:00.000Z');
    // It was put off by a week: a test is of its day, so that another day is another test.
    const [test] = itemsOf<{ key: string }>(await demand(`GET ${EVENT}/load-tests`));
    const planned = `${EVENT}/load-tests/${test?.key}`;
    const { headers } = await demand(`GET ${planned}`);
    await demand(`DELETE ${planned}`, { headers: { 'if-match': headers.etag ?? '' } });
    await post('load-tests', {
      ...{ name: 'Rehearsal', on: '2026-11-25', result: 'passed' },
      ...{ reachedMultiplier: 12.5, report: 'https://wiki.outfitters.example.com/rehearsal' },
    });
    event.mend(({ loadBalancerPeaks }) => ({
      loadBalancerPeaks: loadBalancerPeaks.map((one) => rehearsed(one, '2026-12-02')),
    }));
    await putStep(6, { owner: 'Jonas Weber', doneOn: '2026-11-26' });
    await putStep(7, { owner: 'Emre Kaya', doneOn: '2026-11-27' });
    await patch(BRIDGE, { state: 'done' });
    raiseStorefront(80);
    await run();
    expect((await storyOf(STOREFRONT)).slice(-2)).toEqual(['resolved', 'reopened']);
    // Lena says that it is mended again, which no run has seen yet.
    event.goTo('2026-12-02T10:00:00.000Z');
    await patch(STOREFRONT, { state: 'done', due: '2026-12-04', remarks: 'A deployment put it back.' });
    await expectAgreement('2026-12-02');
    await expectNews('5-came-back');
    expect(await stepStates()).toMatchObject({ 7: 'done', 10: 'overdue', 11: 'done', 12: 'overdue' });
  });

  it('is checked in its last week, and only the event itself and what follows is left', async () => {
    event.goTo('2026-12-06T09:00:00.000Z');
    raiseStorefront(200);
    event.mend(({ loadBalancerPeaks }) => ({
      loadBalancerPeaks: loadBalancerPeaks.map((one) => rehearsed(one, '2026-12-06')),
    }));
    await putPlan(FINISHED);
    await post('timeline', { step: 12, owner: 'Jonas Weber', doneOn: '2026-12-03' });
    // The check is one of the last week: that of the second of December is none.
    expect(await stepStates()).toMatchObject({ 14: 'overdue' });
    await run();
    await expectAgreement('2026-12-06');
    await expectNews('6-pre-event-check');
    const states = await stepStates();
    for (let step = 1; step <= 15; step++) expect([step, states[step]]).toEqual([step, 'done']);
    expect(states).toMatchObject({ 16: 'due-soon', 20: 'open', 25: 'open' });
    expect(await listItems('&state=open')).toEqual([]);
  });
});
