import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLAN_NAMES } from '../../src/app/judging/plan-names';
import { parsePlan } from '../../src/plan/parse';
import { formatProblem } from '../../src/plan/problem';

const PLAN = `schema: iem-plan/1
id: sale
name: Sale
customer: Shop
successCriteria:
  - description: Customers can order
calendar:
  timeZone: Asia/Singapore
  start: 2026-12-12 00:00
  end: 2026-12-12 23:59
accounts:
  - id: "111122223333"
    regions:
      - name: ap-southeast-1
traffic:
  multiplier: 10
`;

const problemsOf = (text: string): string[] =>
  parsePlan(text, 'plan.yaml', PLAN_NAMES).problems.map(formatProblem);

describe('what a slip of YAML is told as', () => {
  it('is nothing of a plan without one', () => {
    expect(problemsOf(PLAN)).toEqual([]);
  });

  it.each([
    // Indentation.
    ['  timeZone', '\ttimeZone', '8:1 is indented by a tab: use spaces'],
    ['    regions:', '\t  regions:', '13:1 is indented by a tab: use spaces'],
    ['  multiplier', '  \tmultiplier', '16:3 is indented by a tab: use spaces'],
    [
      '  timeZone',
      '\u00a0 timeZone',
      '8:1 is indented by a character that only looks like a space (U+00A0): use spaces',
    ],
    ['  start', ' start', '9:2 is indented by 1 space, unlike the lines it could belong to'],
    ['    regions:', '     regions:', '13:6 is indented by 5 spaces, unlike the lines it could belong to'],
    ['    regions:', '   regions:', '13:4 is indented by 3 spaces, unlike the lines it could belong to'],
    [
      '  start',
      '    start',
      '9:5 is indented deeper than line 8, which already has a value: start both lines in the same column',
    ],
    [
      '  start',
      'start',
      '10:3 is indented deeper than line 9, which already has a value: start both lines in the same column',
    ],
    [
      '  timeZone: Asia/Singapore',
      '\u00a0 timeZone: Asia/Singapore # IANA',
      '8:1 is indented by a character that only looks like a space (U+00A0): use spaces',
    ],
    // Comments before the line do not hide it.
    [
      '  start',
      '#  keyDates:\n\n # all of them\n   start',
      '12:4 is indented by 3 spaces, unlike the lines it could belong to',
    ],
    [
      '    regions:',
      '#    name: shop\n     regions:',
      '14:6 is indented by 5 spaces, unlike the lines it could belong to',
    ],
    [
      '  multiplier: 10',
      '  multiplier: 10\n#  elasticity:\n    - match: x',
      '18:5 is an item of a list where a field should be: indent it below its field, or remove the dash',
    ],
    // Colons.
    [
      'name: Sale',
      'name: Sale: winter',
      '3:11 is a colon in a text without quotes: put the whole value in quotes',
    ],
    [
      'Customers can order',
      'Checkout works and note: p99 below 800',
      '6:41 is a colon in a text without quotes: put the whole value in quotes',
    ],
    ['name: Sale', 'name: Sale:', '3:11 is a colon in a text without quotes: put the whole value in quotes'],
    ['name: Sale', 'name:Sale', '3:6 needs a space after the colon'],
    ['calendar:', 'calendar', '7:1 is not a field: write a name, a colon, a space and a value'],
    [
      '  multiplier: 10',
      '  multiplier:10',
      '16:3 traffic must be a map of fields, not text (did you mean multiplier: 10?)',
    ],
    // Quotes and brackets.
    ['name: Sale', 'name: "Sale', '3:7 opens a quote (") that nothing closes'],
    ['name: Sale', "name: 'Sale", "3:7 opens a quote (') that nothing closes"],
    [
      'name: Sale',
      "name: 'Mei's sale'",
      "3:12 follows a closing quote: put the whole value in quotes, and write a ' in them twice ('')",
    ],
    [
      'name: Sale',
      'name: "The "big" sale"',
      '3:13 follows a closing quote: put the whole value in quotes, and write a " in them as \\"',
    ],
    [
      'name: Sale',
      'name: [Sale',
      '3:7 opens a [ that nothing closes: close it, or put the whole value in quotes',
    ],
    [
      'name: Sale',
      'name: {Sale',
      '3:7 opens a { that nothing closes: close it, or put the whole value in quotes',
    ],
    [
      '  multiplier: 10',
      '  multiplier: {likely: 10\n#  requestKB: 2\n',
      '16:15 opens a { that nothing closes: close it, or put the whole value in quotes',
    ],
    [
      'name: Sale',
      'name: [urgent] Sale',
      '3:16 follows a closing ]: put the whole value in quotes where it is text',
    ],
    [
      'name: Sale',
      'name: "C:\\dir"',
      '3:10 is not a valid escape in double quotes (\\d): use single quotes, or write \\\\',
    ],
    // What YAML keeps for itself.
    [
      'name: Sale',
      'name: @Sale',
      '3:7 begins with @, which has a meaning of its own in YAML: put the whole value in quotes',
    ],
    [
      'name: Sale',
      'name: %Sale',
      '3:7 begins with %, which has a meaning of its own in YAML: put the whole value in quotes',
    ],
    [
      'name: Sale',
      'name: !Sale',
      '3:7 begins with !, which YAML reads as a type; plans have none: put the whole value in quotes',
    ],
    [
      'name: Sale',
      'name: > 5 orders',
      '3:9 follows a >, after which text begins on the next line: put the whole value in quotes',
    ],
    [
      'name: Sale',
      'name: - Sale',
      '3:7 begins with -, which has a meaning of its own in YAML: put the whole value in quotes',
    ],
    [
      'name: Sale',
      'name: ? Sale',
      '3:7 begins with ?, which has a meaning of its own in YAML: put the whole value in quotes',
    ],
    // Lines that are none of a plan.
    ['traffic:', '<<<<<<< HEAD\ntraffic:', '15:1 is a mark of a merge conflict: keep one side'],
    [
      'traffic:',
      '- traffic:',
      '15:1 is an item of a list where a field should be: indent it below its field, or remove the dash',
    ],
  ])('with %j as %j', (right, wrong, problem) => {
    expect(problemsOf(PLAN.replace(right, wrong))).toEqual([`plan.yaml:${problem}`]);
  });

  it.each([
    ['{"id": "x"\n "name": "y"}', '2:2 needs a comma before it'],
    [
      '{"id": "x",\n "name": "y",\n',
      '1:1 opens a { that nothing closes: close it, or put the whole value in quotes',
    ],
  ])('in JSON: %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([`plan.yaml:${problem}`]);
  });

  it('is all of them at once, where the next is no consequence of the one before', () => {
    const slips: readonly (readonly [string, string])[] = [
      ['name: Sale', 'name: Sale: winter: big'],
      ['customer: Shop', "customer: 'Mei's shop'"],
      ['  timeZone', '\ttimeZone'],
      ['  start: 2026-12-12 00:00', "  start: '2026-12-12 00:00"],
      ['  end', '\tend'],
      ['      - name: ap-southeast-1', '      - name: @ap-southeast-1'],
      ['  multiplier: 10', '  multiplier: [10'],
    ];
    const text = slips.reduce((plan, [right, wrong]) => plan.replace(right, wrong), PLAN);
    expect(problemsOf(text)).toEqual([
      'plan.yaml:3:11 is a colon in a text without quotes: put the whole value in quotes',
      "plan.yaml:4:16 follows a closing quote: put the whole value in quotes, and write a ' in them twice ('')",
      'plan.yaml:8:1 is indented by a tab: use spaces',
      "plan.yaml:9:10 opens a quote (') that nothing closes",
      'plan.yaml:10:1 is indented by a tab: use spaces',
      'plan.yaml:14:15 begins with @, which has a meaning of its own in YAML: put the whole value in quotes',
      'plan.yaml:16:15 opens a [ that nothing closes: close it, or put the whole value in quotes',
    ]);
  });

  it('is the first alone where the others may come of it', () => {
    // What is below the wrong line is wrong as long as that is.
    const text = PLAN.replace('    regions:', '\tregions:').replace('multiplier: 10', 'multiplier: [10');
    expect(problemsOf(text)).toEqual(['plan.yaml:13:1 is indented by a tab: use spaces']);
  });

  it('is no more than twenty', () => {
    const text = `${PLAN}recommendations:\n${'  - note: a: b\n'.repeat(30)}`;
    expect(problemsOf(text)).toHaveLength(20);
  });

  it('counts lines as editors do, whatever ends them', () => {
    const text = PLAN.replace('name: Sale', 'name: Sale: winter').replaceAll('\n', '\r\n');
    expect(problemsOf(text)[0]).toMatch(/^plan\.yaml:3:11 is a colon/);
  });

  it('has a place within the text, whatever was typed into it', () => {
    const slip = fc.stringMatching(/^[\t '":{}[\]>|&*!%@`#,\\a-]{1,4}$/);
    fc.assert(
      fc.property(fc.nat(PLAN.length), slip, (at, typed) => {
        const text = PLAN.slice(0, at) + typed + PLAN.slice(at);
        const lines = text.split('\n');
        for (const { line, column, message } of parsePlan(text, 'plan.yaml', PLAN_NAMES).problems) {
          expect(lines.length).toBeGreaterThanOrEqual(line);
          expect((lines[line - 1] ?? '').length + 1).toBeGreaterThanOrEqual(column);
          expect(message).not.toMatch(/Implicit|compact mapping|node end|undefined/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
