import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '../../../src/model/report';
import { displayWidth } from '../../../src/report/render/plain-text';
import { terminal } from '../../../src/report/render/terminal';
import { HOSTILE, hostileReport } from '../../builders/hostile';
import { aCeiling, aGreyReport, aReadyReport, aReport } from '../../builders/report';
import { golden } from './golden';

const plain = { colour: false, width: 80 };
const linesOf = (report: Report, options = plain) => terminal(report, options).trimEnd().split('\n');
const widest = (report: Report, width: number) =>
  Math.max(...linesOf(report, { colour: false, width }).map(displayWidth));

describe('terminal', () => {
  it.each([
    ['shop', aReport()],
    ['grey', aGreyReport()],
    ['ready', aReadyReport()],
  ])('prints the %s report as it was read by a person', (name, report) => {
    const printed = terminal(report, plain);
    expect(printed).toBe(golden(`${name}.txt`, printed));
  });

  it('is one screen, whatever the report holds', () => {
    const many = <T>(item: T): T[] => Array.from({ length: 200 }, () => item);
    const { ceilings, findings, coverage } = aReport();
    const report = aReport({
      ceilings: ceilings.flatMap(many),
      findings: findings.flatMap(many),
      coverage: { targets: coverage.targets.flatMap(many) },
    });
    expect(linesOf(report).length).toBeLessThanOrEqual(50);
  });

  it('says the same with colours and without', () => {
    const coloured = terminal(aReport(), { colour: true, width: 80 });
    expect(coloured).toContain('\u001b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken away
    const stripped = coloured.replaceAll(/\u001b\[\d+m/g, '').replaceAll(/ +$/gm, '');
    expect(stripped).toBe(terminal(aReport(), plain));
  });

  it('has none but ASCII characters of its own on request', () => {
    const printed = terminal(aReport(), { ...plain, unicode: false });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    expect(printed).toMatch(/^[\x00-\x7f]*$/);
    expect(printed).toContain('x NOT READY');
  });

  it.each(HOSTILE)('is as wide as asked and harmless with %j in every string', (text) => {
    const printed = terminal(hostileReport(aReport(), text), plain);
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(widest(hostileReport(aReport(), text), 80)).toBeLessThanOrEqual(80);
  });

  it('is never wider than the terminal', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('購物車', '🛒🛒🛒'),
    );
    fc.assert(
      fc.property(name, fc.integer({ min: 30, max: 200 }), (text, width) => {
        expect(widest(hostileReport(aReport(), text), width)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['below the need', 21.99, /█+ +│/],
    ['at the need', 22, /█│/],
    ['far beyond it, cut with an arrow', 1000, /█│█+▶/],
  ])('draws a bar %s', (_, breaksAt, drawn) => {
    const ceilings = [aCeiling({ breaksAt, breaksAtWithoutZone: breaksAt })];
    const line = linesOf(aReport({ ceilings })).find((text) => text.includes('ap-southeast-1 █')) ?? '';
    expect(line).toMatch(drawn);
  });

  it('marks the part that is lost with a zone', () => {
    const ceilings = [aCeiling({ breaksAt: 11, breaksAtWithoutZone: 5.5 })];
    expect(linesOf(aReport({ ceilings })).join('\n')).toMatch(/ █{4,5}▒{4,5} +│ +11×/);
  });

  it('says what the answer rests on, and how much of that it leaves out', () => {
    const { run } = aReport();
    const text = linesOf(
      aReport({ run: { ...run, notes: ['The plan says 22×.', 'Second.', 'Third.'] } }),
    ).join('\n');
    expect(text).toContain('Note 1 of 3: The plan says 22×.\nNote 2 of 3: Second.');
    expect(linesOf(aReport({ run: { ...run, notes: [] } })).join('\n')).not.toContain('Note ');
  });

  it('lists as many ceilings as asked for and counts the rest', () => {
    const printed = terminal(aReport(), { ...plain, limit: 2 });
    expect(printed).toContain('and 6 ceilings more');
    expect(printed).not.toContain('Connections to orders (');
  });
});
