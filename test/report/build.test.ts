import { describe, expect, it } from '@jest/globals';
import { buildReport, collectionOf, FINDINGS_PER_CHECK, type Judged } from '../../src/report/build';
import { anInventory } from '../builders/ceiling';
import { aPlan } from '../builders/plan';
import { aCeiling, aFinding, aReport } from '../builders/report';

const judged = (overrides: Partial<Judged> = {}): Judged => ({
  asOf: '2026-11-22T00:00:00Z',
  multiplier: 22,
  notes: [],
  ceilings: [],
  findings: [],
  scorecard: { score: null, coverage: 1, rows: [] },
  verdict: 'at-risk',
  breakingPoint: null,
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
  overrides: Partial<Judged>,
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
    const report = buildReport(aPlan(), judged(), [inventory, inventory].map(collectionOf), run, null);
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
        { newRed: [], resolved: [] },
      ],
    ] as const)('%s', (_, was, ceiling, changes) => {
      expect(build({ ceilings: [ceiling] }, before(was)).changes).toMatchObject(changes);
    });
  });
});
