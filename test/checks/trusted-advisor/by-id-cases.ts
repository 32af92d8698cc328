import { describe, expect, it } from '@jest/globals';
import type { AnyTargetCheck } from '../../../src/checks/check';
import { aFlaggedResource, aTrustedAdvisorCheck } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** The table of every check that reads checks of Trusted Advisor by their ids. */
export const describeTrustedAdvisorCheck = (check: AnyTargetCheck, ids: readonly string[]) =>
  describe(check.id, () => {
    const listed = ids.map((checkId) => aTrustedAdvisorCheck({ checkId }));
    const others = listed.slice(1);
    const [checkId = ''] = ids;
    const judge = (result: Parameters<typeof aTrustedAdvisorCheck>[1]) =>
      statusesOf(check, { trustedAdvisor: [aTrustedAdvisorCheck({ checkId }, result), ...others] })[0];

    it.each([
      ['ok', {}, 'pass'],
      ['red', { status: 'error', flaggedResources: [aFlaggedResource()] }, 'fail'],
      ['yellow', { status: 'warning', flaggedResources: [aFlaggedResource({ status: 'warning' })] }, 'warn'],
      [
        'red among yellow',
        { status: 'error', flaggedResources: [aFlaggedResource({ status: 'warning' }), aFlaggedResource()] },
        'fail',
      ],
      ['red without a flagged resource', { status: 'error' }, 'fail'],
      [
        'all that is flagged suppressed',
        { status: 'error', flaggedResources: [aFlaggedResource({ suppressed: true })] },
        'pass',
      ],
      [
        'the red one suppressed, a yellow one not',
        {
          status: 'error',
          flaggedResources: [aFlaggedResource({ suppressed: true }), aFlaggedResource({ status: 'warning' })],
        },
        'warn',
      ],
      [
        'what it could not see',
        { status: 'ok', flaggedResources: [aFlaggedResource({ status: 'not_available' })] },
        'unknown',
      ],
      ['no result yet', { status: 'not_available' }, 'unknown'],
      ['a status AWS does not document', { status: 'purple' }, 'unknown'],
      // As of 22 November 2026, 00:00: 8 days are the 14th.
      ['ok eight days ago', { timestamp: '2026-11-14T00:00:00Z' }, 'pass'],
      ['ok longer ago', { timestamp: '2026-11-13T23:59:59Z' }, 'unknown'],
      ['ok at no time', { timestamp: null }, 'unknown'],
      ['ok at what is no time', { timestamp: '' }, 'unknown'],
      [
        'red longer ago',
        { status: 'error', flaggedResources: [aFlaggedResource()], timestamp: '2026-11-13T23:59:59Z' },
        'unknown',
      ],
      ['red at no time', { status: 'error', timestamp: null }, 'fail'],
      [
        'red in a region of the event',
        { status: 'error', flaggedResources: [aFlaggedResource({ region: 'us-east-1' })] },
        'fail',
      ],
      [
        'red in another region',
        { status: 'error', flaggedResources: [aFlaggedResource({ region: 'eu-west-1' })] },
        'pass',
      ],
    ])('%s', (_, result, status) => {
      expect(judge(result)).toBe(status);
    });

    it('says how old the result is, and how to refresh it', () => {
      const old = aTrustedAdvisorCheck({ checkId }, { timestamp: '2026-10-12T00:00:00Z' });
      expect(runCheck(check, { trustedAdvisor: [old, ...others] })[0]?.detail).toMatch(
        new RegExp(`looked 41 days ago .* refresh-trusted-advisor-check --check-id ${checkId}$`),
      );
    });

    it('counts what is flagged where global services are at home, wherever the event runs', () => {
      const plan = aPlan({ accounts: [{ id: '111122223333', regions: [{ name: 'eu-west-1' }] }] });
      const flaggedResources = [aFlaggedResource({ region: 'us-east-1' })];
      const red = aTrustedAdvisorCheck({ checkId }, { status: 'error', flaggedResources });
      expect(statusesOf(check, { trustedAdvisor: [red, ...others] }, { plan })[0]).toBe('fail');
    });

    it('does not know when the result could not be read', () => {
      const failed = {
        ...aTrustedAdvisorCheck({ checkId }),
        result: { ok: false as const, code: 'ThrottlingException', message: 'Rate exceeded' },
      };
      expect(runCheck(check, { trustedAdvisor: [failed, ...others] })[0]).toMatchObject({
        status: 'unknown',
        detail: expect.stringContaining('ThrottlingException'),
      });
    });

    it('does not take a check that is not listed for green', () => {
      expect(statusesOf(check, { trustedAdvisor: [] })).toEqual(ids.map(() => 'unknown'));
    });

    it('judges each of its ids', () => {
      expect(runCheck(check, { trustedAdvisor: listed }).map((j) => [j.resource.name, j.status])).toEqual(
        ids.map((id) => [id, 'pass']),
      );
    });
  });
