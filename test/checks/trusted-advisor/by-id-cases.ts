import { describe, expect, it } from '@jest/globals';
import type { AnyTargetCheck } from '../../../src/checks/check';
import { aFlaggedResource, aTrustedAdvisorCheck } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

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
    ])('%s', (_, result, status) => {
      expect(judge(result)).toBe(status);
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
