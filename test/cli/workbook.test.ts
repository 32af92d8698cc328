import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { iem } from '../builders/environment';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const PLAN = 'events/plans/flash-sale.yaml';
const INVENTORY = 'events/inventories/flash-sale.json.gz';

describe('iem workbook', () => {
  it('writes the workbook of a plan and an inventory in the format of the file', async () => {
    for (const [file, beginning] of [
      ['workbook.md', '# 12.12 Flash Sale: planning workbook\n'],
      ['workbook.html', '<!doctype html>'],
      ['workbook.json', '{'],
      ['event.ics', 'BEGIN:VCALENDAR\r\n'],
      ['workbook.xlsx', 'PK'],
      ['architecture.svg', '<?xml version="1.0" encoding="UTF-8"?>\n<svg '],
      ['architecture.drawio', '<?xml version="1.0" encoding="UTF-8"?>\n<mxfile '],
    ] as const) {
      const output = `${folder.path}/${file}`;
      const { code, stderr } = await iem(['workbook', PLAN, '--inventory', INVENTORY, '--output', output]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: `Wrote ${output}\n` });
      expect(readFileSync(output, 'utf8').startsWith(beginning)).toBe(true);
    }
  });

  it('is Markdown by the name of its files too', async () => {
    const { code, stdout } = await iem(['workbook', PLAN, '--format', 'md']);
    expect(code).toBe(0);
    expect(stdout).toContain('# 12.12 Flash Sale: planning workbook');
  });

  it('says what is missing from a plan alone', async () => {
    const { code, stdout } = await iem(['workbook', PLAN]);
    expect(code).toBe(0);
    expect(stdout).toContain('Check the event, so that this section is filled (iem check).');
  });

  it('is filled from the latest run of a stored event', async () => {
    const store = `${folder.path}/store`;
    await iem([
      'check',
      PLAN,
      '--inventory',
      INVENTORY,
      '--store',
      store,
      '--output',
      `${folder.path}/r.json`,
    ]);
    const { code, stdout } = await iem(['workbook', '--event', 'flash-sale', '--store', store]);
    expect(code).toBe(0);
    // Of the report, and of the inventories of the run.
    expect(stdout).toContain('CPU of shop-orders');
    expect(stdout).toContain('| Load balancers | 3 | shop-api, shop-partners, shop-web |');
  });

  it('is the only answer that is a calendar', async () => {
    const { code, stderr } = await iem(['check', PLAN, '--inventory', INVENTORY, '--output', 'x.ics']);
    expect(code).toBe(2);
    expect(stderr).toContain('stands for ics, but this command can only write');
  });

  it.each([
    [['--event', 'flash-sale', PLAN], 'Give either a plan'],
    [['--inventory', INVENTORY], 'Give either a plan'],
    [['--store', 'no/such/folder'], 'There is no store in no/such/folder'],
    [[PLAN, '--output', 'x.docx'], 'does not tell the format'],
    [[PLAN, '--output', 'x.html', '--format', 'json'], 'change one of the two'],
    [[PLAN, '--output', 'x.ics', '--format', 'markdown'], 'stands for ics'],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await iem(['workbook', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
