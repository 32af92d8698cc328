import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLAN_NAMES } from '../../src/app/judging/plan-names';
import { parsePlan } from '../../src/plan/parse';
import { formatProblem } from '../../src/plan/problem';
import { aPlanInput } from '../builders/plan';
import { PLAN_TEXT } from '../builders/plan-text';

/** The problems of a text, one formatted line each. */
const problemsOf = (text: string): string[] =>
  parsePlan(text, 'plan.yaml', PLAN_NAMES).problems.map(formatProblem);

/** The plan with some text in it replaced, which must be there. */
const planWith = (from: string, to: string): string => {
  expect(PLAN_TEXT).toContain(from);
  return PLAN_TEXT.replace(from, to);
};

describe('a valid plan', () => {
  it('is read from YAML, defaults filled in', () => {
    const parsed = parsePlan(PLAN_TEXT, 'plan.yaml', PLAN_NAMES);
    expect(parsed).toMatchObject({ ok: true, plan: { id: 'flash-sale', thresholds: { yellow: 0.8 } } });
  });

  it.each([
    ['two spaces', 2],
    ['tabs', '\t'],
    ['nothing', 0],
  ])('is read from JSON indented with %s', (_, indent) => {
    expect(problemsOf(JSON.stringify(aPlanInput(), null, indent))).toEqual([]);
  });

  it('may begin with a byte order mark and end its lines as Windows does', () => {
    expect(problemsOf(`\uFEFF${PLAN_TEXT.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  it('may share a scope between regions by an alias', () => {
    const regions =
      'regions:\n      - { name: us-east-1, scope: &shop { tags: { app: shop } } }\n      - { name: us-west-2, scope: *shop }';
    const parsed = parsePlan(planWith('regions:\n      - name: us-east-1', regions), 'plan.yaml', PLAN_NAMES);
    expect(parsed).toMatchObject({
      ok: true,
      plan: { accounts: [{ regions: [{}, { scope: { tags: { app: 'shop' } } }] }] },
    });
  });

  it('is the same in JSON, whatever people call things', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 1, unit: 'grapheme' })
          .filter((name) => name.trim() !== '' && !/[=:@]/.test(name)),
        (name) => {
          const parsed = parsePlan(JSON.stringify(aPlanInput({ name })), 'plan.json', PLAN_NAMES);
          expect(parsed).toMatchObject({ ok: true, plan: { name: name.trim() } });
        },
      ),
    );
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', ['plan.yaml:1:1 the plan is empty: iem init writes one to start from']],
    ['# only a comment\n', ['plan.yaml:1:1 the plan is empty: iem init writes one to start from']],
    ['just text', ['plan.yaml:1:1 must be a map of fields, not text']],
    ['- a\n- b', ['plan.yaml:1:1 must be a map of fields, not a list']],
    [`${PLAN_TEXT}---\nid: other\n`, ['plan.yaml:15:1 a second document begins here: one plan a file']],
    ['%YAML 1.1\n---\nid: x\n', ['plan.yaml:1:1 is read as YAML 1.2: remove the %YAML directive']],
    ['a: &a [*a]\n', ['plan.yaml:1:8 is an alias of the value that contains it']],
    ['a: *b\n', ['plan.yaml:1:4 is an alias without an anchor: define the anchor (&name) before it']],
    [
      'id: !secret x\n',
      [
        'plan.yaml:1:5 begins with !, which YAML reads as a type; plans have none: put the whole value in quotes',
      ],
    ],
    ['x'.repeat(1_000_001), ['plan.yaml:1:1 is longer than 1,000,000 characters']],
  ])('%#', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it.each([
    ['iem-inventory/1', 'an inventory'],
    ['iem-report/1', 'a report'],
  ])('is not what is no plan: %s', (schema, kind) => {
    expect(problemsOf(`{"schema": "${schema}", "other": []}`)).toEqual([
      `plan.yaml:1:12 schema says that this is ${kind}: give the file of the event plan`,
    ]);
  });

  it('does not list all that follows from a line that is indented otherwise', () => {
    expect(problemsOf(`  schema: iem-plan/1\n${'id: a\nlist: [b]\n'.repeat(9)}`)).toEqual([
      'plan.yaml:2:1 does not fit here: look above for a line that is indented differently or is not a field',
    ]);
  });

  it('stops at nesting that would exhaust the stack', () => {
    expect(problemsOf('['.repeat(20_000))).toEqual([
      expect.stringMatching(/^plan\.yaml:1:\d+ is nested too deeply$/),
    ]);
  });

  it('does not expand aliases that multiply each other', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...['b', 'c', 'd', 'e'].map((key, i) => {
        const alias = `*${'abcd'[i]}`;
        return `${key}: &${key} [${Array(9).fill(alias).join(', ')}]`;
      }),
    ].join('\n');
    expect(problemsOf(bomb)).toEqual([
      'plan.yaml:1:1 its aliases expand to too much data: write the values out',
    ]);
  });

  it('refuses more aliases than a plan needs', () => {
    const text = `a: &a x\nb: [${Array(101).fill('*a').join(',')}]`;
    expect(problemsOf(text)).toEqual(['plan.yaml:2:305 is alias number 101: write the values out']);
  });
});

describe('what the schema refuses, where it is written', () => {
  it.each([
    [
      'an unknown key, at the key',
      ['  multiplier: 10', '  multiplyer: 10'],
      [
        'plan.yaml:13:1 traffic say how much traffic to expect: give multiplier, peakRequestsPerSecond or both',
        'plan.yaml:14:3 traffic.multiplyer is not a field here (did you mean multiplier?)',
      ],
    ],
    [
      'a key that no field is near to',
      ['name: Flash', 'zzzzzz: 1\nname: Flash'],
      ['plan.yaml:2:1 zzzzzz is not a field here'],
    ],
    [
      'a key that an object has by birth',
      ['name: Flash', '__proto__: { a: b }\nname: Flash'],
      ['plan.yaml:2:1 __proto__ is not a field here'],
    ],
    [
      'a question that the checklist does not ask',
      ['traffic:', 'checklist:\n  performance-cnd: { answer: Yes }\ntraffic:'],
      ['plan.yaml:14:3 checklist.performance-cnd is not a field here (did you mean performance-cdn?)'],
    ],
    [
      'a key that appears twice',
      ['name: Flash', 'id: other\nname: Flash'],
      ['plan.yaml:2:1 id is here twice: keep one'],
    ],
    [
      'two ways to say how one thing grows',
      [
        'multiplier: 10',
        'multiplier: 10\n  elasticity: [{match: {region: us-east-1}, factor: 1, multiplier: 4}]',
      ],
      ['plan.yaml:15:16 traffic.elasticity[0] say how it grows: give factor or multiplier, not both'],
    ],
    [
      'a rise of more minutes than can be played through',
      ['multiplier: 10', 'multiplier: 10\n  ramp: { minutes: 40321 }'],
      ['plan.yaml:15:20 traffic.ramp.minutes the rise to the peak takes at most 28 days'],
    ],
    [
      'a region to be lost where there is one',
      ['  multiplier: 10', '  multiplier: 10\nresilience:\n  survive: region'],
      [
        'plan.yaml:16:12 resilience.survive asks to survive the loss of a region, but the plan has only one: name the others, or say az',
      ],
    ],
    [
      'peaks that contradict the rest',
      [
        '  multiplier: 10',
        `  multiplier: 10
  peaks:
    - {name: Early, from: 2026-12-01 00:00, to: 2026-12-12 01:00, multiplier: 5}
    - {name: Late, from: 2026-12-12 20:00, to: 2026-12-12 19:00, multiplier: 8}`,
      ],
      [
        'plan.yaml:14:15 traffic.multiplier is 10, but the highest of traffic.peaks has 8: make them equal, or leave this out',
        'plan.yaml:16:27 traffic.peaks[0].from is before the event starts',
        'plan.yaml:17:48 traffic.peaks[1].to must be after from',
      ],
    ],
    [
      'a range without its likely value',
      ['multiplier: 10', 'multiplier: {low: 5, hig: 20}'],
      [
        'plan.yaml:14:3 traffic.multiplier.likely is missing',
        'plan.yaml:14:3 traffic.multiplier.high is missing',
        'plan.yaml:14:24 traffic.multiplier.hig is not a field here (did you mean high?)',
      ],
    ],
    [
      'a range that falls',
      ['multiplier: 10', 'multiplier: {low: 5, likely: 20, high: 10}'],
      ['plan.yaml:14:3 traffic.multiplier low must be at most likely, and likely at most high'],
    ],
    [
      'a multiplier of 0',
      ['multiplier: 10', 'multiplier: 0'],
      ['plan.yaml:14:15 traffic.multiplier a multiplier is more than 0: 22 means 22 times normal traffic'],
    ],
    [
      'a multiplier beyond arithmetic',
      ['multiplier: 10', 'multiplier: 1e308'],
      ['plan.yaml:14:15 traffic.multiplier must be at most 1000000'],
    ],
    [
      'a multiplier with a unit',
      ['multiplier: 10', 'multiplier: 22x'],
      ['plan.yaml:14:15 traffic.multiplier must be a number, not text (did you mean 22?)'],
    ],
    [
      'a boolean of older YAML',
      ['multiplier: 10', 'multiplier: 10\n  keepAlive: yes'],
      ['plan.yaml:15:14 traffic.keepAlive must be true or false, not text (did you mean true?)'],
    ],
    [
      'a boolean that is a word of the language',
      ['multiplier: 10', 'multiplier: 10\n  keepAlive: constructor'],
      ['plan.yaml:15:14 traffic.keepAlive must be true or false, not text'],
    ],
    [
      'an infinite multiplier',
      ['multiplier: 10', 'multiplier: .inf'],
      ['plan.yaml:14:15 traffic.multiplier must be a number, not Infinity'],
    ],
    [
      'an account id that is a number',
      ['"111122223333"', '011122223333'],
      ['plan.yaml:10:9 accounts[0].id put the account id in quotes: a bare number loses its leading zeros'],
    ],
    [
      'an account id that is too short',
      ['"111122223333"', '"11112222333"'],
      ['plan.yaml:10:9 accounts[0].id an AWS account id has 12 digits'],
    ],
    [
      'a missing field, at its parent',
      ['  start: 2026-12-12 00:00\n', ''],
      ['plan.yaml:5:1 calendar.start is missing'],
    ],
    [
      'a value of a list of words',
      ['name: Flash', 'environment: prodution\nname: Flash'],
      ['plan.yaml:2:14 environment must be production, staging, test (did you mean production?)'],
    ],
    [
      'a day that does not exist',
      ['start: 2026-12-12 00:00', 'start: 2026-02-30 00:00'],
      ['plan.yaml:7:10 calendar.start there is no such date or time'],
    ],
    [
      'the 24th hour',
      ['end: 2026-12-12 23:59', 'end: 2026-12-12 24:00'],
      ['plan.yaml:8:8 calendar.end there is no such date or time'],
    ],
    [
      'a date in words',
      ['start: 2026-12-12 00:00', 'start: 12 December 2026'],
      [
        'plan.yaml:7:10 calendar.start write a time as "2026-12-12 00:00" (in calendar.timeZone) or with an offset',
      ],
    ],
    [
      'a date of a waiver that does not exist',
      ['traffic:', 'waivers: [{ finding: db-multi-az, reason: y, owner: z, expires: 2027-02-29 }]\ntraffic:'],
      ['plan.yaml:13:65 waivers[0].expires there is no such date'],
    ],
    [
      'a time of day that does not exist',
      ['traffic:', 'notifications: { quietHours: { from: "25:00", to: "07:00" } }\ntraffic:'],
      ['plan.yaml:13:38 notifications.quietHours.from write a time of day as "08:00"'],
    ],
    [
      'more than all',
      ['multiplier: 10', 'multiplier: 10\n  tlsPercent: 101'],
      ['plan.yaml:15:15 traffic.tlsPercent must be at most 100'],
    ],
    [
      'a fraction of a step',
      ['traffic:', 'timeline: [{ step: 1.5 }]\ntraffic:'],
      ['plan.yaml:13:20 timeline[0].step must be a whole number, not a number'],
    ],
    [
      'an empty text',
      ['customer: Example Shop', 'customer: " "'],
      ['plan.yaml:3:11 customer must not be empty'],
    ],
    [
      'a tag without a name',
      ['      - name: us-east-1', '      - name: us-east-1\n        scope: { tags: { "": x } }'],
      ['plan.yaml:13:26 accounts[0].regions[0].scope.tags[""] is not a valid key'],
    ],
    [
      'text instead of a list',
      ['traffic:', 'escalation: none\ntraffic:'],
      ['plan.yaml:13:13 escalation must be a list, not text'],
    ],
    [
      'a secret instead of its place',
      ['traffic:', 'bridge: { credential: hunter2 }\ntraffic:'],
      [
        'plan.yaml:13:23 bridge.credential name where the secret is kept ("ssm:/event/portal" or "secretsmanager:event/portal"), never the secret itself',
      ],
    ],
    [
      'elasticity of nothing',
      ['multiplier: 10', 'multiplier: 10\n  elasticity: [{ match: {}, factor: 0 }]'],
      [
        'plan.yaml:15:18 traffic.elasticity[0].match say what it matches: tag, arn, service, resource, account or region',
      ],
    ],
  ])('%s', (_, [from = '', to = ''], problems) => {
    expect(problemsOf(planWith(from, to))).toEqual(problems);
  });

  it('suggests nothing that switches something off: survive: zone means az, and is one letter from none', () => {
    const text = planWith('traffic:', 'resilience:\n  survive: zone\ntraffic:');
    expect(problemsOf(text)).toEqual([expect.stringMatching(/survive must be [^(]*none[^(]*$/)]);
  });

  it('names everything at once, also rules over fields beside others that are wrong, in the order of the text', () => {
    const text = PLAN_TEXT.replace('Asia/Singapore', 'Asia/Singapor')
      .replace('us-east-1', 'us-est-1')
      .replace('name: Flash sale\n', '')
      .replace('multiplier: 10', 'multiplier: -1')
      .replace('accounts:', 'contcts: []\naccounts:');
    expect(problemsOf(text)).toEqual([
      'plan.yaml:1:1 name is missing',
      'plan.yaml:5:13 calendar.timeZone is not an IANA time zone, such as Asia/Singapore (did you mean Asia/Singapore?)',
      'plan.yaml:8:1 contcts is not a field here (did you mean contacts?)',
      'plan.yaml:12:15 accounts[0].regions[0].name is not an AWS region (did you mean us-east-1?)',
      'plan.yaml:14:15 traffic.multiplier a multiplier is more than 0: 22 means 22 times normal traffic',
    ]);
  });

  it('lists the first of many slips, says what was meant by some of them, and how many more there are', () => {
    const slips = 700;
    const contacts = Array.from({ length: slips }, (_, i) => `  - { group: SRE, name: Mei ${i} }\n`);
    const escalation = Array.from({ length: slips }, (_, i) => `  - { level: 1, contact: Meii ${i} }\n`);
    const text = `${PLAN_TEXT}contacts:\n${contacts.join('')}escalation:\n${escalation.join('')}`;
    const { problems, ...rest } = parsePlan(text, 'plan.yaml', PLAN_NAMES);
    expect(rest).toEqual({ ok: false, unlisted: 200 });
    expect(problems).toHaveLength(500);
    expect(problems.flatMap(({ suggestion }) => suggestion ?? [])).toHaveLength(100);
    expect(problems[0]).toMatchObject({ pointer: '/escalation/0/contact', suggestion: 'Mei 0' });
  });

  it('never throws, whatever the values', () => {
    const keys = Object.keys(aPlanInput());
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
        const parsed = parsePlan(JSON.stringify({ ...aPlanInput(), [key]: value }), 'plan.json', PLAN_NAMES);
        for (const { line, column, message } of parsed.problems) {
          expect([line > 0, column > 0, message !== '']).toEqual([true, true, true]);
        }
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.nat(PLAN_TEXT.length), fc.string(), (at, noise) => {
        const text = PLAN_TEXT.slice(0, at) + noise + PLAN_TEXT.slice(at);
        const parsed = parsePlan(text, 'plan.yaml', PLAN_NAMES);
        expect(parsed.ok).toBe(parsed.problems.length === 0);
      }),
    );
  });
});

describe('a problem as text', () => {
  it('shows control characters and reading directions instead of sending them to the terminal', () => {
    const [line] = problemsOf(`${PLAN_TEXT}"\\e[2J\\u202Ex": 1\n`);
    expect(line).toBe('plan.yaml:15:1 ["\\u001b[2J\\u{202e}x"] is not a field here');
  });
});
