import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '../../../src/model/report';
import { csv, csvForExcel } from '../../../src/report/render/csv';
import { toPlainText } from '../../../src/report/render/plain-text';
import { HOSTILE, hostileReport } from '../../builders/hostile';
import { aCeiling, aFinding, aGreyReport, aReadyReport, aReport } from '../../builders/report';
import { golden } from './golden';

const options = { colour: false, width: 80 };
const rendered = (report: Report) => csv(report, options);

/** A reader of RFC 4180 of its own. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The rows by name of column. */
function records(report: Report): Record<string, string>[] {
  const [header = [], ...rows] = parse(rendered(report));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

const SPREADSHEET_FORMULA = /^[=+\-@\t\r＝＋－＠]/;

describe('CSV', () => {
  it.each([
    ['shop', aReport()],
    ['grey', aGreyReport()],
    ['ready', aReadyReport()],
  ])('gives the %s report as it was read by a person', (name, report) => {
    const text = rendered(report);
    expect(text).toBe(golden(`${name}.csv`, text));
  });

  it('has a row for every ceiling and finding that is no pass, and each once', () => {
    const ceiling = aCeiling({ id: 'both', breaksAt: 7.75, quotaCode: 'L-1' });
    const report = aReport({
      ceilings: [ceiling, aCeiling({ id: 'good', status: 'green' })],
      findings: [aFinding({ id: 'both', title: 'Quota too small' }), aFinding({ id: 'other' })],
    });
    expect(records(report).map(({ id, kind, breaksAt }) => [id, kind, breaksAt])).toEqual([
      ['both', 'ceiling', '7.75'],
      ['other', 'finding', ''],
    ]);
    expect(records(report)[0]).toMatchObject({ title: 'Quota too small', quotaCode: 'L-1', status: 'fail' });
  });

  it('leaves numbers as they are, negative ones too', () => {
    const report = aReport({ ceilings: [aCeiling({ now: -1.25, limit: 1234567.5 })] });
    expect(records(report)[0]).toMatchObject({ now: '-1.25', limit: '1234567.5' });
  });

  const formulas = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', ' =1', '＝1', '"=1'];

  it.each([...HOSTILE, ...formulas])(
    'is read back by another program, without a formula, with %j',
    (text) => {
      const report = hostileReport(aReport(), text);
      const rows = parse(rendered(report));
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([30]));
      expect(rows).toHaveLength(parse(rendered(aReport())).length);
      expect(rows.flat().filter((cell) => SPREADSHEET_FORMULA.test(cell.trim()))).toEqual([]);
    },
  );

  it.each([
    ['=1+1', "'=1+1"],
    ['a;=1+1', "a;'=1+1"],
    ['a; @x;-1', "a;' @x;'-1"],
    ['a; b=1;c', 'a; b=1;c'],
  ])('of %j makes %j: no cell begins a formula, with commas or semicolons between cells', (detail, text) => {
    const [record] = records(aReport({ ceilings: [], findings: [aFinding({ detail })] }));
    expect(record?.detail).toBe(text);
  });

  it('gives back any text that is no formula, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes(';'));
        const [record] = records(aReport({ ceilings: [], findings: [aFinding({ detail: `a${text}` })] }));
        expect(record?.detail).toBe(toPlainText(`a${text}`));
      }),
    );
  });

  it('is told to be UTF-8 in the way that Excel understands, and is the same otherwise', () =>
    expect(Buffer.from(csvForExcel(aReport(), options))).toEqual(
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(rendered(aReport()))]),
    ));
});
