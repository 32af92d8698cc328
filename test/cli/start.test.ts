import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../architecture/sources';
import { temporaryFolder } from './folder';
import { build, launch, silentAws } from './processes';

const folder = temporaryFolder();
const PLAN = join(root, 'events/plans/flash-sale.yaml');
let taken: Awaited<ReturnType<typeof silentAws>>;

beforeAll(async () => {
  build();
  taken = await silentAws();
});
afterAll(() => taken.close());

/** In a folder of its own, as a fresh clone is. */
const start = (name: string, argv: readonly string[], env?: NodeJS.ProcessEnv) => {
  const cwd = folder.at(name);
  mkdirSync(cwd);
  return { cwd, ...launch('start', argv, { cwd, ...(env && { env }) }) };
};

/** The run of an address, when it is over. */
async function finished(url: string): Promise<{ readonly state: string }> {
  const run = await (await fetch(url)).json();
  if (run.state !== 'running') return run;
  await sleep(50);
  return finished(url);
}

describe('npm start', () => {
  it('answers once, and says where the page is', async () => {
    const { cwd, ended } = start('once', ['--once']);
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Your event needs 22× your normal traffic on its likely day, 30× on its bad one.',
    );
    const file = /^Report: (.*)$/m.exec(stderr)?.[1] ?? '';
    expect(readFileSync(join(cwd, file), 'utf8')).toContain('12.12 Flash Sale');
    expect(stderr).toContain('This is the sample event.');
  });

  it.each([
    ['containers', 'Autumn Container Sale', 12, 6],
    ['serverless', 'Stadium Tour Ticket Launch', 30, 15],
  ])('answers for the sample on %s', async (sample, name, needed, breaksAt) => {
    const { code, stdout } = await start(sample, ['--sample', sample, '--once']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain(name);
    expect(stdout).toContain(
      `Your event needs ${needed}× your normal traffic. Your accounts break at ${breaksAt}×`,
    );
  });

  it('prints the document and nothing else when told', async () => {
    const { code, stdout } = await start('json', ['--once', '--format', 'json']).ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'iem-report/1', breakingPoint: { needed: 22 } });
  });

  it('serves the report until Ctrl-C, beside which the store can be used', async () => {
    const { cwd, child, said, ended } = start('serving', []);
    const url =
      /http:\/\/127\.0\.0\.1:\d+\//.exec(await said('Serving the report and the API at'))?.[0] ?? '';
    expect(await (await fetch(url)).text()).toContain('12.12 Flash Sale');
    const report = await (await fetch(`${url}report.json`)).json();
    expect(report).toMatchObject({ schema: 'iem-report/1' });

    const work = /The page to work on.*: (http:\S+)/.exec(await said('The page to work on'))?.[1] ?? '';
    expect(work).toBe(`${url}page/flash-sale`);
    expect(await (await fetch(work)).text()).toContain('Done today');

    const answer = await fetch(`${url}events/flash-sale/readiness`);
    expect(await answer.json()).toMatchObject({ verdict: report.verdict, run: { id: report.run.id } });

    const beside = await launch('main', ['report', '--event', 'flash-sale', '--format', 'json'], { cwd })
      .ended;
    expect(beside).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(beside.stdout)).toEqual(report);

    const { id } = await (await fetch(`${url}events/flash-sale/runs`, { method: 'POST' })).json();
    const again = await finished(`${url}events/flash-sale/runs/${id}`);
    expect(again).toMatchObject({ summary: { verdict: report.verdict, asOf: report.run.asOf } });

    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  it('says in one line that the port is taken, before it judges anything', async () => {
    const { cwd, ended } = start('taken', ['--port', String(taken.port)]);
    expect(await ended).toMatchObject({
      ...{ code: 2, stdout: '' },
      stderr: `Cannot serve on port ${taken.port}: another program uses it. Choose another --port.\n`,
    });
    expect(existsSync(join(cwd, '.iem'))).toBe(false);
  });

  it.each([
    ['port', ['--port', 'http'], 'Give a number from 0 to 65535.'],
    ['format', ['--format', 'html'], 'Allowed choices are terminal, json.'],
    ['plan', ['gone.yaml'], 'Cannot read gone.yaml: there is no such file.'],
    ['option', ['--onc'], 'Did you mean --once?'],
  ])('refuses a %s that cannot be before it does anything', async (name, argv, words) => {
    const { cwd, ended } = start(`refused-${name}`, argv);
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(existsSync(join(cwd, '.iem'))).toBe(false);
  });

  it('on a plan of one’s own without credentials says so in a line', async () => {
    const { PATH } = process.env;
    const { code, stdout, stderr } = await start('own', [PLAN, '--once'], { PATH, HOME: folder.path }).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^No AWS credentials for account 123456789012: [^\n]+\n$/);
  });

  it('shows its help in 80 columns', async () => {
    const { code, stdout } = await start('help', ['--help']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('$ npm start -- my-plan.yaml');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});
