import { describe, expect, it } from '@jest/globals';
import { dbProxyTargets } from '../../../src/checks/architecture/db-proxy-targets';
import type { DbProxy } from '../../../src/model/artifacts';
import { aDbProxy } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

type Targets = DbProxy['targets'];
const target = (state: string | null, reason: string | null = null, database = 'orders') => ({
  database,
  state,
  reason,
});
const judge = (targets: Targets) =>
  runCheck(dbProxyTargets, { dbProxies: [aDbProxy({ targets })] }, CARRYING);

describe('db-proxy-targets', () => {
  it.each<[string, Targets, string]>([
    ['all are available', [target('AVAILABLE'), target('AVAILABLE', null, 'reader')], 'pass'],
    ['a cluster, whose instances are', [target(null, null, 'catalog'), target('AVAILABLE')], 'pass'],
    ['a standby is not used', [target('UNUSED'), target('AVAILABLE')], 'pass'],
    ['the only one is unavailable', [target('UNAVAILABLE', 'AUTH_FAILURE')], 'fail'],
    ['none is available', [target('UNAVAILABLE'), target('REGISTERING', null, 'reader')], 'fail'],
    [
      'one of two is unavailable',
      [target('AVAILABLE'), target('UNAVAILABLE', 'UNREACHABLE', 'reader')],
      'warn',
    ],
    ['the only one is being registered', [target('REGISTERING')], 'warn'],
    ['it has none', [], 'notApplicable'],
    ['RDS does not say', [target(null)], 'unknown'],
    ['the inventory is older', undefined, 'unknown'],
  ])('%s', (_, targets, status) => expect(judge(targets).map((one) => one.status)).toEqual([status]));

  it('judges a proxy of two target groups once, by all of its targets', () => {
    const dbProxies = [
      aDbProxy(),
      aDbProxy({ targets: [target('UNAVAILABLE', 'UNREACHABLE', 'reader')] }),
      aDbProxy({ dbProxyName: 'other' }),
    ];
    const judged = runCheck(dbProxyTargets, { dbProxies }, CARRYING);
    expect(judged.map(({ resource, status }) => [resource?.name, status])).toEqual([
      ['shop', 'warn'],
      ['other', 'pass'],
    ]);
  });

  it.each([
    ['AUTH_FAILURE', /secret/],
    ['UNREACHABLE', /security groups/],
    ['CONNECTION_FAILED', /refuses connections/],
    ['PENDING_PROXY_CAPACITY', /Wait/],
    ['INVALID_REPLICATION_STATE', /replication/],
    ['PROMOTED', /See what RDS says/],
    [null, /See what RDS says/],
  ])('advises for %s', (reason, words) => {
    const [judgement] = judge([target('UNAVAILABLE', reason)]);
    expect(judgement).toMatchObject({
      detail: `For it, orders is UNAVAILABLE${reason === null ? '' : ` (${reason})`}.`,
      fix: { action: expect.stringMatching(words) },
    });
  });

  it('does not concern a proxy whose database carries no traffic', () => {
    const judged = runCheck(
      dbProxyTargets,
      { dbProxies: [aDbProxy({ targets: [target('UNAVAILABLE')] })] },
      { placed: () => ({ placement: 'off', because: 'Says the test.' }) },
    );
    expect(judged.map(({ status }) => status)).toEqual(['notApplicable']);
  });
});
