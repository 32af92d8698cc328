import { describe, expect, it } from '@jest/globals';
import { stableId } from '../../src/lib/stable-id';
import type { Inventory } from '../../src/model/inventory';
import type { ScorecardRow } from '../../src/model/report';
import { buildArchitecture } from '../../src/report/architecture';
import {
  buildReport,
  carriesAllReds,
  FINDINGS_PER_CHECK,
  type JudgingResult,
  MOST_CEILINGS,
  MOST_CHANGES,
  MOST_FAILURES,
  MOST_REASONS,
  summarizeCollection,
} from '../../src/report/build';
import { anInventory } from '../builders/ceiling';
import { aPlan } from '../builders/plan';
import { aCeiling, aFinding, aReport } from '../builders/report';

const judged = (overrides: Partial<JudgingResult> = {}): JudgingResult => ({
  asOf: '2026-11-22T00:00:00Z',
  multiplier: 22,
  multiplierRange: null,
  notes: [],
  ceilings: [],
  findings: [],
  scorecard: { score: null, coverage: 1, rows: [] },
  verdict: 'at-risk',
  caveats: [],
  breakingPoint: null,
  architecture: buildArchitecture([], []),
  rises: [],
  ...overrides,
});
const run = {
  id: 'run-2',
  trigger: 'cli',
  by: 'ana',
  startedAt: '2026-11-22T00:00:00Z',
  finishedAt: '2026-11-22T00:01:00Z',
};
const build = (
  overrides: Partial<JudgingResult>,
  previous = aReport({ ceilings: [], findings: [] }) as Parameters<typeof buildReport>[4],
) => buildReport(aPlan(), judged(overrides), [], run, previous);

describe('buildReport', () => {
  it('tells the event in its own time zone', () => {
    expect(build({}).event).toMatchObject({
      start: '2026-12-12T00:00:00+08:00',
      end: '2026-12-12T23:59:00+08:00',
    });
  });

  it('carries what is not a pass, unaccepted and worst first', () => {
    const accepted = { reason: 'known', owner: 'sre', expires: '2027-01-01' };
    const findings = [
      aFinding({ id: 'a', status: 'warn' }),
      aFinding({ id: 'b', status: 'pass' }),
      aFinding({ id: 'c', status: 'fail', accepted }),
      aFinding({ id: 'd', status: 'unknown' }),
      aFinding({ id: 'e', status: 'fail', critical: false }),
      aFinding({ id: 'f', status: 'fail', critical: true }),
      aFinding({ id: 'g', status: 'notApplicable' }),
    ];
    expect(build({ findings }).findings.map(({ id }) => id)).toEqual(['f', 'e', 'd', 'a', 'c']);
  });

  it('caps the findings of a check and counts them all', () => {
    const findings = Array.from({ length: FINDINGS_PER_CHECK + 50 }, (_, i) =>
      aFinding({ id: `id-${i}`, check: 'many', status: 'fail' }),
    );
    const report = build({ findings: [...findings, aFinding({ id: 'one', check: 'few', status: 'pass' })] });
    expect(report.findings).toHaveLength(FINDINGS_PER_CHECK);
    expect(report.findingCounts).toMatchObject([
      { check: 'few', pass: 1, fail: 0 },
      { check: 'many', pass: 0, fail: FINDINGS_PER_CHECK + 50 },
    ]);
  });

  it('says for each target what could not be read', () => {
    const inventory = anInventory(
      { subnets: [] },
      { volumes: 'ec2:DescribeVolumes' },
      { cost: { requests: 7, metricsBought: 3 } },
    );
    const report = buildReport(aPlan(), judged(), [inventory, inventory].map(summarizeCollection), run, null);
    expect(report.coverage.targets[0]).toMatchObject({
      ok: 1,
      failed: [{ collector: 'volumes', action: 'ec2:DescribeVolumes' }],
    });
    expect(report.run).toMatchObject({ requests: 14, metricsBought: 6 });
    expect(report.changes).toBeNull();
  });

  describe('compares with the run before', () => {
    const red = aCeiling({ id: 'x', status: 'red' });
    const before = (status: 'red' | 'green') => aReport({ ceilings: [{ ...red, status }], findings: [] });

    it.each([
      ['turned red', 'green', aCeiling({ id: 'x', status: 'red' }), { newRed: ['x'], resolved: [] }],
      ['still red', 'red', aCeiling({ id: 'x', status: 'red' }), { newRed: [], resolved: [] }],
      ['resolved', 'red', aCeiling({ id: 'x', status: 'green' }), { newRed: [], resolved: ['x'] }],
      [
        'no longer to be read: not resolved',
        'red',
        aCeiling({ id: 'x', status: 'grey' }),
        { newRed: [], resolved: [], unjudged: ['x'] },
      ],
    ] as const)('%s', (_, was, ceiling, changes) => {
      expect(build({ ceilings: [ceiling] }, before(was)).changes).toMatchObject(changes);
    });

    it('keeps the names of the first 100 that were resolved, as the run before had them', () => {
      const reds = Array.from({ length: 150 }, (_, i) =>
        aFinding({ id: `red-${i}`, title: 'In one zone', resource: `web-${i}` }),
      );
      const now = reds.map((finding) => ({ ...finding, status: 'pass' as const, title: 'In all zones' }));
      const { changes } = build({ findings: now }, aReport({ ceilings: [], findings: reds }));
      expect(changes?.resolved).toHaveLength(150);
      expect(changes?.resolvedItems).toHaveLength(100);
      expect(changes?.resolvedItems?.[0]).toEqual({
        ...{ id: 'red-0', title: 'In one zone', resource: 'web-0' },
        ...{ account: '111122223333', region: 'ap-southeast-1' },
      });
    });

    const id = (resource: string) => stableId('asg-max-size', '111122223333', 'us-east-1', resource);
    const judgedAs = (status: 'red' | 'grey' | 'green', resource = 'web') => ({
      ceilings: [aCeiling({ id: id(resource), status, resource })],
    });

    it.each([
      ['is red again: not new', judgedAs('red'), { newRed: [], resolved: [] }],
      ['is good: resolved', judgedAs('green'), { newRed: [], resolved: [id('web')] }],
      ['is gone: resolved', { ceilings: [] }, { newRed: [], resolved: [id('web')] }],
      ['still cannot be read', judgedAs('grey', '-'), { newRed: [], resolved: [], unjudged: [id('web')] }],
    ])('what was red, could not be read, and %s', (_, now, changes) => {
      const red = build(judgedAs('red'), aReport({ ceilings: [], findings: [] }));
      const unread = build(judgedAs('grey', '-'), red);
      expect(unread.changes).toMatchObject({ newRed: [], resolved: [], unjudged: [id('web')] });
      expect(build(now, unread).changes).toEqual({ since: run.id, ...changes });
    });
  });

  describe('of a thousand accounts', () => {
    const targets = Array.from({ length: 17_000 }, (_, i) => ({
      account: String(100_000_000_000 + Math.floor(i / 17)),
      region: `region-${i % 17}`,
    }));
    const denied = Array.from({ length: 20 }, (_, i) => ({
      collector: `collector-${i}`,
      action: 'ec2:DescribeInstances',
      code: 'AccessDenied',
      message: 'x'.repeat(300),
    }));
    const collections = targets.map((target) => ({
      coverage: { ...target, ok: 1, failed: denied },
      cost: { requests: 40, metricsBought: 10 },
    }));
    const ceilings = targets.flatMap(({ account, region }, i) => [
      aCeiling({ id: `green-${i}`, account, region, status: 'green', breaksAt: 30 + i }),
      aCeiling({ id: `fixed-${i}`, account, region, status: 'red', grows: false, breaksAt: null }),
    ]);
    const first = aCeiling({ id: 'first', status: 'green', breaksAt: 25, breaksAtWithoutZone: 25 });
    const findings = targets.flatMap(({ account, region }, i) =>
      ['one', 'two', 'three'].map((check) =>
        aFinding({ id: `${check}-${i}`, check, account, region, status: 'fail' }),
      ),
    );
    const row: ScorecardRow = {
      id: 'security-ddos',
      title: 'Security: DDoS',
      colour: 'red',
      score: 0,
      coverage: 1,
      reasons: findings.map(({ id }) => id),
    };
    const breakingPoint = {
      ...{ multiplier: 25, withoutOneZone: 25, needed: 22, judged: 17_000, unknown: 0 },
      ...{ ceiling: 'first', ceilingWithoutOneZone: 'first' },
    };
    const all = judged({
      ceilings: [...ceilings, first],
      findings,
      breakingPoint,
      scorecard: { score: 0, coverage: 1, rows: [row] },
    });
    const report = buildReport(aPlan(), all, collections, run, aReport({ ceilings: [], findings: [] }));

    it('stays within a few megabytes', () => {
      expect(JSON.stringify(report).length).toBeLessThan(6_000_000);
    });

    it('keeps the worst ceilings, and what sets the breaking point, in its order', () => {
      expect(report.ceilings).toHaveLength(MOST_CEILINGS);
      expect(report.ceilingCount).toBe(34_001);
      expect(report.ceilings[0]?.id).toBe('first');
      expect(new Set(report.ceilings.slice(1).map(({ status }) => status))).toEqual(new Set(['red']));
    });

    it('keeps the weakest of each tier, which it refers to', () => {
      const empty = buildArchitecture([], []);
      const tiers = empty.tiers.map((tier, i) => ({ ...tier, weakest: `green-${16_000 + i}` }));
      const { ceilings: kept } = build({ ...all, architecture: { ...empty, tiers } });
      const ids = new Set(kept.map(({ id }) => id));
      expect(tiers.length).toBeGreaterThan(1);
      expect(tiers.filter(({ weakest }) => !ids.has(weakest))).toEqual([]);
    });

    it('counts what it leaves out', () => {
      const [target] = report.coverage.targets;
      expect(target?.failed).toHaveLength(20);
      expect(target?.failedCount).toBeUndefined();
      expect(report.coverage.targets.at(-1)).toMatchObject({ ok: 1, failed: [], failedCount: 20 });
      expect(report.coverage.targets.flatMap(({ failed }) => failed)).toHaveLength(MOST_FAILURES);
      expect(report.scorecard.rows[0]?.reasons).toHaveLength(MOST_REASONS);
      expect(report.scorecard.rows[0]?.reasonCount).toBe(findings.length);
      expect(report.changes?.newRed).toHaveLength(MOST_CHANGES);
      expect(report.changes?.newRedCount).toBe(findings.length + ceilings.length / 2);
    });

    it('knows that it does not carry all that is red', () => {
      expect(carriesAllReds(report)).toBe(false);
      expect(carriesAllReds(build({ findings: findings.slice(0, 10) }))).toBe(true);
    });

    it('is compared with all that was red, where that is told', () => {
      const before = new Set([...findings.slice(1), ...ceilings].map(({ id }) => id));
      const { changes } = buildReport(aPlan(), all, collections, run, aReport({ findings: [] }), before);
      expect(changes).toMatchObject({ newRed: [findings[0]?.id], resolvedCount: 17_000 });
    });
  });
});

describe('why nothing of a target could be read', () => {
  const denied = 'User: x is not authorized to perform: ec2:DescribeSubnets';
  const byPolicy = `${denied} with an explicit deny in a service control policy`;
  const failure = (code: string, message: string) => ({ ok: false as const, code, message, action: null });
  const coverageOf = (region: string, artifacts: Inventory['artifacts']) => {
    const inventory = { ...anInventory({}), target: { account: '111122223333', region }, artifacts };
    return buildReport(aPlan(), judged(), [summarizeCollection(inventory)], run, null).coverage.targets[0];
  };

  it('is said once where all failed alike, and counted', () => {
    const off = failure('RegionUnusable', 'The region ap-east-1 is not enabled.');
    expect(coverageOf('ap-east-1', { subnets: off, volumes: off, dbInstances: off })).toEqual({
      account: '111122223333',
      region: 'ap-east-1',
      ok: 0,
      reason: off.message,
      failed: [expect.objectContaining({ code: 'RegionUnusable' })],
      failedCount: 3,
    });
  });

  it.each([
    [
      'eu-west-1',
      byPolicy,
      /^A service control policy forbids everything that was asked in eu-west-1 of account/,
    ],
    [
      'global',
      byPolicy,
      /^A service control policy forbids everything that was asked in account 111122223333: /,
    ],
    [
      'eu-west-1',
      denied,
      /^The credentials may read nothing in eu-west-1 of account 111122223333: give them/,
    ],
  ])('names who denies everything in %s: %s', (region, message, expected) => {
    const artifacts = {
      subnets: failure('UnauthorizedOperation', message),
      volumes: failure('AccessDeniedException', message.replace('Subnets', 'Volumes')),
      dbParameters: failure('NeedsFailed', 'It needs dbInstances, which failed.'),
    };
    const coverage = coverageOf(region, artifacts);
    expect(coverage?.reason).toMatch(expected);
    // Which actions are missing stays to be read.
    expect(coverage?.failed).toHaveLength(3);
  });

  it.each<[string, Inventory['artifacts']]>([
    ['several reasons', { subnets: failure('AccessDenied', 'a'), volumes: failure('Timeout', 'b') }],
    ['an answer', { subnets: failure('AccessDenied', 'a'), volumes: { ok: true, data: [] } }],
    ['one question', { subnets: failure('AccessDenied', 'a') }],
    ['nothing asked', {}],
  ])('is not said where there is %s', (_, artifacts) => {
    expect(coverageOf('eu-west-1', artifacts)).not.toHaveProperty('reason');
  });
});
