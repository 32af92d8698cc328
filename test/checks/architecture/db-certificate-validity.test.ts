import { describe, expect, it } from '@jest/globals';
import { dbCertificateValidity } from '../../../src/checks/architecture/db-certificate-validity';
import { aDbInstance } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

/** The event of the builders ends 2026-12-12T15:59Z. */
describe('db-certificate-validity', () => {
  it.each([
    ['thirty days after the event', '2027-01-11T15:59:00Z', 'pass'],
    ['a minute less', '2027-01-11T15:58:00Z', 'warn'],
    ['a minute after the end', '2026-12-12T16:00:00Z', 'warn'],
    ['at the end', '2026-12-12T15:59:00Z', 'fail'],
    ['before the event, after the inventory', '2026-12-01T00:00:00Z', 'fail'],
    ['not given', null, 'unknown'],
  ])('%s', (_, certificateValidTill, status) => {
    expect(
      statusesOf(dbCertificateValidity, {
        dbInstances: [aDbInstance({ certificateValidTill, caCertificateIdentifier: 'rds-ca-2019' })],
      }),
    ).toEqual([status]);
  });

  it('names the end in the zone of the event', () => {
    const run = (certificateValidTill: string) =>
      runCheck(dbCertificateValidity, { dbInstances: [aDbInstance({ certificateValidTill })] })[0]?.detail;
    expect(run('2026-12-12T16:00:00Z')).toContain('is valid until 2026-12-13T00:00:00+08:00.');
    expect(run('2026-12-12T15:59:00Z')).toContain(
      'ends at 2026-12-12T23:59:00+08:00, before the event does.',
    );
  });

  it.each([
    ['rds-ca-2019', 'rds-ca-2019'],
    [null, 'Its certificate'],
  ])('names the authority: %s', (caCertificateIdentifier, named) => {
    const dbInstances = [aDbInstance({ caCertificateIdentifier })];
    expect(runCheck(dbCertificateValidity, { dbInstances })[0]?.detail).toMatch(`${named} is valid until`);
  });

  it.each([
    ['rds-ca-rsa2048-g1', '2026-12-12T16:00:00Z', 'pass'],
    ['rds-ca-ecc384-g1', '2026-12-12T16:00:00Z', 'pass'],
    ['rds-ca-rsa2048-g1', '2026-12-12T15:59:00Z', 'fail'],
    ['of-our-own', '2026-12-12T16:00:00Z', 'warn'],
    [null, '2026-12-12T16:00:00Z', 'warn'],
  ])('leaves to RDS what it rotates by itself: %s until %s', (caCertificateIdentifier, end, status) => {
    const dbInstances = [aDbInstance({ caCertificateIdentifier, certificateValidTill: end })];
    expect(statusesOf(dbCertificateValidity, { dbInstances })).toEqual([status]);
  });
});
