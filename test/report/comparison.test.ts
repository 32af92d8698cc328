import { describe, expect, it } from '@jest/globals';
import { compareRuns, findMovedCeilings } from '../../src/report/comparison';
import { aCeiling, aFinding, aReport } from '../builders/report';

const finding = (resource: string, status: 'fail' | 'unknown' | 'pass' = 'fail') =>
  aFinding({ id: `auto-scaling-group-zones~1~r~${resource}`, resource, status });
const named = (count: number, ...resources: string[]) => ({
  count,
  items: resources.map((resource) => expect.objectContaining({ resource })),
});

describe('two runs', () => {
  it('differ in what turned red, what was resolved, and what cannot be judged any more', () => {
    const before = {
      report: aReport({ verdict: 'not-ready' }),
      findings: [finding('web'), finding('api'), finding('jobs')],
      ceilings: [],
    };
    const after = {
      report: aReport({ verdict: 'at-risk', acceptedRisks: 2 }),
      findings: [finding('web'), finding('api', 'pass'), finding('jobs', 'unknown'), finding('search')],
      ceilings: [],
    };
    expect(compareRuns(before, after)).toMatchObject({
      before: { verdict: 'not-ready', needed: 22 },
      after: { verdict: 'at-risk', acceptedRisks: 2 },
      newRed: named(1, 'search'),
      resolved: named(1, 'api'),
      unjudged: named(1, 'jobs'),
      ceilings: [],
    });
  });

  it('are compared by all that they judged, not by what their reports have room for', () => {
    const report = aReport({ findings: [], ceilings: [] });
    const before = { report, findings: [finding('web')], ceilings: [] };
    expect(compareRuns(before, { ...before, findings: [finding('web'), finding('api')] })).toMatchObject({
      newRed: named(1, 'api'),
      resolved: named(0),
    });
  });

  it('count what is more than their lists take', () => {
    const before = { report: aReport(), findings: [], ceilings: [] };
    const findings = Array.from({ length: 1_001 }, (_, i) => finding(`group-${i}`));
    const { newRed } = compareRuns(before, { ...before, findings });
    expect(newRed.count).toBe(1_001);
    expect(newRed.items).toHaveLength(1_000);
  });
});

describe('a ceiling', () => {
  const ceiling = aCeiling();

  it.each([
    ['is judged alike', { now: 53, evidence: [] }, false],
    ['breaks elsewhere', { breaksAt: 9.1 }, true],
    ['is red no more', { status: 'green' as const }, true],
    ['has another limit', { limit: 512 }, true],
    ['has another peak', { atPeak: 700 }, true],
  ])('that %s: moved %s', (_, change, isMoved) => {
    const after = { ...ceiling, ...change };
    expect(findMovedCeilings([ceiling], [after])).toEqual(isMoved ? [{ before: ceiling, after }] : []);
  });

  it('may be new, or gone, which is told last', () => {
    const other = aCeiling({ id: 'other' });
    expect(findMovedCeilings([ceiling], [other])).toEqual([
      { before: null, after: other },
      { before: ceiling, after: null },
    ]);
  });
});
