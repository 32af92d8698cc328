import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import type { ActionItem } from '../../src/model/action-item';
import { measureWidth } from '../../src/report/render/plain-text';
import { iem } from '../builders/environment';
import { convert, hasLibreOffice, LIBRE_OFFICE_TIMEOUT, partsOf, textsOf } from '../builders/spreadsheet';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const PLAN = 'events/plans/flash-sale.yaml';
const INVENTORY = 'events/inventories/flash-sale.json.gz';

describe('iem items', () => {
  const at = (...argv: readonly string[]) => iem(['items', ...argv, '--store', `${folder.path}/store`]);
  const listed = async (...argv: readonly string[]) => {
    const { code, stdout } = await at('list', '--format', 'json', ...argv);
    expect(code).toBe(0);
    return JSON.parse(stdout) as { item: Record<string, string>; revision: number }[];
  };
  const one = async (id: string) => (await listed()).find(({ item }) => item.id === id);

  beforeAll(async () => {
    const stored = ['--store', `${folder.path}/store`, '--output', `${folder.path}/report.json`];
    await iem(['check', PLAN, '--inventory', INVENTORY, ...stored]);
  });

  it('lists what a stored run has opened, what must be done first before the others', async () => {
    const { code, stdout } = await at('list');
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^\d+ action items of flash-sale$/);
    expect(lines[1]).toMatch(/^✗ /);
    expect(lines.filter((line) => measureWidth(line) > 80)).toEqual([]);
    const colours = (await listed()).map(({ item }) => item.colour);
    expect(new Set(colours)).toEqual(new Set(['red', 'yellow']));
  });

  it('are changed, found again by owner and state, and told by the workbook', async () => {
    const [first, second] = (await listed()).map(({ item }) => item.id ?? '');
    const given = ['--owner', 'Mei Tan', '--state', 'in-progress', '--due', '2026-12-01'];
    expect(await at('set', first ?? '', second ?? '', ...given)).toMatchObject({
      code: 0,
      stderr: 'Changed 2 of 2.\n',
    });
    expect((await listed('--owner', 'Mei Tan', '--state', 'in-progress')).map(({ item }) => item.id)).toEqual(
      [first, second],
    );
    expect(await at('set', first ?? '', '--owner', 'Mei Tan')).toMatchObject({ stderr: 'Changed 0 of 1.\n' });
    const workbook = await iem(['workbook', '--event', 'flash-sale', '--store', `${folder.path}/store`]);
    // She has two items, for which section 3 lists her, too.
    expect(workbook.stdout.split('\n').filter((line) => line.includes('| Mei Tan |'))).toEqual([
      expect.stringContaining('2 action items'),
      expect.stringContaining('in-progress'),
      expect.stringContaining('in-progress'),
    ]);
  });

  it('may be added, and named an owner by check and by tag', async () => {
    const added = await at('add', 'Book the room.', '--owner', 'Bo', '--status', 'yellow');
    expect(added).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Added item~[0-9a-f-]+\.\n$/) });
    const open = (await listed()).filter(({ item }) => item.owner === undefined);
    expect(await at('assign', 'Databases', '--check', 'db-*')).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Databases has [1-9]\d* items more now\.\n$/),
    });
    expect((await listed('--owner', 'Databases')).length).toBeGreaterThan(0);
    const tagged = await at('assign', 'Shop', '--tag', 'app=shop');
    expect(tagged.code).toBe(0);
    expect((await listed('--owner', 'Shop')).length).toBeLessThan(open.length);
    expect((await listed('--owner', 'Shop')).length).toBeGreaterThan(0);
    expect(await at('assign', 'Nobody', '--tag', 'app=none')).toMatchObject({
      stderr: 'Nobody has 0 items more now.\n',
    });
  });

  it('are accepted by a waiver for each finding, which the next run shows', async () => {
    const items = (await listed('--state', 'open')) as unknown as { item: ActionItem }[];
    const merged = items.find(({ item }) => (item.found?.findings.length ?? 0) > 1)?.item;
    const id = merged?.id ?? '';
    const count = merged?.found?.findings.length;
    const accept = (...argv: readonly string[]) => at('accept', id, '--reason', 'It is read only.', ...argv);
    // The event ends on 12 December.
    expect(await accept('--expires', '2026-12-01')).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('is before the event ends on') },
    });
    expect(await accept('--expires', 'soon')).toMatchObject({ code: 2 });
    expect(await accept('--expires', '2026-12-20', '--owner', 'Mei Tan')).toMatchObject({
      ...{
        code: 0,
        stderr: expect.stringMatching(`^Accepted ${count} findings of ${id} until 2026-12-20\\.`),
      },
    });
    const again = await accept('--expires', '2026-12-21', '--owner', 'Bo');
    expect(
      again.stderr.match(/^Replaced the waiver of .+: It is read only\. \(Mei Tan, until 2026-12-20\)$/gm),
    ).toHaveLength(count ?? 0);

    expect((await one(id))?.item.state).toBe('open');
    const later = { now: () => '2026-11-22T13:00:00.000Z' };
    const stored = ['--store', `${folder.path}/store`, '--output', `${folder.path}/r.json`];
    await iem(['check', PLAN, '--inventory', INVENTORY, ...stored], later);
    expect((await one(id))?.item).toMatchObject({
      state: 'accepted',
      history: expect.arrayContaining([
        expect.objectContaining({ did: 'accepted', detail: 'It is read only. (Bo, until 2026-12-21)' }),
      ]),
    });
  });

  it('are not accepted where no run finds them', async () => {
    const { stderr } = await at('add', 'Call the bank.');
    const own = /item~[0-9a-f-]+/.exec(stderr)?.[0] ?? '';
    const given = ['--reason', 'x', '--expires', '2026-12-20'];
    expect(await at('accept', own, ...given)).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('No run judges') },
    });
    expect(await at('accept', 'nope', ...given)).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('has no action item') },
    });
  });

  it('go to a sheet and back, where only what was edited changes, and conflicts are shown', async () => {
    const sheet = `${folder.path}/items.csv`;
    expect(await at('list', '--output', sheet)).toMatchObject({ code: 0 });
    expect(await at('import', sheet)).toMatchObject({ code: 0, stderr: '0 items changed.\n' });

    const before = await listed();
    const [a, b] = before.map(({ item }) => item.id ?? '');
    const text = readFileSync(sheet, 'utf8');
    const edited = text
      .split('\r\n')
      .map((line) =>
        [a, b].some((id) => line.includes(`,${id},`)) ? line.replace('in-progress', 'done') : line,
      );
    writeFileSync(sheet, `\ufeff${edited.join('\n')}`);
    await at('set', b ?? '', '--state', 'open');

    const tried = await at('import', sheet, '--dry-run');
    expect(tried).toMatchObject({ code: 1, stderr: expect.stringContaining('1 item would change.\n') });
    const taken = await at('import', sheet);
    expect(taken.code).toBe(1);
    expect(taken.stderr).toBe(
      `Conflict in ${b}: state is "open", and "done" in the sheet.\n1 item changed.\n`,
    );
    expect((await one(a ?? ''))?.item.state).toBe('done');
    expect((await one(b ?? ''))?.item.state).toBe('open');
    const others = (items: typeof before) => items.filter(({ item }) => item.id !== a && item.id !== b);
    expect(others(await listed())).toEqual(others(before));
  });

  it('go to a spreadsheet and back', async () => {
    const sheet = `${folder.path}/items.xlsx`;
    expect(await at('list', '--output', sheet)).toMatchObject({ code: 0 });
    const file = readFileSync(sheet);
    const rows = (await textsOf(file))['Action items'] ?? [];
    expect(rows[0]?.slice(-2)).toEqual(['id', 'version']);
    expect(rows).toHaveLength((await listed()).length + 1);
    expect(partsOf(file)['xl/worksheets/sheet1.xml']).not.toMatch(/<f>|<c (?![^>]*t="s")[^>]*><v>/);
    expect(await at('import', sheet)).toMatchObject({ code: 0, stderr: '0 items changed.\n' });
  });

  it('are read from a spreadsheet in which a day is a date', async () => {
    const [first] = await listed('--state', 'open');
    const id = first?.item.id ?? '';
    await at('list', '--output', `${folder.path}/dated.xlsx`);
    const sheet = (await textsOf(readFileSync(`${folder.path}/dated.xlsx`)))['Action items'] ?? [];
    const due = sheet[0]?.indexOf('due') ?? -1;
    const day = new Date('2026-12-03T00:00:00Z');
    const edited = sheet.map((row) => row.map((text, i) => (row.includes(id) && i === due ? day : text)));
    const file = folder.write(
      'dated.xlsx',
      await writeExcelFile(edited, { dateFormat: 'dd/mm/yyyy' }).toBuffer(),
    );
    expect(await at('import', file)).toMatchObject({ code: 0, stderr: '1 item changed.\n' });
    expect((await one(id))?.item.due).toBe('2026-12-03');
  });

  (hasLibreOffice ? it : it.skip)(
    'come back from LibreOffice with exactly what was changed there',
    async () => {
      const [first] = await listed('--state', 'open');
      const id = first?.item.id ?? '';
      await at('set', id, '--owner', '=1+1', '--due', '2026-12-01', '--remarks', 'a\u0007, "b"\nc');
      await at('list', '--output', `${folder.path}/office.xlsx`);
      const written = readFileSync(`${folder.path}/office.xlsx`);
      const same = folder.write('same.xlsx', convert('items.xlsx', written, 'xlsx'));
      expect(await at('import', same)).toMatchObject({ code: 0, stderr: '0 items changed.\n' });

      // As CSV, which knows no texts, a formula would be one.
      await at('set', id, '--owner', 'Mei');
      await at('list', '--output', `${folder.path}/office.xlsx`);
      const before = await listed();
      const again = readFileSync(`${folder.path}/office.xlsx`);
      const csv = convert('items.xlsx', again, 'csv:Text - txt - csv (StarCalc):44,34,76').toString();
      const lines = csv.replace('2026-12-01,"a, ""b""', '2026-12-02,"a, ""b""');
      expect(lines).not.toBe(csv);
      // Dates become dates, as in a sheet into which they are typed.
      const dated = convert('items.csv', lines, 'xlsx:Calc MS Excel 2007 XML');
      const taken = await at('import', folder.write('edited.xlsx', dated));
      expect(taken).toMatchObject({ code: 0, stderr: '1 item changed.\n' });
      expect((await one(id))?.item).toMatchObject({ due: '2026-12-02', owner: 'Mei' });
      const others = (items: typeof before) => items.filter(({ item }) => item.id !== id);
      expect(others(await listed())).toEqual(others(before));
    },
    LIBRE_OFFICE_TIMEOUT,
  );

  it('are not read from what is no spreadsheet', async () => {
    for (const content of ['PK', 'PK\u0003\u0004 and more']) {
      const { code, stderr } = await at('import', folder.write('broken.xlsx', content));
      expect(code).toBe(2);
      expect(stderr).toContain('is no spreadsheet that can be read');
    }
  });

  it.each([
    [['set', 'x'], 'Say what to change'],
    [['set', 'x', '--due', 'soon'], '--due'],
    [['set', 'x', '--owner', 'Mei'], 'has no action item "x"'],
    [['set', 'x', '--state', 'resolved'], 'Allowed choices are open, in-progress, done'],
    [['assign', 'Mei'], 'Say which items'],
    [['assign', 'Mei', '--tag', 'team'], 'key=value'],
    [['import', PLAN], 'has no column "id"'],
    [['list', '--output', 'items.docx'], 'does not tell the format'],
  ])('refuse %j', async (argv, message) => {
    const { code, stderr } = await at(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
