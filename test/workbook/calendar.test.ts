import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { EventPlanInput } from '../../src/plan/schema';
import { buildWorkbook } from '../../src/workbook/build';
import type { WorkbookInput } from '../../src/workbook/input';
import { calendar } from '../../src/workbook/render/calendar';
import { HOSTILE } from '../builders/hostile';
import { aPlan } from '../builders/plan';

const NOW = '2026-11-22T16:45:30Z';

type Items = WorkbookInput['items'];

const calendarOf = (plan: Partial<EventPlanInput> = {}, items: Items = [], now = NOW): string =>
  calendar(buildWorkbook({ plan: aPlan(plan), report: null, inventories: [], items, now }));

/** As a parser that is not ours reads it: times as instants, days as days. */
function entriesOf(text: string) {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  return events.map((component) => {
    const { uid, summary, description, startDate, endDate, sequence } = new ICAL.Event(component);
    const shown = (time: ICAL.Time): string =>
      time.isDate ? time.toString() : time.toJSDate().toISOString().replace('.000', '');
    return {
      ...{ id: uid.slice('flash-sale~'.length, -'@iem'.length), uid, summary, sequence },
      lines: description.split('\n'),
      ...{ start: shown(startDate), end: shown(endDate) },
      stamp: component.getFirstPropertyValue('dtstamp')?.toString(),
    };
  });
}

const entryOf = (id: string, text: string) => {
  const found = entriesOf(text).filter((entry) => entry.id === id);
  expect(found).toHaveLength(1);
  return found[0];
};

/** The name of a calendar, RFC 7986, which the parser does not know to be text. */
const nameOf = (parsed: ICAL.Component): string => {
  const written = parsed.getFirstPropertyValue('name');
  expect(parsed.getFirstPropertyValue('x-wr-calname')).toBe(written);
  return String(written).replaceAll(/\\([\\;,])/g, '$1');
};

const item = (id: string, more: Partial<Items[number]> = {}): Items[number] => ({
  ...{ id, state: 'open', colour: 'red', description: `Mend ${id}.`, history: [], ...more },
});

describe('the calendar of an event', () => {
  it('is published with the name and the time of the event', () => {
    const text = calendarOf({ name: 'Sale; day, one' });
    const parsed = new ICAL.Component(ICAL.parse(text));
    expect(parsed.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(nameOf(parsed)).toBe('Sale; day, one');
    expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
    // Singapore is eight hours ahead of UTC.
    expect(entryOf('event', text)).toMatchObject({
      ...{ summary: 'Sale; day, one', stamp: '2026-11-22T16:45:30Z' },
      ...{ start: '2026-12-11T16:00:00Z', end: '2026-12-12T15:59:00Z' },
      lines: expect.arrayContaining([
        'Local time: 12 Dec 2026 00:00 – 23:59 +08:00 (Asia/Singapore)',
        'As of: 23 Nov 2026 00:45 +08:00',
      ]),
    });
  });

  it('has what people plan in the order of time, and nothing of what they do not', () => {
    const text = calendarOf({
      calendar: {
        ...{ timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
        keyDates: [{ name: 'Go or no-go', at: '2026-12-10 15:00' }],
        freeze: { from: '2026-12-09 00:00', to: '2026-12-13 12:00' },
      },
      traffic: {
        peaks: [
          { name: 'Doors', from: '2026-12-12 00:00', to: '2026-12-12 02:00', multiplier: 22 },
          { name: 'Doors', from: '2026-12-12 20:00', to: '2026-12-12 21:00', multiplier: 16 },
        ],
      },
      kickoff: { heldOn: '2026-10-15' },
      loadTests: [{ name: 'First', on: '2026-11-14', result: 'failed', reachedMultiplier: 9 }],
      waivers: [{ finding: 'db-multi-az', reason: 'Known.', owner: 'Mei', expires: '2026-12-14' }],
      preWarming: [
        {
          ...{ loadBalancer: 'shop-web', region: 'us-east-1', status: 'requested' },
          increase: { start: '2026-12-11 23:30', end: '2026-12-12 03:00' },
          backends: { scaled: false, scaledBy: '2026-12-11 18:00' },
        },
      ],
    });
    // A kick-off of a later day was not held yet.
    expect(entryOf('kickoff', calendarOf({ kickoff: { heldOn: '2026-11-24' } }))?.summary).toBe(
      'Kick-off · Flash sale',
    );
    const planned = entriesOf(text).filter(({ id }) => !id.startsWith('step~'));
    expect(planned.map(({ id, summary, start, end }) => [id, summary, start, end])).toEqual([
      ['kickoff', 'Kick-off (held) · Flash sale', '2026-10-15', '2026-10-16'],
      ['load-test~First', 'Load test: First (failed) · Flash sale', '2026-11-14', '2026-11-15'],
      ['freeze', 'Freeze: no changes · Flash sale', '2026-12-08T16:00:00Z', '2026-12-13T04:00:00Z'],
      [
        expect.stringMatching(/^key-date~Go_or/),
        'Go or no-go · Flash sale',
        ...twice('2026-12-10T07:00:00Z'),
      ],
      [
        expect.stringMatching(/^scaled-by~/),
        'Instances behind shop-web run at event size · Flash sale',
        ...twice('2026-12-11T10:00:00Z'),
      ],
      [
        expect.stringMatching(/^pre-warming~/),
        'More traffic at load balancer shop-web (pre-warming: requested) · Flash sale',
        ...['2026-12-11T15:30:00Z', '2026-12-11T19:00:00Z'],
      ],
      ['event', 'Flash sale', '2026-12-11T16:00:00Z', '2026-12-12T15:59:00Z'],
      ['peak~Doors', 'Peak: Doors · Flash sale', '2026-12-11T16:00:00Z', '2026-12-11T18:00:00Z'],
      ['peak~Doors~2', 'Peak: Doors · Flash sale', '2026-12-12T12:00:00Z', '2026-12-12T13:00:00Z'],
      ['waiver~db-multi-az', expect.any(String), '2026-12-14', '2026-12-15'],
    ]);
  });

  it('has each of the 25 steps on the whole of its day, which ends before the next one', () => {
    const text = calendarOf({
      timeline: [{ step: 3, doneOn: '2026-10-20', owner: 'Ana', due: '2026-10-31', remarks: 'By e-mail.' }],
      escalation: [],
    });
    expect(entriesOf(text).filter(({ id }) => id.startsWith('step~'))).toHaveLength(25);
    expect(entryOf('step~3', text)).toMatchObject({
      summary: 'Step 3: Broadcast IEM Alert to Stakeholders (done) · Flash sale',
      ...{ start: '2026-10-31', end: '2026-11-01' },
      lines: [
        ...['Phase: Initiate', 'Owner: Ana', 'State: done', 'Evidence: Done on 2026-10-20, as people say.'],
        ...['Remarks: By e-mail.', 'As of: 23 Nov 2026 00:45 +08:00'],
      ],
    });
    expect(entryOf('step~2', text)?.summary).toBe(
      'Step 2: Open AWS Support Case for IEM (overdue) · Flash sale',
    );
    expect(entryOf('step~15', text)).toMatchObject({
      summary: 'Step 15: Escalations Matrix · Flash sale',
      lines: expect.arrayContaining(['State: open', 'Evidence: Say who is called next (escalation).']),
    });
    expect(text).toContain('DTSTART;VALUE=DATE:20261031\r\nDTEND;VALUE=DATE:20261101\r\n');
  });

  it('has what is due and pending once a day, with what is most pressing first', () => {
    const text = calendarOf(
      { actionItems: [{ description: 'Book the room.', status: 'yellow', due: '2026-12-01', owner: 'Bo' }] },
      [
        item('yellow', { colour: 'yellow', due: '2026-12-01' }),
        item('red', { due: '2026-12-01', owner: 'Mei', state: 'in-progress' }),
        item('late', { due: '2026-11-20' }),
        item('done', { due: '2026-11-19', state: 'done' }),
        item('resolved', { due: '2026-12-01', state: 'resolved' }),
        item('accepted', { due: '2026-12-01', state: 'accepted' }),
        item('undated'),
      ],
    );
    const due = entriesOf(text).filter(({ id }) => id.startsWith('action-items~'));
    expect(due.map(({ id, summary }) => [id, summary])).toEqual([
      ['action-items~2026-11-20', '1 action item due (overdue) · Flash sale'],
      ['action-items~2026-12-01', '3 action items due · Flash sale'],
    ]);
    expect(due[1]?.lines.slice(0, 3)).toEqual([
      'red: Mend red. – Mei',
      'yellow: Mend yellow. – nobody has it',
      'yellow: Book the room. – Bo',
    ]);
  });

  it('names 20 items of a day and counts the rest', () => {
    const many = Array.from({ length: 25 }, (_, i) => item(`i${i}`, { due: '2026-12-01' }));
    const lines = entryOf('action-items~2026-12-01', calendarOf({}, many))?.lines ?? [];
    expect(lines.filter((line) => line.startsWith('red: Mend'))).toHaveLength(20);
    expect(lines).toContain('and 5 more: iem items list');
  });

  it.each([
    // Clocks go back in Berlin on 25 October 2026 at 03:00, and forward on 29 March 2026 at 02:00.
    ['Europe/Berlin', '2026-10-25 01:30', '2026-10-25 03:30', '2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z'],
    ['Europe/Berlin', '2026-03-29 01:30', '2026-03-29 03:30', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
    // And on Lord Howe Island by half an hour.
    [
      'Australia/Lord_Howe',
      '2026-10-04 01:00',
      '2026-10-04 04:00',
      '2026-10-03T14:30:00Z',
      '2026-10-03T17:00:00Z',
    ],
    // An offset of its own counts before the time zone.
    [
      'America/New_York',
      '2026-12-12T00:00Z',
      '2026-12-12T06:00+02:00',
      '2026-12-12T00:00:00Z',
      '2026-12-12T04:00:00Z',
    ],
  ])('has times of %s from %s to %s as instants', (timeZone, start, end, from, to) => {
    expect(entryOf('event', calendarOf({ calendar: { timeZone, start, end } }))).toMatchObject({
      start: from,
      end: to,
    });
  });

  it('has days of the time zone of the event, whatever the day is in UTC', () => {
    const of = (timeZone: string) => {
      const calendar = { timeZone, start: '2026-12-12 00:30', end: '2026-12-12 23:30' };
      return entryOf('step~16', calendarOf({ calendar }))?.start;
    };
    // The day before the event.
    expect([of('Pacific/Kiritimati'), of('Pacific/Pago_Pago'), of('UTC')]).toEqual([
      ...['2026-12-11', '2026-12-11', '2026-12-11'],
    ]);
  });

  it('updates what was imported before: the same UIDs, each once, and a later stamp and sequence', () => {
    const plan = { loadTests: [{ name: 'First', on: '2026-11-24', result: 'planned' }] } as const;
    const moved = { loadTests: [{ name: 'First', on: '2026-11-26', result: 'passed' }] } as const;
    const uidsOf = (text: string) => entriesOf(text).map(({ uid }) => uid);
    const before = calendarOf({ ...plan, loadTests: [...plan.loadTests] });
    const after = calendarOf({ loadTests: [...moved.loadTests] }, [], '2026-11-27T08:00:00Z');
    expect(calendarOf({ ...plan, loadTests: [...plan.loadTests] })).toBe(before);
    expect(new Set(uidsOf(before)).size).toBe(uidsOf(before).length);
    expect(uidsOf(after).sort()).toEqual(uidsOf(before).sort());
    const [first, second] = [entryOf('load-test~First', before), entryOf('load-test~First', after)];
    expect(second).toMatchObject({ uid: first?.uid, start: '2026-11-26', stamp: '2026-11-27T08:00:00Z' });
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? Number.NaN);
  });
});

const twice = (time: string) => [time, time] as const;

describe('text of other people in a calendar', () => {
  it('is text, whatever it holds', () => {
    const name = `${HOSTILE.join(' ')} END:VEVENT\r\nBEGIN:VALARM\nATTACH;FMTTYPE=x:y, a;b\\n "c" :d`;
    const text = calendarOf(
      {
        ...{ name, customer: name, description: name },
        calendar: {
          ...{ timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
          keyDates: [{ name, at: '2026-12-10 15:00' }],
        },
        timeline: [{ step: 5, owner: name, remarks: name }],
        loadTests: [{ name, on: '2026-11-14', result: 'planned', notes: name }],
      },
      [item('one', { description: name, owner: name, due: '2026-12-01' })],
    );
    const plain = buildWorkbook({
      ...{ plan: aPlan({ name }), report: null, inventories: [], items: [], now: NOW },
    }).event.name;
    expect(plain).toContain('END:VEVENT BEGIN:VALARM ATTACH;FMTTYPE=x:y, a;b\\n "c" :d');
    const parsed = new ICAL.Component(ICAL.parse(text));
    expect(nameOf(parsed)).toBe(plain);
    expect(parsed.getAllSubcomponents('vevent').flatMap((one) => one.getAllSubcomponents())).toEqual([]);
    const entries = entriesOf(text);
    expect(entries.map(({ uid }) => uid).filter((uid) => !/^[\w.~@-]+$/.test(uid))).toEqual([]);
    expect(entryOf('event', text)).toMatchObject({
      summary: plain,
      lines: expect.arrayContaining([`Description: ${plain}`]),
    });
    expect(entryOf('step~5', text)?.lines).toEqual(
      expect.arrayContaining([`Owner: ${plain}`, `Remarks: ${plain}`]),
    );
    expect(entryOf('action-items~2026-12-01', text)?.lines[0]).toBe(`red: ${plain} – ${plain}`);
  });

  it('is folded between characters into lines of at most 75 bytes, and is whole when it is read', () => {
    const description = 'Größe 折り畳み 🛒🛍️ ,;\\ '.repeat(60).trim();
    const text = calendarOf({ description });
    const lines = text.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text).not.toMatch(/(?<!\r)\n|\r(?!\n)|\ufffd/);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
    expect(entryOf('event', text)?.lines).toContain(`Description: ${description}`);
  });
});
