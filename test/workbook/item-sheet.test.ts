import { describe, expect, it } from '@jest/globals';
import { withoutGuard, writeCsv } from '../../src/lib/csv';
import { parseCsv } from '../../src/lib/parse-csv';
import type { ActionItem } from '../../src/model/action-item';
import { editItem } from '../../src/workbook/action-items';
import { itemSheet, readItemSheet } from '../../src/workbook/item-sheet';
import { HOSTILE } from '../builders/hostile';

const item = (id: string, more: Partial<ActionItem> = {}): ActionItem => ({
  ...{ id, state: 'open', colour: 'red', description: `Mend ${id}.` },
  found: {
    ...{ check: 'zones', account: '111122223333', region: 'eu-west-1', resource: id },
    ...{ findings: [id], by: '2026-12-01', asOf: '2026-11-22T00:00:00.000Z' },
  },
  history: [],
  ...more,
});
const stored = [
  { item: item('a', { owner: 'Mei' }), revision: 3 },
  { item: item('b'), revision: 1 },
];

/** The sheet as it comes back, with other texts in some cells: `[row, column, text]`. */
const edited = (...cells: readonly (readonly [number, string, string])[]): string[][] => {
  const sheet = itemSheet(stored).map((row) => [...row]);
  for (const [row, column, text] of cells) {
    const line = sheet[row];
    const place = sheet[0]?.indexOf(column) ?? -1;
    if (line === undefined || place < 0) throw new Error(`no cell ${row}, ${column}`);
    line[place] = text;
  }
  return sheet;
};

describe('the sheet of action items', () => {
  it('has a row for each, with what it is and which version', () => {
    expect(itemSheet(stored).map((row) => row.slice(0, -1))).toEqual([
      ['status', 'state', 'description', 'where', 'reason', 'owner', 'due', 'remarks', 'id'],
      ['red', 'open', 'Mend a.', 'a, 111122223333/eu-west-1', '', 'Mei', '2026-12-01', '', 'a'],
      ['red', 'open', 'Mend b.', 'b, 111122223333/eu-west-1', '', '', '2026-12-01', '', 'b'],
    ]);
    expect(itemSheet(stored)[1]?.at(-1)).toMatch(/^3-[0-9a-f]{8}$/);
  });

  it('asks for nothing where nobody edited it, whatever became of the items', () => {
    const later = stored.map((one) => ({
      item: { ...one.item, owner: 'Ana', state: 'done' as const },
      revision: 9,
    }));
    expect(readItemSheet(edited(), later)).toEqual({ edits: [], added: [], conflicts: [], problems: [] });
  });

  it('asks for exactly what was edited', () => {
    const cells = edited(
      [1, 'owner', ''],
      [1, 'due', '2026-11-30'],
      [2, 'state', 'done'],
      [2, 'description', 'x'],
    );
    expect(readItemSheet(cells, stored)).toEqual({
      edits: [
        { id: 'a', revision: 3, edit: { owner: null, due: '2026-11-30' } },
        { id: 'b', revision: 1, edit: { state: 'done' } },
      ],
      ...{ added: [], conflicts: [], problems: [] },
    });
  });

  it('shows where somebody else changed what was edited, and asks for nothing of that row', () => {
    const [first] = stored;
    const others = editItem(
      item('a', { owner: 'Mei' }),
      { owner: 'Ana' },
      { by: 'ana', at: '2026-11-23T00:00:00Z' },
    );
    const now = [{ item: others, revision: 4 }, ...stored.slice(1)];
    expect(first?.revision).toBe(3);
    expect(readItemSheet(edited([1, 'owner', 'Bo'], [2, 'owner', 'Bo']), now)).toEqual({
      edits: [{ id: 'b', revision: 1, edit: { owner: 'Bo' } }],
      added: [],
      conflicts: [
        { id: 'a', description: 'Mend a.', cells: [{ column: 'owner', stored: 'Ana', given: 'Bo' }] },
      ],
      problems: [],
    });
    // Both wrote the same.
    expect(readItemSheet(edited([1, 'owner', 'Ana']), now).conflicts).toEqual([]);
  });

  it('takes rows without an id for new items, and leaves empty rows alone', () => {
    const rows = [
      ['id', 'version', 'description', 'status', 'state', 'owner', 'due', 'reason', 'remarks'],
      ['', '', 'Book rooms.', 'yellow', '', 'Bo', '', '', ''],
      ['', '', '', '', '', '', '', '', ''],
    ];
    const words = { description: 'Book rooms.', colour: 'yellow', owner: 'Bo' } as const;
    expect(readItemSheet(rows, stored)).toEqual({
      ...{ edits: [], conflicts: [], problems: [] },
      added: [words],
    });
    const item = { ...words, id: 'item~1', state: 'done' as const, history: [] };
    expect(readItemSheet(rows, [...stored, { item, revision: 1 }])).toEqual({
      ...{ edits: [], added: [], conflicts: [] },
      problems: ['Row 2: there is an item that says the same: “Book rooms.”.'],
    });
    const twice = [...rows, rows[1] ?? []];
    expect(readItemSheet(twice, stored)).toMatchObject({
      added: [words],
      problems: ['Row 4: there is an item that says the same: “Book rooms.”.'],
    });
  });

  it.each([
    [
      [1, 'state', 'finished'],
      'Row 2, state: "finished" is no state that people set (open, in-progress, done).',
    ],
    [[2, 'due', '1 December'], 'Row 3, due: "1 December" is no day such as 2026-12-01.'],
    [[1, 'id', 'c'], 'Row 2: there is no action item c.'],
    [[2, 'version', 'x'], 'Row 3: the version of b is not what was written: write the sheet again.'],
  ] as const)('says what is wrong with %j', (cell, problem) => {
    expect(readItemSheet(edited(cell), stored)).toEqual({
      edits: [],
      added: [],
      conflicts: [],
      problems: [problem],
    });
  });

  it('is refused without the columns that tell what it is about', () => {
    expect(() => readItemSheet([['id', 'owner']], stored)).toThrow('The sheet has no column "version"');
  });

  it('is the same after CSV, with texts that a spreadsheet would take for formulas', () => {
    const hostile = [
      { item: item('a', { owner: '=1+1', remarks: `${HOSTILE.join('\n')} ;-x` }), revision: 1 },
    ];
    const sheet = itemSheet(hostile);
    const back = parseCsv(writeCsv(sheet)).map((row) => row.map(withoutGuard));
    expect(back).toEqual(sheet);
    expect(readItemSheet(back, hostile)).toEqual({ edits: [], added: [], conflicts: [], problems: [] });
  });
});
