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

/** Two of which the first leads to another name of the zone. */
const aliasTo = (host: string, ...others: DnsRecord[]) => [
  oneOf('a', { recordName: 'www.shop.example.com', targets: [host] }),
  oneOf('b', { recordName: 'www.shop.example.com' }),
  ...others,
];
const HERE = 'here.shop.example.com';
const here = (record: Partial<DnsRecord> = {}) => aDnsRecord({ recordName: HERE, ...record });
const address = { ttl: 60, targets: [], evaluateTargetHealth: null };

describe('route53-record-health', () => {
  it.each<[string, DnsRecord[], string, string]>([
    ['was not read', [], 'unknown', HERE],
    ['is of another type', [here({ type: 'AAAA', evaluateTargetHealth: true })], 'unknown', HERE],
    ['has health checks', [here({ ...address, healthCheckId: 'check-1' })], 'pass', 'All 2 records'],
    ['evaluates a load balancer', [here({ evaluateTargetHealth: true })], 'pass', 'All 2 records'],
    ['evaluates nothing', [here()], 'warn', 'whether or not anything is behind'],
    [
      'is of two, of which one has a health check',
      [
        here({ ...address, setIdentifier: 'x', healthCheckId: 'check-1' }),
        here({ ...address, setIdentifier: 'y' }),
      ],
      'warn',
      'whether or not anything is behind',
    ],
    [
      'leads on to what was not read',
      [here({ evaluateTargetHealth: true, targets: ['shop.example.com'] })],
      'unknown',
      HERE,
    ],
    ['leads back to itself', [here({ evaluateTargetHealth: true, targets: [HERE] })], 'unknown', HERE],
  ])('an alias of a record that %s', (_, others, status, detail) => {
    expect(judge(aliasTo(HERE, ...others))[0]).toMatchObject({
      status,
      detail: expect.stringContaining(detail),
    });
  });

  it('does not take a primary for one that fails over by a record without a health check', () => {
    const [primary, secondary] = aliasTo(HERE);
    const failover = [
      { ...primary, failover: 'PRIMARY' },
      { ...secondary, failover: 'SECONDARY' },
    ] as DnsRecord[];
    expect(judge(failover)[0]).toMatchObject({ status: 'unknown' });
    expect(judge([...failover, here()])[0]).toMatchObject({ status: 'fail' });
  });

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
