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

it('does not mind an alias, nor a record that is the only one of its name', () => {
  expect(judge(failoverRecords({ ttl: null }))).toEqual(['pass']);
  expect(judge([aDnsRecord({ ttl: 86_400, type: 'CNAME' })])).toEqual(['notApplicable']);
});
