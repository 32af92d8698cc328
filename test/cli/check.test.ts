import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { inventoryFile } from '../../src/cli/files';
import type { Report } from '../../src/model/report';
import { FORMATS } from '../../src/report/render';
import { iem } from '../builders/environment';
import { anInventory } from '../builders/inventory';
import { PLAN_TEXT } from '../builders/plan-text';
import { temporaryFolder } from './folder';

const SAMPLE = ['events/plans/flash-sale.yaml', '-i', 'events/inventories/flash-sale.json.gz'];

const folder = temporaryFolder();
const plan = folder.write('plan.yaml', PLAN_TEXT);
const regional = anInventory();
const global = anInventory({ target: { account: '111122223333', region: 'global' }, artifacts: {} });
const foreign = anInventory({ target: { account: '999999999999', region: 'eu-west-1' } });
const inventory = folder.writeInventories('inventory.json', [regional, global]);

const check = async (...argv: string[]) => {
  const ran = await iem(['check', ...argv, '--format', 'json']);
  return { ...ran, report: JSON.parse(ran.stdout) as Report };
};

describe('iem check', () => {
  it('shows the sample event on one screen', async () => {
    const { code, stdout, stderr } = await iem(['check', ...SAMPLE]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('NOT READY');
    expect(stdout).toContain(
      'Your event needs 22× your normal traffic on its likely day, 30× on its bad one.',
    );
    expect(stdout).not.toContain('\u001b');
  });

  it('tells of another event at the same time, given by its plan', async () => {
    const other = folder.write('other.yaml', PLAN_TEXT.replace(/^id: .*$/m, 'id: launch'));
    const { report } = await check(plan, '-i', inventory, '--with', other, '--with', plan);
    expect(report.caveats?.filter((words) => words.includes(' brings '))).toEqual([
      expect.stringContaining('(launch) brings '),
    ]);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: 'overlapping-events', status: 'warn', resource: 'launch' }),
    );
  });

  it('prints the report document and nothing else', async () => {
    const { code, stderr, report } = await check(...SAMPLE);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(report).toMatchObject({
      schema: 'iem-report/1',
      verdict: 'not-ready',
      run: { trigger: 'cli', by: 'mei', startedAt: '2026-11-22T12:00:00.000Z' },
      changes: null,
    });
  });

  it('prints the page', async () => {
    const { stdout, stderr } = await iem(['check', ...SAMPLE, '--format', 'html']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^<!doctype html>/i);
    expect(stdout.trim()).toMatch(/<\/html>$/);
  });

  it('writes whole files, leaves nothing beside them, and says which', async () => {
    const output = folder.at('reports/page.html');
    const ran = await iem(['check', ...SAMPLE, '-f', 'html', '-o', output]);
    expect(ran).toEqual({ code: 1, stdout: '', stderr: `Wrote ${output}\n` });
    expect(readFileSync(output, 'utf8')).toMatch(/<\/html>\s*$/);
    expect(readdirSync(folder.at('reports'))).toEqual(['page.html']);
  });

  it('writes files without colour, whatever the terminal shows', async () => {
    const output = folder.at('report.txt');
    await iem(['check', ...SAMPLE, '-o', output], { colour: true, unicode: false, width: 200 });
    const text = readFileSync(output, 'utf8');
    expect(text).not.toContain('\u001b');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    ['report.html', /^<!doctype html>/],
    ['REPORT.HTM', /^<!doctype html>/],
    ['report.json', /^\{"schema":|^\{\n {2}"schema":/],
    ['report.md', /^## /],
    ['report.csv', /^\W?kind,status/],
    ['report.xml', /^<\?xml/],
    ['report.txt', /NOT READY/],
    ['report', /NOT READY/],
    ['report-1.2', /NOT READY/],
  ])('takes the format from the name %s', async (name, beginning) => {
    const output = folder.at(`named/${name}`);
    await iem(['check', ...SAMPLE, '-o', output]);
    expect(readFileSync(output, 'utf8')).toMatch(beginning);
  });

  it('writes CSV for Excel to a file of CSV', async () => {
    const output = folder.at('named/excel.csv');
    await iem(['check', ...SAMPLE, '-f', 'csv-excel', '-o', output]);
    expect(readFileSync(output, 'utf8')).toMatch(/^\ufeffkind,status,/);
  });

  it('refuses a format that the name of the file contradicts, before it asks anyone', async () => {
    const output = folder.at('contradiction.html');
    const { code, stdout, stderr } = await iem(['check', plan, '-f', 'json', '-o', output]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `The file name ${output} stands for html, but --format says json: change one of the two.\n`,
    );
    expect(existsSync(output)).toBe(false);
  });

  it('refuses a file of what it cannot write', async () => {
    const output = folder.at('report.pdf');
    const { code, stderr } = await iem(['check', plan, '-o', output]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `The file name ${output} stands for pdf, but this command can only write terminal, json, html, markdown, csv, csv-excel and junit.\n`,
    );
  });

  it('asks for the format that the name of the file does not tell', async () => {
    const name = 'report.json.gz';
    const { code, stderr } = await iem(['check', plan, '-o', folder.at(name)]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `The file name ${folder.at(name)} does not tell the format: choose one with --format (${FORMATS.join(', ')}).`,
    );
  });

  it('writes any format to a name that stands for none', async () => {
    const output = folder.at('report.out');
    await iem(['check', ...SAMPLE, '-f', 'json', '-o', output]);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ schema: 'iem-report/1' });
  });

  it.each([
    ['check', '--store', plan],
    ['report', '--event', 'flash-sale', '--store', plan],
    ['notify', '--drill', '--event', 'flash-sale', '--store', plan],
  ])('of %s takes no plan for the folder that keeps runs', async (...argv) => {
    const { code, stdout, stderr } = await iem(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(
      'Give a folder, not a file: runs are stored in a folder, and the plan comes before --store.',
    );
  });

  it.each([
    ['--output', 'Give a file'],
    ['--store', 'Give a folder'],
  ])('refuses an empty name after %s', async (option, asks) => {
    const { code, stdout, stderr } = await iem(['check', ...SAMPLE, option, '']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${asks}: this is empty, as an unset variable is.`);
  });

  it('leaves the permissions of a file that it replaces', async () => {
    const output = folder.write('private.json', '');
    chmodSync(output, 0o600);
    await iem(['check', ...SAMPLE, '-f', 'json', '-o', output]);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ schema: 'iem-report/1' });
    expect(statSync(output).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['a directory', () => folder.path, 'it is a directory'],
    ['below a file', () => `${plan}/report.json`, 'there is a file where a folder should be'],
    ['a disk that is full', () => '/dev/full', 'the disk is full'],
  ])('shows the answer and says why it cannot be written to %s', async (_, output, why) => {
    const ran = await iem(['check', ...SAMPLE, '-f', 'json', '-o', output()]);
    const { stdout } = await iem(['check', ...SAMPLE]);
    expect(ran).toEqual({ code: 2, stdout, stderr: `Cannot write ${output()}: ${why}.\n` });
  });

  it('shows the answer and says why it cannot be kept', async () => {
    const { stdout } = await iem(['check', ...SAMPLE]);
    const file = folder.write('file', '');
    for (const store of [file, `${file}/store`]) {
      const ran = await iem(['check', ...SAMPLE, '--store', store]);
      const stderr = `The store in ${store} cannot be opened: there is a file where a folder should be.\n`;
      expect(ran).toEqual({ code: 2, stdout, stderr });
    }
  });

  it('keeps the answer though it cannot be written to a file', async () => {
    const store = folder.at('kept');
    const ran = await iem(['check', ...SAMPLE, '--store', store, '-o', folder.path]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^Cannot write [^\n]+: it is a directory\.\nSaved as run [^\n]+\n$/);
    expect(await iem(['report', '--event', 'flash-sale', '--store', store])).toMatchObject({ code: 0 });
  });

  it.each([
    ['red', 'red', 1],
    ['red', 'yellow', 1],
    ['red', 'never', 0],
    ['yellow', 'red', 0],
    ['yellow', 'yellow', 1],
    ['yellow', 'never', 0],
  ])('of an event that is %s fails on %s with %i', async (colour, failOn, code) => {
    const argv = colour === 'red' ? SAMPLE : [plan, '-i', inventory];
    const ran = await check(...argv, '--fail-on', failOn);
    expect(ran.report.verdict).toBe(colour === 'red' ? 'not-ready' : 'at-risk');
    expect(ran.code).toBe(code);
  });

  it('judges as of the inventory, or as of the time it is told', async () => {
    const asOf = async (...flags: string[]) => (await check(plan, '-i', inventory, ...flags)).report.run.asOf;
    expect(await asOf()).toBe('2026-11-22T00:00:00Z');
    expect(await asOf('--now', '2026-12-01')).toBe('2026-12-01T00:00:00.000Z');
    for (const spelling of ['08:00:00+08:00', '08:00:00.250+0800', '00:00Z', '00:00:00.999999Z']) {
      expect(await asOf('--now', `2026-12-01T${spelling}`)).toBe('2026-12-01T00:00:00.000Z');
    }
  });

  it.each(['yesterday', '2026-13-45', '2026-02-30', '2026-12-01T00:00:00', '12/01/2026', ''])(
    'refuses %j as a time',
    async (now) => {
      const { code, stdout, stderr } = await iem(['check', ...SAMPLE, '--now', now]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^--now must be a time such as 2026-12-01T00:00:00Z.*\n$/);
    },
  );

  it('names every problem of a plan', async () => {
    const bad = folder.write('bad.yaml', PLAN_TEXT.replace('us-east-1', 'us-esat-1').replace('10', '-10'));
    const { code, stdout, stderr } = await iem(['check', bad, '-i', inventory]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
});

describe('an inventory that cannot be read', () => {
  const valid = { schema: 'iem-inventory/1', inventories: [regional] };
  const changed = (fields: object) => JSON.stringify({ ...valid, inventories: [{ ...regional, ...fields }] });
  const compressed = gzipSync(JSON.stringify(valid));

  it.each<[string, string | Uint8Array, string]>([
    ['is empty', '', 'is not JSON'],
    ['is not JSON', '{"schema":', 'is not JSON'],
    [
      'is a truncated archive',
      compressed.subarray(0, compressed.length - 20),
      'cannot be unpacked: unexpected end of file.',
    ],
    [
      'is a damaged archive',
      Buffer.concat([compressed.subarray(0, 20), Buffer.alloc(40)]),
      'is compressed (gzip) and cannot be unpacked: ',
    ],
    ['is something else', '{"inventories":[]}', 'is not an inventory at all: create one with "iem collect".'],
    ['is null', 'null', 'is not an inventory at all'],
    [
      'is of another version',
      '{"schema":"iem-inventory/2"}',
      'its schema is iem-inventory/2, not iem-inventory/1',
    ],
    ['is a report', '{"schema":"iem-report/1"}', 'its schema is iem-report/1, not iem-inventory/1'],
    ['has no list', '{"schema":"iem-inventory/1"}', 'inventories: '],
    ['has no target', changed({ target: undefined }), 'inventories[0].target: '],
    ['has no time', changed({ collectedAt: 'today' }), 'inventories[0].collectedAt: '],
    ['has no cost', changed({ cost: undefined }), 'inventories[0].cost: '],
    [
      'is of other targets',
      JSON.stringify({ ...valid, inventories: [foreign] }),
      'contains no target of this plan: it contains 999999999999/eu-west-1, and the plan names 111122223333/us-east-1, 111122223333/global.',
    ],
    [
      'is of no target',
      JSON.stringify({ ...valid, inventories: [] }),
      'contains no target of this plan: it contains nothing',
    ],
  ])('as it %s is told in one line', async (_, content, why) => {
    const file = folder.write('broken.json', content);
    const { code, stdout, stderr } = await iem(['check', plan, '-i', file]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr.startsWith(file)).toBe(true);
    expect(stderr).toContain(why);
  });

  it.each([
    ['is not there', () => folder.at('gone.json'), 'there is no such file'],
    ['is a directory', () => folder.path, 'it is a directory'],
  ])('as it %s is told in one line', async (_, file, why) => {
    expect(await iem(['check', plan, '-i', file()])).toEqual({
      code: 2,
      stdout: '',
      stderr: `Cannot read ${file()}: ${why}.\n`,
    });
  });
});

describe('an inventory that is not quite of the plan', () => {
  it('shows a target that it lacks as not collected, never as good', async () => {
    const partial = folder.writeInventories('partial.json', [global]);
    const { stderr, report } = await check(plan, '-i', partial, '--fail-on', 'never');
    const note = '111122223333/us-east-1 was not collected: nothing is known of it.';
    expect(stderr).toContain(`Note: ${note}\n`);
    expect(report.run.notes).toContain(note);
    const coverage = report.coverage.targets.find(({ region }) => region === 'us-east-1');
    expect(coverage?.ok).toBe(0);
    expect(coverage?.failed.map(({ collector, code }) => `${collector} ${code}`)).toContain(
      'ec2Instances NotCollected',
    );
    const regionals = report.findings.filter(({ region }) => region === 'us-east-1');
    expect(regionals.length).toBeGreaterThan(20);
    expect(new Set(regionals.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(report.scorecard.rows.find(({ id }) => id === 'scalability-load-balancers')?.colour).toBe('grey');
  });

  it('shows an artifact that it lacks as not collected', async () => {
    const { report } = await check(plan, '-i', inventory);
    expect(report.coverage.targets).toContainEqual(
      expect.objectContaining({
        region: 'us-east-1',
        ok: 1,
        failed: expect.arrayContaining([
          expect.objectContaining({ collector: 'subnets', code: 'NotCollected' }),
        ]),
      }),
    );
  });

  it('ignores targets that the plan does not name, and says so', async () => {
    const more = folder.writeInventories('more.json', [regional, global, foreign]);
    const { stderr, report } = await check(plan, '-i', more);
    const note = '999999999999/eu-west-1 was collected but is ignored: the plan does not name it.';
    expect(stderr).toBe(`Note: ${note}\n`);
    expect(report.run.notes).toContain(note);
    const { report: without } = await check(plan, '-i', inventory);
    const { run: _, ...rest } = report;
    expect(without).toMatchObject(rest);
  });

  it('answers nothing when nothing in it could be read', async () => {
    const denied = {
      ok: false,
      code: 'AccessDenied',
      message: 'no',
      action: 'ec2:DescribeInstances',
    } as const;
    const grey = folder.writeInventories('grey.json', [anInventory({ artifacts: { ec2Instances: denied } })]);
    const { code, stderr, report } = await check(plan, '-i', grey, '--fail-on', 'never');
    expect(code).toBe(2);
    expect(stderr).toContain('Nothing could be read in any region');
    expect(report.verdict).not.toBe('ready');
    expect(report.breakingPoint).toBeNull();
  });
});

describe('an answer that is none', () => {
  it('of an account in which nothing can be judged is no success, whatever people answer', async () => {
    const nothing = Object.fromEntries(
      ['autoScalingGroups', 'ec2Instances', 'loadBalancers'].map((id) => [id, { ok: true, data: [] }]),
    );
    const empty = folder.writeInventories('empty.json', [anInventory({ artifacts: nothing })]);
    const { code, stderr, report } = await check(plan, '-i', empty, '--fail-on', 'never');
    expect(code).toBe(2);
    expect(stderr).toContain('AWS answered too little to judge anything by');
    expect(report.scorecard).toMatchObject({ score: null, coverage: 0 });
    expect(report.caveats).toContainEqual(
      expect.stringContaining('this report says nothing about the accounts'),
    );
  });

  it('says in the first lines that the services in use are not known', async () => {
    const { report } = await check(plan, '-i', inventory);
    expect(report.caveats).toContainEqual(
      'Services may be used that are not named here, as these were not listed: metrics (NotCollected) in 111122223333/us-east-1; tags (NotCollected) in 111122223333/us-east-1; metrics of global services (NotCollected) in 111122223333/global.',
    );
  });

  it('says in words that the event is over, and calls nothing overdue', async () => {
    const { report } = await check(plan, '-i', inventory, '--now', '2026-12-31');
    expect(report.caveats).toContainEqual(expect.stringContaining('The event is over: it ended 2026-12-1'));
    expect(JSON.stringify(report)).not.toContain('Overdue');
  });
});

describe('--store', () => {
  it('keeps runs, and shows what changed since the last', async () => {
    const store = folder.at('store');
    const times = ['2026-11-22T12:00:00.000Z', '2026-11-22T13:00:00.000Z'];
    const stored = (now = '') => {
      let second = 0;
      // A clock that moves, as it must between the beginning and the end of a run.
      return iem(['check', ...SAMPLE, '-f', 'json', '--store', store, '--fail-on', 'never'], {
        now: () => new Date(Date.parse(now) + 1000 * second++).toISOString(),
      });
    };
    const first = await stored(times[0]);
    const second = await stored(times[1]);
    const one: Report = JSON.parse(first.stdout);
    const two: Report = JSON.parse(second.stdout);
    expect(first.stderr).toBe(`Saved as run ${one.run.id} in ${store}\n`);
    expect(one.changes).toBeNull();
    expect(two.changes).toEqual({ since: one.run.id, newRed: [], resolved: [] });

    const later = { now: () => '2026-11-22T14:00:00.000Z' };
    const again = async (...flags: string[]) =>
      (await iem(['report', '--store', store, '-f', 'json', ...flags], later)).stdout;
    expect(await again('--event', 'flash-sale')).toBe(second.stdout);
    expect(await again('--event', 'flash-sale', '--run', one.run.id)).toBe(first.stdout);
    expect(await iem(['report', '--store', store, '--event', 'flash-sale', '--run', 'nope'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('has no run nope'),
    });
    expect(await iem(['report', '--store', store, '--event', 'other'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('There is no finished run of other'),
    });
  });
});

describe('iem report', () => {
  it('shows a document again, in every format', async () => {
    const file = folder.at('report.json');
    await iem(['check', ...SAMPLE, '-f', 'json', '-o', file]);
    for (const format of FORMATS) {
      const shown = await iem(['report', file, '-f', format]);
      expect(shown).toMatchObject({ code: 0, stderr: '' });
      expect(shown.stdout).toBe((await iem(['check', ...SAMPLE, '-f', format])).stdout);
    }
  });

  it.each([
    ['nothing said', [], 'Give a report file, or --event with a stored run.'],
    ['both said', ['report.json', '-e', 'flash-sale'], 'Give either a report file'],
    ['no such file', ['gone.json'], 'Cannot read gone.json: there is no such file.'],
  ])('of %s says what to say', async (_, argv, words) => {
    const { code, stdout, stderr } = await iem(['report', ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  it.each([
    ['{"schema":"iem-report/9"}', 'its schema is iem-report/9, not iem-report/1'],
    ['{"schema":"iem-report/1"}', 'event: '],
    ['[]', 'is not a report at all'],
    ['<!doctype html>', 'is not JSON (plain or gzip): create one with "iem check --format json". '],
  ])('refuses %s', async (content, why) => {
    const file = folder.write('odd.json', content);
    const { code, stderr } = await iem(['report', file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(why);
  });

  it('makes no store by looking for one', async () => {
    const store = folder.at('no-store');
    const { code, stderr } = await iem(['report', '-e', 'flash-sale', '--store', store]);
    expect(code).toBe(2);
    expect(stderr).toContain(`There is no store in ${store}`);
    expect(existsSync(store)).toBe(false);
  });
});

describe('iem iam-policy', () => {
  it('prints a policy that only reads', async () => {
    const { code, stdout, stderr } = await iem(['iam-policy']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { Version, Statement } = JSON.parse(stdout);
    expect(Version).toBe('2012-10-17');
    const actions: string[] = Statement.flatMap((statement: { Action: string[] }) => statement.Action);
    expect(actions).toContain('ec2:DescribeInstances');
    expect(actions.filter((action) => !/:(Get|GET$|List|Describe|BatchGet|Lookup)/.test(action))).toEqual([
      'iam:GenerateCredentialReport',
    ]);
  });
});

describe('files', () => {
  it('that a link leads to are replaced, and the link stays', async () => {
    const real = folder.write('real.json', 'old');
    symlinkSync(real, folder.at('link.json'));
    await iem(['schema', '--output', folder.at('link.json')]);
    expect(lstatSync(folder.at('link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe((await iem(['schema'])).stdout);
  });

  it('of an inventory are the same bytes for the same inventory, compressed or not', () => {
    for (const name of ['a.json', 'a.json.gz']) {
      expect(inventoryFile([regional], name)).toEqual(inventoryFile([structuredClone(regional)], name));
    }
  });
});
