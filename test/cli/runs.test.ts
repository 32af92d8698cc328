import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatComparison } from '../../src/cli/runs-text';
import { compareRuns } from '../../src/report/comparison';
import { measureWidth } from '../../src/report/render/plain-text';
import {
  aLoadBalancer,
  anAutoScalingGroup,
  aTargetGroup,
  loadBalancerArn,
  targetGroupArn,
} from '../builders/artifacts';
import { iem } from '../builders/environment';
import { HOSTILE } from '../builders/hostile';
import { anInventory } from '../builders/inventory';
import { PLAN_TEXT } from '../builders/plan-text';
import { aCeiling, aFinding, aReport } from '../builders/report';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const store = folder.at('store');
const plan = folder.write('plan.yaml', PLAN_TEXT);
const ID = /^id: (\S+)$/m.exec(PLAN_TEXT)?.[1] ?? '';

/** A group behind a load balancer, in so many zones: in one it fails a check that is critical. */
const inventory = (zones: string[]): string =>
  folder.writeInventories('inventory.json', [
    anInventory({
      artifacts: {
        loadBalancers: { ok: true, data: [aLoadBalancer()] },
        targetGroups: { ok: true, data: [aTargetGroup({ loadBalancerArns: [loadBalancerArn()] })] },
        autoScalingGroups: {
          ok: true,
          data: [anAutoScalingGroup({ availabilityZones: zones, targetGroupArns: [targetGroupArn()] })],
        },
      },
    }),
  ]);

const kept = async (at: string, zones: string[]): Promise<string> => {
  let second = 0;
  const now = () => new Date(Date.parse(at) + 1000 * second++).toISOString();
  const { stderr } = await iem(['check', plan, '-i', inventory(zones), '--store', store], { now });
  return /^Saved as run (\S+)/m.exec(stderr)?.[1] ?? stderr;
};
const runs = (...argv: string[]) => iem(['runs', '--store', store, ...argv]);

let ids: readonly string[];
beforeAll(async () => {
  ids = [
    await kept('2026-11-20T12:00:00.000Z', ['us-east-1a']),
    await kept('2026-11-21T12:00:00.000Z', ['us-east-1a', 'us-east-1b']),
    await kept('2026-11-22T12:00:00.000Z', ['us-east-1a', 'us-east-1b']),
  ];
});

describe('iem runs', () => {
  it('lists the runs of the only event, newest first', async () => {
    const { code, stdout, stderr } = await runs();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [title, ...lines] = stdout.trimEnd().split('\n');
    expect(title).toBe(`Runs of ${ID}`);
    expect(lines.map((line) => line.split(' ')[0]).filter(Boolean)).toEqual(ids.toReversed());
    expect(lines[0]).toBe(`${ids[2]} 22 Nov 2026 12:00 UTC, mei (cli)`);
    expect(lines[1]).toMatch(/^ {2}! At risk, breaks at unknown, readiness \d+%, \d+% judged$/);
  });

  it('lists no more than it is told, and says that there are more', async () => {
    const { stdout } = await runs('--limit', '1');
    expect(stdout).toContain(`${ids[2]} `);
    expect(stdout).not.toContain(`${ids[1]} `);
    expect(stdout).toContain('There are more runs: use --limit to list them.\n');
  });

  it('lists them as the store has them', async () => {
    const { stdout } = await runs('--event', ID, '--format', 'json', '--limit', '2');
    expect(JSON.parse(stdout)).toMatchObject({
      event: ID,
      items: [
        { id: ids[2], trigger: 'cli', by: 'mei', state: 'finished', summary: { verdict: 'at-risk' } },
        { id: ids[1] },
      ],
      cursor: expect.any(String),
    });
  });

  it('compares two, whichever is named first', async () => {
    const [first = '', second = ''] = ids;
    const { code, stdout, stderr } = await runs('--compare', second, first);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${first}, 20 Nov 2026 12:00 UTC\n→ ${second}, 21 Nov 2026 12:00 UTC\n`);
    expect(stdout).toMatch(/\n\nResolved \(1\)\n✓ Auto Scaling group in one Availability Zone, [^\n]+\n/);
    expect(stdout).not.toContain('New red');
    const { newRed, resolved } = JSON.parse((await runs('-c', first, second, '-f', 'json')).stdout);
    expect({ newRed, resolved }).toEqual({
      newRed: { count: 0, items: [] },
      resolved: {
        count: 1,
        items: [expect.objectContaining({ id: expect.stringMatching(/^auto-scaling-group-zones~/) })],
      },
    });
  });

  it('compares one with the latest', async () => {
    const { stdout } = await runs('--compare', ids[0] ?? '');
    expect(stdout).toContain(`\n→ ${ids[2]}, `);
  });

  it.each([
    ['an event there is not', () => ['--event', 'other'], () => `There is no run of other, but of ${ID}.`],
    ['a run there is not', () => ['--compare', 'gone'], () => `Event "${ID}" has no run gone.`],
    [
      'a run with itself',
      () => ['--compare', 'latest'],
      () => `Both ids name run ${ids[2]}: give two different runs.`,
    ],
    ['three runs', () => ['--compare', ...ids], () => 'Give one or two runs to compare.'],
  ])('says what is wrong with %s', async (_, argv, why) => {
    expect(await runs(...argv())).toEqual({ code: 2, stdout: '', stderr: `${why()}\n` });
  });

  it('makes no store to look into', async () => {
    const none = folder.at('none');
    const ran = await iem(['runs', '--store', none]);
    expect(ran).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`There is no store in ${none}: create one with`),
    });
    expect(existsSync(none)).toBe(false);
  });

  it('asks which event, where there are several', async () => {
    const other = folder.write('other.yaml', PLAN_TEXT.replace(`id: ${ID}`, 'id: a-second'));
    await iem(['check', other, '-i', inventory([]), '--store', store]);
    const { code, stderr } = await runs();
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `The store holds several events; choose one: a-second, ${ID}.\n`,
    });
  });
});

describe('a comparison in words', () => {
  const screen = { colour: false, unicode: true, width: 80 };
  const run = (ceilings: readonly ReturnType<typeof aCeiling>[]) => ({
    report: aReport(),
    findings: [],
    ceilings,
  });

  it.each([
    // 7.39 is told as 7.3, 9.18 as 9.1.
    ['the difference of what is told', { breaksAt: 7.39 }, { breaksAt: 9.18 }, '7.3× → 9.1× (+1.8×)'],
    ['a fall', { breaksAt: 120.5 }, { breaksAt: 8 }, '120× → 8× (-112×)'],
    [
      'use and limit of what does not grow',
      { grows: false, breaksAt: null, atPeak: 60, limit: 80 },
      { grows: false, breaksAt: null, atPeak: 60, limit: 1_200 },
      '60 of 80 → 60 of 1,200',
    ],
    ['what cannot be judged now', {}, { status: 'grey' as const, breaksAt: null }, '7.3× → not judged'],
  ])('tells %s', (_, before, after, told) => {
    const named = { title: 'Web', resource: '-' };
    const [from, to] = [aCeiling({ ...named, ...before }), aCeiling({ ...named, ...after })];
    expect(formatComparison(compareRuns(run([from]), run([to])), screen)).toContain(`  ${told}\n`);
  });

  it('leaves out what has moved by less than is told', () => {
    const moved = compareRuns(run([aCeiling({ breaksAt: 7.39 })]), run([aCeiling({ breaksAt: 7.38 })]));
    expect(moved.ceilings).toHaveLength(1);
    expect(formatComparison(moved, screen)).toContain('\nNo ceiling moved.\n');
  });

  it('tells twenty of each list, and counts the rest', () => {
    const many = Array.from({ length: 23 }, (_, i) => aFinding({ id: `zones~${i}`, resource: `g-${i}` }));
    const text = formatComparison(compareRuns(run([]), { ...run([]), findings: many }), screen);
    expect(text).toContain('\nNew red (23)\n');
    expect(text).toContain('\nand 3 more\n');
  });

  it.each([
    [true, 80],
    [false, 80],
    [true, 40],
  ])('keeps to its columns whatever things are called (unicode: %s, %i columns)', (unicode, width) => {
    const findings = HOSTILE.map((name, i) =>
      aFinding({ id: `zones~${i}`, title: name, resource: name.repeat(9) }),
    );
    const ceilings = HOSTILE.map((name, i) =>
      aCeiling({ id: `c~${i}`, title: name, resource: name.repeat(9) }),
    );
    const text = formatComparison(compareRuns(run([]), { ...run(ceilings), findings }), {
      ...screen,
      unicode,
      width,
    });
    expect(text.split('\n').filter((line) => measureWidth(line) > width)).toEqual([]);
    expect(text).not.toContain('\u001b');
  });
});
