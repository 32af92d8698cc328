import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ceilingFamilies } from '../../src/capacity/registry';
import { checks } from '../../src/checks/registry';
import { collectors } from '../../src/collect/registry';
import type { Ceiling } from '../../src/model/ceiling';
import type { Report } from '../../src/model/report';
import { GLOBAL } from '../../src/model/target';
import type { EventPlanInput } from '../../src/plan/schema';
import { actionsOf } from './denials';
import { type RunningShop, startShop } from './shop';
import { EVENT } from './shop/event';
import { BREAKING_POINT, CEILINGS } from './shop/facts';
import { now, planInput, RUN_MS, SINGAPORE, VIRGINIA } from './shop/plan';

let shop: RunningShop;
let folder: string;

beforeAll(async () => {
  shop = await startShop(now);
  Object.assign(process.env, shop.env);
  folder = await mkdtemp(join(tmpdir(), 'iem-emulator-'));
}, 120_000);
afterEach(() => shop.heal());
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await shop.stop();
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as people run it, beside the files of this test. */
async function iem(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [resolve('bin', 'iem.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...shop.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

async function planFile(name: string, overrides: Partial<EventPlanInput> = {}): Promise<string> {
  await writeFile(join(folder, name), JSON.stringify({ ...planInput, ...overrides }));
  return name;
}

/** What a ceiling is called in the facts: moto makes up the ids of subnets, which the title gives a name. */
const factName = ({ family, resource, title }: Ceiling): string =>
  family === 'subnet-free-addresses' ? (/\b(?:web|api)-\d\b/.exec(title)?.[0] ?? title) : resource;

const ceilingsIn = (report: Report, region: string): Ceiling[] =>
  report.ceilings.filter((ceiling) => ceiling.region === region);

const byId = (report: Report, id: string | undefined): Ceiling => {
  const found = report.ceilings.find((ceiling) => ceiling.id === id);
  if (!found) throw new Error(`no ceiling ${id}`);
  return found;
};

/** Figures of a report have six significant digits. */
const close = (value: number | null) =>
  value === null ? null : value === 0 ? 0 : expect.closeTo(value, 5 - Math.ceil(Math.log10(value)));

/** What rests on a line through means of hours has their four digits, of which the last may be off by a few. */
const fitted = (value: number | null) =>
  value === null ? null : value === 0 ? 0 : expect.closeTo(value, 3 - Math.ceil(Math.log10(value)));

/** Storage grows from the last data point on, which is up to an hour old: 0.02 GiB of what the facts say. */
const nearly = (value: number | null) => (value === null ? null : expect.closeTo(value, 1));

describe('iem, run against an AWS API over the network', () => {
  let live: Ended;
  let report: Report;
  let asked: readonly string[];
  const asOf = ['--now', now.toISOString()];
  /** The five minutes in which the report began. */
  let askedIn: number;
  const periodOfNow = (): number => Math.floor(Date.now() / 300_000);

  async function checkLive(): Promise<void> {
    askedIn = periodOfNow();
    live = await iem('check', 'plan.json', '--format', 'json', ...asOf);
    asked = [...new Set((await shop.seen()).map(({ action }) => action))];
    if (live.stdout === '') throw new Error(live.stderr);
    report = JSON.parse(live.stdout);
  }

  beforeAll(async () => {
    await planFile('plan.json');
    await checkLive();
  }, RUN_MS);

  it('answers with a report and nothing else', () => {
    expect(live.stderr).toBe('');
    expect(report).toMatchObject({
      schema: 'iem-report/1',
      event: { id: 'shop-sale', timeZone: 'UTC', multiplier: EVENT.multiplier },
      run: { trigger: 'cli', asOf: now.toISOString() },
      verdict: 'not-ready',
      changes: null,
    });
    expect(report.run.requests).toBeGreaterThan(20);
    expect(report.scorecard.rows).toHaveLength(7);
    expect(report.coverage.targets.map(({ region, failed }) => [region, failed]).toSorted()).toEqual([
      [SINGAPORE, []],
      [GLOBAL, []],
      [VIRGINIA, []],
    ]);
  });

  it.each(Object.entries(CEILINGS))('finds every ceiling of %s, and no other', (region, families) => {
    const expected = Object.entries(families).flatMap(([family, resources]) =>
      Object.keys(resources).map((resource) => `${family} ${resource}`),
    );
    const found = ceilingsIn(report, region).map((ceiling) => `${ceiling.family} ${factName(ceiling)}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  const facts = Object.entries(CEILINGS).flatMap(([region, families]) =>
    Object.entries(families).flatMap(([family, resources]) =>
      Object.entries(resources).map(([resource, fact]) => ({ region, family, resource, ...fact })),
    ),
  );

  it.each(facts)('works out $family of $resource in $region', ({ region, family, resource, ...fact }) => {
    const ceiling = ceilingsIn(report, region).find(
      (candidate) => candidate.family === family && factName(candidate) === resource,
    );
    // A group of us-east-1 is fitted, and all that it launches.
    const isFitted = family === 'db-cpu' || region === 'us-east-1';
    const figure = family === 'db-storage' ? nearly : isFitted ? fitted : close;
    expect(ceiling).toMatchObject({
      now: close(fact.now),
      atPeak: figure(fact.atPeak),
      limit: fact.limit,
      grows: fact.breaksAt !== null,
      breaksAt: figure(fact.breaksAt),
      atPeakWithoutZone: figure(fact.withoutZone.atPeak),
      breaksAtWithoutZone: figure(fact.withoutZone.breaksAt),
      status: fact.status,
    });
  });

  it('says what breaks first', () => {
    expect(report.breakingPoint).toMatchObject({
      multiplier: fitted(BREAKING_POINT.multiplier),
      withoutOneZone: BREAKING_POINT.withoutOneZone,
      needed: EVENT.multiplier,
      judged: BREAKING_POINT.judged,
      unknown: 0,
    });
    const first = byId(report, report.breakingPoint?.ceiling);
    expect(first).toMatchObject({
      family: BREAKING_POINT.family,
      region: BREAKING_POINT.region,
      resource: BREAKING_POINT.resource,
    });
    expect(report.ceilings[0]).toBe(first);
    expect(byId(report, report.breakingPoint?.ceilingWithoutOneZone).breaksAtWithoutZone).toBe(0);
  });

  it('counts what is outside the scope as fixed, and does not judge it', () => {
    const vcpu = ceilingsIn(report, SINGAPORE).find(({ family }) => family === 'on-demand-vcpu');
    expect(vcpu).toMatchObject({ fixed: 26, elastic: 744 });
    const named = [...report.ceilings, ...report.findings].filter((one) =>
      /legacy/.test(JSON.stringify(one)),
    );
    // A quota of the whole account counts every group.
    expect(named).toEqual([expect.objectContaining({ check: 'auto-scaling-max-vcpu-quota' })]);
  });

  it('has read, and only read, what its policy allows', async () => {
    const { stdout } = await iem('iam-policy');
    const { Statement } = JSON.parse(stdout) as { Statement: { Effect: string; Action: string[] }[] };
    const allowed = Statement.flatMap(({ Effect, Action }) => (Effect === 'Allow' ? Action : []));
    expect(asked.length).toBeGreaterThan(20);
    const others = asked.filter((action) => !/:(Describe|List|Lookup|Get)[A-Z]|:GET$/.test(action));
    expect([...new Set(others)]).toEqual(['iam:GenerateCredentialReport']);
    // Anybody may ask who they are, whatever their policies say.
    expect(asked.filter((action) => !allowed.includes(action))).toEqual(['sts:GetCallerIdentity']);
  }, 30_000);

  describe('from an inventory that it collected', () => {
    const fromFile = (file: string, ...args: string[]) =>
      iem('check', file, '--inventory', 'inventory.json.gz', '--format', 'json', ...args);

    beforeAll(async () => {
      // Metrics have a value for every five minutes, so that both must be collected in the same.
      let period: number;
      do {
        period = periodOfNow();
        if (askedIn !== period) await checkLive();
        const { code, stdout, stderr } = await iem('collect', 'plan.json', '--output', 'inventory.json.gz');
        expect({ code, stdout, stderr }).toMatchObject({ code: 0, stdout: '' });
      } while (periodOfNow() !== period);
      await shop.heal();
    }, 180_000);

    it('gives the same report without asking anything', async () => {
      const { stdout } = await fromFile('plan.json', ...asOf);
      const { run, ...rest } = JSON.parse(stdout) as Report;
      const { run: liveRun, ...liveRest } = report;
      expect(rest).toEqual(liveRest);
      // A busy machine answers late, and then a request is sent again.
      const { id: _, startedAt: _s, finishedAt: _f, requests, ...counted } = run;
      expect(liveRun).toMatchObject(counted);
      expect(requests).toBeGreaterThan(100);
      expect(await shop.seen()).toEqual([]);
    }, 30_000);

    it(
      'exits as --fail-on says',
      async () => {
        const codes = async (file: string) =>
          Promise.all(
            ['red', 'yellow', 'never'].map(
              async (colour) => (await fromFile(file, '--fail-on', colour)).code,
            ),
          );
        expect(live.code).toBe(1);
        expect(await codes('plan.json')).toEqual([1, 1, 0]);
        const accepted = await planFile('accepted.json', {
          waivers: [...checks, ...ceilingFamilies].map(({ id }) => ({
            ...{ finding: id, reason: 'Known', owner: 'Mei Ling Tan', expires: '2099-12-31' },
          })),
        });
        // What is accepted is red no more; what is not known, such as a load test, no waiver makes known.
        expect(await codes(accepted)).toEqual([0, 1, 0]);
      },
      RUN_MS,
    );
  });

  it(
    'exits with 2 when there is no answer',
    async () => {
      await shop.deny(...actionsOf(collectors));
      const { code, stdout } = await iem('check', 'plan.json', '--format', 'json', '--fail-on', 'never');
      const { breakingPoint, verdict, coverage } = JSON.parse(stdout) as Report;
      expect(code).toBe(2);
      expect({ breakingPoint, verdict }).toEqual({ breakingPoint: null, verdict: 'at-risk' });
      expect(coverage.targets.map(({ ok }) => ok)).toEqual([0, 0, 0]);

      await shop.deny('sts:GetCallerIdentity');
      const refused = await iem('check', 'plan.json', '--format', 'json');
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain('sts:GetCallerIdentity');
    },
    RUN_MS,
  );
});
