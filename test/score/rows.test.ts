import { describe, expect, it } from '@jest/globals';
import { ceilingFamilies } from '../../src/capacity/registry';
import { checks } from '../../src/checks/registry';
import { SCORECARD_ROWS } from '../../src/model/scorecard-rows';
import { isCritical, rowOf, SCORECARD } from '../../src/score/rows';

const items = SCORECARD.flatMap((row) => row.items);

describe('the rows of the scorecard', () => {
  it('are the seven of the workbook, under its three headings', () => {
    expect(SCORECARD).toHaveLength(7);
    expect(new Set(SCORECARD.map((row) => row.id)).size).toBe(7);
    expect(new Set(SCORECARD_ROWS.map((row) => row.heading)).size).toBe(3);
  });

  it('hold every check and every ceiling family exactly once', () => {
    const judged = [...checks, ...ceilingFamilies].map((one) => one.id);
    expect(items.map((item) => item.check).sort()).toEqual(judged.sort());
  });

  it('weigh something, and every row can turn red', () => {
    for (const item of items) expect(item.weight).toBeGreaterThan(0);
    for (const row of SCORECARD) expect(row.items.some((item) => item.critical)).toBe(true);
  });

  it('weigh most what carries the traffic of the event: capacity, then its surroundings', () => {
    expect(Object.fromEntries(SCORECARD.map(({ id, weight }) => [id, weight]))).toEqual({
      'scalability-capacity': 3,
      'availability-architecture': 2,
      'scalability-load-balancers': 2,
      'scalability-load-test': 2,
      'stability-case-management': 1,
      'security-trusted-advisor': 1,
      'security-ddos': 1,
    });
  });

  it('are found by what is judged in them', () => {
    expect(rowOf('db-multi-az')?.id).toBe('availability-architecture');
    expect(rowOf('on-demand-vcpu')?.id).toBe('scalability-capacity');
    expect(rowOf('no-such-check')).toBeUndefined();
  });

  it.each([
    'on-demand-vcpu',
    'auto-scaling-group-size',
    'db-multi-az',
    'root-account-mfa',
    'load-test-result',
  ])('%s is critical', (check) => expect(isCritical(check)).toBe(true));
  it.each(['load-balancer-access-logs', 'conference-bridge', 'no-such-check'])('%s is not', (check) =>
    expect(isCritical(check)).toBe(false),
  );
});
