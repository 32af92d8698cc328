import { expect, it } from '@jest/globals';
import { route53RecordTtl } from '../../../src/checks/architecture/route53-record-ttl';
import { aDnsRecord, aHostedZone, failoverRecords, someRecords } from '../../builders/artifacts';
import { CARRYING, statusesOf } from '../../builders/check';

const judge = (records: Parameters<typeof someRecords>[0]) =>
  statusesOf(
    route53RecordTtl,
    { hostedZones: [aHostedZone()], hostedZoneRecords: [someRecords(records)] },
    CARRYING,
  );

it.each([
  [60, 'pass'],
  [61, 'warn'],
])('takes a TTL of %d s of records that give way for %s', (ttl, status) => {
  expect(judge(failoverRecords({ ttl }))).toEqual([status]);
});

it.each([
  ['was not read', [], 'unknown'],
  ['is kept for 60 s', [aDnsRecord({ recordName: 'here.shop.example.com', ttl: 60 })], 'pass'],
  ['is kept for 61 s', [aDnsRecord({ recordName: 'here.shop.example.com', ttl: 61 })], 'warn'],
  ['leads to a load balancer', [aDnsRecord({ recordName: 'here.shop.example.com' })], 'pass'],
  [
    'leads on to what was not read',
    [aDnsRecord({ recordName: 'here.shop.example.com', targets: ['shop.example.com'] })],
    'unknown',
  ],
])('takes an alias of a record that %s for what that record is', (_, others, status) => {
  const alias = failoverRecords({ ttl: null, targets: ['here.shop.example.com'] });
  expect(judge([...alias, ...others])[0]).toBe(status);
});

it('does not mind an alias, nor a record that is the only one of its name', () => {
  expect(judge(failoverRecords({ ttl: null }))).toEqual(['pass']);
  expect(judge([aDnsRecord({ ttl: 86_400, type: 'CNAME' })])).toEqual(['notApplicable']);
});
