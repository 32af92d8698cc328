import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { measureWidth } from '../../src/report/render/plain-text';
import { iem } from '../builders/environment';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const PLAN = 'events/plans/flash-sale.yaml';
const INVENTORY = 'events/inventories/flash-sale.json.gz';

describe('what people say of a stored event', () => {
  const at = (...argv: readonly string[]) => iem([...argv, '--store', `${folder.path}/store`]);
  const step = async (number: number) => {
    const { stdout } = await at('steps', '--format', 'json');
    return (JSON.parse(stdout) as { step: number }[]).find((one) => one.step === number);
  };

  beforeAll(async () => {
    const stored = ['--store', `${folder.path}/store`, '--output', `${folder.path}/report.json`];
    await iem(['check', PLAN, '--inventory', INVENTORY, ...stored]);
  });

  it('is listed as 25 steps in four phases, within 80 columns', async () => {
    const { code, stdout } = await at('steps');
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => /^(Initiate|Plan|Execute|Review)$/.test(line))).toHaveLength(
      4,
    );
    expect([...stdout.matchAll(/^. {1,2}\d+ /gm)]).toHaveLength(25);
    expect(stdout.split('\n').filter((line) => measureWidth(line) > 80)).toEqual([]);
  });

  it('says who does steps by when, and that they are done, until somebody says that they are not', async () => {
    const set = await at('steps', '5', '7', '--owner', 'Mei Tan', '--due', '2026-11-30');
    expect(set).toMatchObject({ code: 0, stderr: '' });
    expect(set.stdout).toContain('Mei Tan');
    expect(await step(7)).toMatchObject({ owner: 'Mei Tan', due: '2026-11-30', state: 'open' });
    await at('steps', '7', '--done');
    expect(await step(7)).toMatchObject({ owner: 'Mei Tan', state: 'done', doneOn: '2026-11-22' });
    await at('steps', '7', '--open');
    expect(await step(7)).toMatchObject({ owner: 'Mei Tan', doneOn: null });
  });

  it('takes an owner, a due date or remarks away that are said to be empty', async () => {
    await at('steps', '6', '--owner', 'Bo', '--due', '2026-11-30', '--remarks', 'Soon.');
    const set = await at('steps', '06', '--owner', '', '--due', '', '--remarks', ' ');
    expect(set.stderr).toContain('remarks: must not be empty');
    expect((await at('steps', '06', '--owner', '', '--due', '', '--remarks', '')).stdout).toContain(' 6 ');
    expect(await step(6)).toMatchObject({ owner: null, due: '2026-11-07', remarks: null });
  });

  it('does not close a step that the accounts show to be open', async () => {
    await at('steps', '10', '--done', '2026-11-20');
    expect(await step(10)).toMatchObject({ doneOn: '2026-11-20', state: expect.not.stringMatching('done') });
  });

  it('answers questions, which the workbook shows', async () => {
    const said = await at('answer', 'monitoring-tools', 'Grafana on a wall', '--status', 'green');
    expect(said).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Answered monitoring-tools: /) });
    await at('answer', 'monitoring-tools', 'Grafana on two walls');
    const workbook = await at('workbook', '--event', 'flash-sale');
    expect(workbook.stdout).toContain('Grafana on two walls');
  });

  it('records a load test from the summary of its tool, which the next run judges by', async () => {
    const summary = `${folder.path}/summary.json`;
    const metrics = {
      http_reqs: { count: 90_000, rate: 100 },
      http_req_failed: { value: 0.001 },
      http_req_duration: { 'p(95)': 250 },
    };
    writeFileSync(summary, JSON.stringify({ metrics }));
    const said = await at('load-test', summary, '--name', 'Rehearsal', '--on', '2026-11-21');
    expect(said).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Rehearsal: passed, 99\.9 requests\/s\. k6: 90,000 requests/),
    });
    await at('load-test', summary, '--name', 'Rehearsal', '--on', '2026-11-21');
    const { stdout } = await at('workbook', '--event', 'flash-sale');
    const rows = stdout.split('\n').filter((line) => line.startsWith('| Rehearsal | 2026-11-21 |'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('99.9');
    writeFileSync(summary, '{}');
    expect(await at('load-test', summary, '--name', 'Rehearsal')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no summary of k6'),
    });
  });

  it.each([
    [['steps', '26', '--done'], '1 to 25'],
    [['steps', '5'], 'Say what to change'],
    [['steps', '--done'], 'Give the numbers'],
    [['steps', '5', '--due', '2026-02-30'], 'is no day'],
    [['steps', '5', '--done', '--open'], 'either done or open'],
    [['steps', '5', '--done', '2031-01-01'], 'Nothing is done yet on 2031-01-01'],
    [['answer', 'monitoring-tools', ' ', '--status', 'green'], 'answer: must not be empty'],
    [['answer', 'colour-of-the-sky', 'blue'], 'There is no question'],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await at(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
