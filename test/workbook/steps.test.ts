import { describe, expect, it } from '@jest/globals';
import type { ActionRecord } from '../../src/model/action';
import type { Report } from '../../src/model/report';
import type { EventPlanInput } from '../../src/plan/schema';
import { listSteps } from '../../src/workbook/steps';
import { aPlan } from '../builders/plan';
import { aCeiling, aReport } from '../builders/report';

/** From 12 December 2026, 00:00 to 23:59 in Singapore, which is eight hours ahead of UTC. */
const CALENDAR = { timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-12 23:59' };

const stepsOf = (
  more: Partial<EventPlanInput> = {},
  report: Report | null = null,
  now = '2026-11-01T00:00:00Z',
) =>
  listSteps({
    plan: aPlan({ calendar: CALENDAR, ...more } as Partial<EventPlanInput>),
    report,
    now,
  });

const step = (number: number, ...of: Parameters<typeof stepsOf>) =>
  stepsOf(...of).find((one) => one.step === number);

const rows = (colours: Partial<Record<string, 'red' | 'yellow' | 'green' | 'grey'>>): Report =>
  aReport({
    scorecard: {
      score: 1,
      coverage: 1,
      rows: (
        [
          'security-trusted-advisor',
          'scalability-capacity',
          'scalability-load-test',
          'security-ddos',
        ] as const
      ).map((id) => ({ id, title: id, colour: colours[id] ?? 'green', score: 1, coverage: 1, reasons: [] })),
    },
  });

describe('the steps', () => {
  it('are 25, each due by the days before and after the event', () => {
    const steps = stepsOf();
    expect(steps.map((one) => one.step)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    const due = Object.fromEntries(steps.map((one) => [one.step, one.due]));
    // Eight weeks before; one week before; the day before; the day after the next; two weeks after.
    expect(due).toMatchObject({
      1: '2026-10-17',
      14: '2026-12-05',
      16: '2026-12-11',
      20: '2026-12-14',
      24: '2026-12-26',
    });
  });

  it.each<[string, string, string]>([
    ['open', '2026-11-20T00:00:00Z', 'open'],
    // From 28 November, seven days before 5 December, in Singapore: 27 November, 16:00 UTC.
    ['due soon', '2026-11-27T16:00:00Z', 'due-soon'],
    ['open a minute before', '2026-11-27T15:59:00Z', 'open'],
    ['due soon on its day', '2026-12-05T15:59:00Z', 'due-soon'],
    ['overdue on the day after', '2026-12-05T16:00:00Z', 'overdue'],
  ])('the check of the last week is %s', (_, now, state) => {
    expect(step(14, {}, null, now)?.state).toBe(state);
  });

  it('are done where somebody says so, unless evidence says otherwise', () => {
    const timeline = [
      { step: 3, doneOn: '2026-10-20', owner: 'Ana' },
      { step: 8, doneOn: '2026-10-20' },
      { step: 5, due: '2026-11-30', remarks: 'With the whole team.' },
    ];
    expect(step(3, { timeline })).toMatchObject({ state: 'done', owner: 'Ana', evidence: null });
    expect(step(8, { timeline })).toMatchObject({ state: 'open', doneOn: '2026-10-20' });
    expect(step(8, { timeline }, rows({ 'security-trusted-advisor': 'red' }))?.state).toBe('open');
    expect(step(8, { timeline: [] }, rows({}))?.state).toBe('done');
    expect(step(5, { timeline })).toMatchObject({ due: '2026-11-30', remarks: 'With the whole team.' });
  });

  it('are not done before the day on which they are to be', () => {
    const timeline = [{ step: 3, doneOn: '2026-11-02' }];
    // 1 November in Singapore, up to 16:00 in UTC.
    const now = ['2026-11-01T15:59:00Z', '2026-11-01T16:00:00Z'];
    expect(now.map((at) => step(3, { timeline }, null, at)?.doneOn)).toEqual([null, '2026-11-02']);
    expect(now.map((at) => step(3, { timeline }, null, at)?.state)).toEqual(['overdue', 'done']);
    const kickoff = { heldOn: '2026-11-02' };
    expect(now.map((at) => step(1, { kickoff }, null, at))).toMatchObject([
      { state: 'overdue', evidence: 'The kick-off is to be held on 2026-11-02.' },
      { state: 'done', evidence: 'The kick-off was held on 2026-11-02.' },
    ]);
  });

  it('are shown by a run of a day in the time zone of the event', () => {
    const report = rows({});
    const late = { ...report, run: { ...report.run, asOf: '2026-11-01T16:00:00Z' } };
    expect(step(8, {}, late)?.evidence).toContain('as of 2026-11-02');
  });

  it.each([
    [8, 'security-trusted-advisor'],
    [10, 'scalability-capacity'],
    [11, 'scalability-load-test'],
  ])('number %s is done while %s is green', (number, row) => {
    expect(step(number, {}, rows({}))).toMatchObject({
      state: 'done',
      evidence: expect.stringContaining('green'),
    });
    for (const colour of ['yellow', 'red', 'grey'] as const) {
      expect(step(number, {}, rows({ [row]: colour }))?.state).not.toBe('done');
    }
  });

  it('number 9 is done when every quota was judged and is enough', () => {
    const withQuotas = (...statuses: ('green' | 'yellow' | 'red' | 'grey')[]) =>
      aReport({ ceilings: statuses.map((status) => aCeiling({ kind: 'quota', status })) });
    expect(step(9, {}, withQuotas('green', 'yellow'))?.state).toBe('done');
    expect(step(9, {}, withQuotas('green', 'red'))?.state).not.toBe('done');
    expect(step(9, {}, withQuotas('green', 'grey'))?.state).not.toBe('done');
    expect(step(9, {}, withQuotas())?.state).not.toBe('done');
  });

  it('number 13 is done when every row was judged, whatever it came to', () => {
    expect(step(13, {}, rows({ 'security-ddos': 'red' }))?.state).toBe('done');
    expect(step(13, {}, rows({ 'security-ddos': 'grey' }))).toMatchObject({
      state: 'open',
      evidence: expect.stringContaining('security-ddos'),
    });
  });

  it('number 14 is done by a run of the last week that finds nothing red', () => {
    const at = (asOf: string, report: Report): Report => ({ ...report, run: { ...report.run, asOf } });
    // The week begins on 5 December in Singapore: 4 December, 16:00 UTC.
    expect(step(14, {}, at('2026-12-04T16:00:00Z', rows({})))?.state).toBe('done');
    expect(step(14, {}, at('2026-12-04T15:59:00Z', rows({})))?.state).not.toBe('done');
    expect(step(14, {}, at('2026-12-04T16:00:00Z', rows({ 'security-ddos': 'red' })))?.state).not.toBe(
      'done',
    );
  });

  it('number 14 is open where something was not judged, which may hide what is red', () => {
    const unjudged = rows({ 'security-ddos': 'grey' });
    const report = { ...unjudged, run: { ...unjudged.run, asOf: '2026-12-05T00:00:00Z' } };
    expect(step(14, {}, report, '2026-12-05T00:00:00Z')).toMatchObject({
      state: 'due-soon',
      evidence: 'Rows of the scorecard that are red as of 2026-12-05: 0; not judged: 1.',
    });
  });

  it('tell of a run by its day in the time zone of the event, in the words of the report', () => {
    const contacts = [{ group: 'Ops', name: 'Mei Tan', phone: '+65 1' }];
    const escalation = [{ level: 1, contact: 'Mei Tan', afterMinutes: 0 }];
    const report = { ...rows({}), verdict: 'not-ready' as const };
    // 18:00 in UTC is two o'clock of the next day in Singapore.
    const asOf = '2026-10-31T18:00:00Z';
    expect(step(13, {}, { ...report, run: { ...report.run, asOf } })?.evidence).toBe(
      'Every row was judged as of 2026-11-01: the event is not ready.',
    );
    expect(step(15, { contacts, escalation })?.evidence).toBe('1 level.');
  });

  it('name what gives a row its colour, of many the first three', () => {
    const ceilings = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      aCeiling({ id: name, resource: name, title: name }),
    );
    const report = rows({ 'scalability-capacity': 'red' });
    const reasoned = {
      ...report,
      ceilings,
      scorecard: {
        ...report.scorecard,
        rows: report.scorecard.rows.map((row) => ({ ...row, reasons: ceilings.map(({ id }) => id) })),
      },
    };
    expect(step(10, {}, reasoned)?.evidence).toMatch(/ is red as of .*: [^;]+; [^;]+; [^;]+; and 2 more\.$/);
    expect(step(8, {}, reasoned)?.evidence).not.toContain(';');
  });

  it('numbers 2 and 23 are done by what was asked of AWS', () => {
    const record = (kind: 'support-case' | 'case-resolution', state: 'done' | 'failed') =>
      ({
        ...{ id: kind, kind, account: '111122223333', region: 'global', title: '', state },
        ...{ call: { action: '', input: {} }, at: '2026-10-20T00:00:00.000Z', by: 'mei', earlier: [] },
        done: { awsId: 'case-1', answer: {}, foundAtAws: false },
      }) as const;
    const withActions = (number: number, actions: readonly ActionRecord[]) =>
      listSteps({
        plan: aPlan({ calendar: CALENDAR }),
        report: null,
        now: '2026-11-01T00:00:00Z',
        actions,
      }).find((one) => one.step === number);
    expect(withActions(2, [record('support-case', 'done')])).toMatchObject({
      state: 'done',
      evidence: 'Opened as case case-1 on 2026-10-20 by mei.',
    });
    expect(withActions(2, [record('support-case', 'failed')])).toMatchObject({ state: 'overdue' });
    expect(withActions(23, [record('case-resolution', 'done')])).toMatchObject({
      state: 'done',
      evidence: 'Resolved, with its reason code in it, as case case-1 on 2026-10-20 by mei.',
    });
    expect(withActions(23, [record('case-resolution', 'failed')])).toMatchObject({
      state: 'open',
      evidence: null,
    });
  });
});
