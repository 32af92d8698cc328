import { beforeAll, describe, expect, it } from '@jest/globals';
import { SECTIONS } from '../../../src/model/workbook';
import type { Section, Workbook } from '../../../src/workbook/document';
import { xlsx } from '../../../src/workbook/render/xlsx';
import { HOSTILE } from '../../builders/hostile';
import { convert, hasLibreOffice, LIBRE_OFFICE_TIMEOUT, partsOf, textsOf } from '../../builders/spreadsheet';

const section = (number: Section['number'], more: Partial<Section> = {}): Section => ({
  ...{ number, title: SECTIONS.find((one) => one.number === number)?.title ?? '' },
  ...{ blocks: [], missing: [] },
  ...more,
});

const workbook = (...sections: readonly Section[]): Workbook => ({
  event: {
    ...{ id: 'sale', name: 'Sale', customer: 'Example Shop', timeZone: 'Asia/Singapore' },
    ...{ start: '2026-12-12T00:00:00+08:00', end: '2026-12-12T23:59:00+08:00' },
  },
  asOf: '2026-11-23T00:45:00+08:00',
  dates: [],
  sections,
});

const cells = (...texts: readonly string[]) => texts.map((text) => ({ text }));

describe('a workbook as a spreadsheet', () => {
  let file: Uint8Array;
  let sheets: Readonly<Record<string, readonly string[][]>>;
  beforeAll(async () => {
    const written = workbook(
      section('4', {
        blocks: [
          {
            ...{ kind: 'fields', title: 'The bridge' },
            fields: [
              { label: 'Opens', value: { text: '11 Dec 2026' } },
              {
                label: 'Link',
                value: { text: 'Join', href: 'https://meet.example.com/a b?q=<c>&d="e"|f' },
              },
            ],
          },
          { kind: 'text', title: 'Words', paragraphs: ['One.', 'Two.'] },
        ],
        missing: [
          { what: 'Say who opens it.', owner: 'Mei Tan' },
          { what: 'Say when.', owner: null },
        ],
      }),
      section('16', {
        blocks: [
          {
            ...{ kind: 'table', columns: ['Status', 'State', 'Description', 'Owner'] },
            rows: [[{ text: 'red', colour: 'red' }, ...cells('open', 'Mend a.', 'Ana')]],
          },
          { kind: 'table', title: 'Resolved', columns: ['Description', 'On'], rows: [] },
          {
            ...{ kind: 'table', title: 'Written in the plan', columns: ['Status', 'Description', 'Owner'] },
            rows: [cells('yellow', 'Mend b.', 'Bo')],
            note: 'And 3 more.',
          },
        ],
      }),
      section('12', {
        blocks: [
          {
            ...{ kind: 'table', columns: ['Question', 'Answer', 'State'] },
            rows: [
              [
                { text: 'Is it so?' },
                { text: 'It is.', colour: 'green' },
                { text: 'overdue', colour: 'red' },
              ],
            ],
          },
        ],
      }),
      section('18', { waitsFor: 'The event ends tomorrow.' }),
    );
    file = await xlsx(written);
    sheets = await textsOf(file);
  });

  it('begins with what the event is, and how much is missing in each section', () => {
    expect(sheets.Overview?.map((row) => row.filter((text) => text !== '').join(' | '))).toEqual([
      ...['Sale: planning workbook', 'Customer | Example Shop'],
      ...[
        'Event | 12 Dec 2026 00:00 – 23:59 +08:00 (Asia/Singapore)',
        'As of | 23 Nov 2026 00:45 +08:00',
        '',
      ],
      'Section | Missing | Who is to add it',
      '4 Conference Bridge Information | 2 missing | Mei Tan, no owner',
      '16 Action Items / Risk / Issue Tracker | nothing missing',
      '12 Well Operated Checklist | nothing missing',
      ...['18 Post IEM Analysis | later', 'All sections | 2 missing', ''],
      'What is missing stands at the top of the sheet of its section.',
    ]);
  });

  it('has a sheet for each section: what is missing first, fields in two columns, texts as rows', () => {
    expect(Object.keys(sheets)).toEqual([
      ...['Overview', '4 Conference Bridge Information', '16 Action Items Risk Issue'],
      ...['12 Well Operated Checklist', '18 Post IEM Analysis'],
    ]);
    expect(sheets['4 Conference Bridge Information']).toEqual(
      [
        ...['4 Conference Bridge Information|||', 'Overview|||', '|||'],
        ...['Missing|||Who is to add it', 'Say who opens it.|||Mei Tan', 'Say when.|||no owner', '|||'],
        ...['The bridge|||', 'Opens|11 Dec 2026||', 'Link|Join||', '|||', 'Words|||', 'One.|||', 'Two.|||'],
      ].map((row) => row.split('|')),
    );
    expect(sheets['18 Post IEM Analysis']?.flat().filter(Boolean)).toContain('The event ends tomorrow.');
  });

  it('puts tables of one sheet under the same headings, and leaves out those without rows', () => {
    expect(sheets['16 Action Items Risk Issue']?.slice(3)).toEqual([
      ['Status', 'State', 'Description', 'Owner'],
      ['red', 'open', 'Mend a.', 'Ana'],
      ['', '', '', ''],
      ['Written in the plan', '', '', ''],
      ['Status', '', 'Description', 'Owner'],
      ['yellow', '', 'Mend b.', 'Bo'],
      ['And 3 more.', '', '', ''],
    ]);
  });

  it('says in words what its colours say', () => {
    expect(sheets['12 Well Operated Checklist']?.at(-1)).toEqual(['Is it so?', 'green: It is.', 'overdue']);
    const styles = partsOf(file)['xl/styles.xml'] ?? '';
    expect(styles).toMatch(/f6c9c5/i);
    expect(styles).toMatch(/cfe8d8/i);
  });

  it('links to addresses of the web and to its sheets, and keeps the headings of a single table in view', () => {
    const parts = partsOf(file);
    expect(parts['xl/worksheets/_rels/sheet2.xml.rels']).toContain(
      'Target="https://meet.example.com/a%20b?q=%3Cc%3E&amp;d=%22e%22%7Cf" TargetMode="External"',
    );
    expect(parts['xl/worksheets/sheet2.xml']).toMatch(/<hyperlink ref="B10" r:id="rId-link-10-2"\/>/);
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<hyperlink ref="A8" location="&apos;16 Action Items Risk Issue&apos;!A1"/>',
    );
    expect(parts['xl/worksheets/sheet4.xml']).toMatch(/<pane ySplit="4".*<autoFilter ref="A4:C5"\/>/);
    expect(parts['xl/worksheets/sheet3.xml']).toMatch(/<pane ySplit="1"/);
    expect(parts['xl/worksheets/sheet3.xml']).not.toContain('autoFilter');
  });

  it('takes any section of the workbook for the name of a sheet', async () => {
    const all = await xlsx(workbook(...SECTIONS.map(({ number }) => section(number))));
    const names = Object.keys(await textsOf(all));
    expect(names).toHaveLength(SECTIONS.length + 1);
    expect(names.filter((name) => name.length > 31 || /[[\]:*?/\\]/.test(name))).toEqual([]);
  });
});

describe('texts of other people in a spreadsheet', () => {
  const texts = [
    '=1+1',
    '=HYPERLINK("https://evil.example")',
    '+1',
    '-1',
    '@SUM(A1)',
    '_x0041_',
    '00123',
    ...HOSTILE,
  ];
  const written = (...shown: readonly string[]) =>
    workbook(
      section('5', {
        blocks: [
          {
            ...{ kind: 'table', columns: ['Name', 'Address'] },
            rows: shown.map((text) => [{ text }, { text: 'x', href: text }]),
          },
        ],
      }),
    );
  const shownBy = (sheets: Readonly<Record<string, readonly string[][]>>) =>
    (sheets['5 Endpoints to Monitor'] ?? []).slice(4).map(([text]) => text);

  it('stay texts', async () => {
    const file = await xlsx(written(...texts));
    const { 'xl/worksheets/sheet2.xml': sheet = '', 'xl/worksheets/_rels/sheet2.xml.rels': links } =
      partsOf(file);
    expect(sheet).not.toMatch(/<f>|<f /);
    expect(links).not.toContain('javascript');
    const shown = shownBy(await textsOf(file));
    expect(shown.slice(0, 7)).toEqual(texts.slice(0, 7));
    expect(shown.slice(7, 14)).toEqual(HOSTILE.slice(0, 7));
    // Of what is not visible, nothing is left.
    expect(shown.join('')).not.toMatch(/[^\P{C}\n]/u);
  });

  it('are cut to what a cell may hold', async () => {
    const [shown] = shownBy(await textsOf(await xlsx(written(`${'a'.repeat(32_765)}🎉🎉`))));
    expect(shown).toBe(`${'a'.repeat(32_765)}…`);
    const [whole] = shownBy(await textsOf(await xlsx(written('a'.repeat(32_767)))));
    expect(whole).toHaveLength(32_767);
  });

  (hasLibreOffice ? it : it.skip)(
    'open in LibreOffice, where nothing is computed',
    async () => {
      const csv = convert(
        'workbook.xlsx',
        await xlsx(written(...texts)),
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2',
      );
      const lines = csv.toString('utf8').split('\n');
      expect(lines.slice(4, 6)).toEqual(['=1+1,x', '"=HYPERLINK(""https://evil.example"")",x']);
      expect(lines.slice(6, 11)).toEqual(['+1,x', '-1,x', '@SUM(A1),x', '_x0041_,x', '00123,x']);
    },
    LIBRE_OFFICE_TIMEOUT,
  );
});
