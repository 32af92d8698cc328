import { describe, expect, it } from '@jest/globals';
import { route53RecordHealth } from '../../../src/checks/architecture/route53-record-health';
import type { DnsRecord } from '../../../src/model/artifacts';
import { aDnsRecord, aHostedZone, failoverRecords, someRecords } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (records: readonly DnsRecord[], context: Parameters<typeof runCheck>[2] = CARRYING) =>
  runCheck(
    route53RecordHealth,
    { hostedZones: [aHostedZone()], hostedZoneRecords: [someRecords(records)] },
    context,
  );

const oneOf = (setIdentifier: string, record: Partial<DnsRecord> = {}) =>
  aDnsRecord({ setIdentifier, evaluateTargetHealth: true, ...record });
const BARE = failoverRecords({ healthCheckId: null });

describe('route53-record-health', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['a primary with a health check', judge(failoverRecords()), 'pass', 'All 2 records give way'],
    ['a primary without one', judge(BARE), 'fail', 'never fails over'],
    [
      'a primary alias that evaluates its target',
      judge(failoverRecords({ healthCheckId: null, evaluateTargetHealth: true })),
      'pass',
      'All 2 records',
    ],
    ['a primary alone', judge(failoverRecords().slice(0, 1)), 'warn', 'no secondary'],
    ['two of which both give way', judge([oneOf('a'), oneOf('b')]), 'pass', 'All 2 records'],
    [
      'two of which one does not',
      judge([oneOf('a'), oneOf('b', { evaluateTargetHealth: false })]),
      'warn',
      'whether or not anything is behind',
    ],
    ['one alone', judge([aDnsRecord()]), 'notApplicable', 'one record'],
    [
      'a primary without one, off the path of traffic',
      judge(BARE, { placed: () => ({ placement: 'off', because: 'So it is.' }) }),
      'notApplicable',
      'So it is.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('keeps types of a name apart', () => {
    expect(judge([oneOf('a'), oneOf('b', { type: 'AAAA' })]).map(({ resource }) => resource.name)).toEqual([
      'origin.shop.example.com A',
      'origin.shop.example.com AAAA',
    ]);
  });
});
