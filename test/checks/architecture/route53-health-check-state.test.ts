import { describe, expect, it } from '@jest/globals';
import { route53HealthCheckState } from '../../../src/checks/architecture/route53-health-check-state';
import type { Artifacts } from '../../../src/model/artifacts';
import { aDnsHealthCheck, aDnsRecord, healthyRoute53, someRecords } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (changes: Partial<Artifacts> = {}) =>
  runCheck(route53HealthCheckState, { ...healthyRoute53, ...changes }, CARRYING);
const said = (isHealthy: boolean | null) => ({
  route53HealthCheckStates: [{ healthCheckId: 'check-1', isHealthy }],
});
const having = (check: Parameters<typeof aDnsHealthCheck>[0]) => ({
  route53HealthChecks: [aDnsHealthCheck(check)],
});

describe('route53-health-check-state', () => {
  it.each<[string, Partial<Artifacts>, string, string]>([
    ['healthy', {}, 'pass', 'Used by www.shop.example.com A.'],
    ['not healthy', said(false), 'fail', 'It is not healthy.'],
    ['silent', said(null), 'unknown', 'CloudWatch had nothing'],
    ['without a state', { route53HealthCheckStates: [] }, 'unknown', 'CloudWatch had nothing'],
    ['disabled', having({ disabled: true }), 'warn', 'It is disabled'],
    ['inverted', having({ inverted: true }), 'warn', 'It is inverted'],
    [
      'disabled and inverted',
      having({ disabled: true, inverted: true }),
      'fail',
      'inverted, which turns that round',
    ],
    [
      'inverted and not healthy',
      { ...having({ inverted: true }), ...said(false) },
      'fail',
      'not healthy, and inverted',
    ],
    ['inverted and silent', { ...having({ inverted: true }), ...said(null) }, 'warn', 'It is inverted'],
    ['deleted', { route53HealthChecks: [] }, 'warn', 'no such health check'],
  ])('%s', (_, changes, status, detail) => {
    expect(judge(changes)).toEqual([
      expect.objectContaining({
        status,
        resource: { name: 'check-1' },
        detail: expect.stringContaining(detail),
      }),
    ]);
  });

  it('says nothing of one that no record has', () => {
    expect(judge({ ...said(false), hostedZoneRecords: [someRecords([aDnsRecord()])] })).toEqual([]);
  });
});
