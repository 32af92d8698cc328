import { describe, expect, it } from '@jest/globals';
import { dbMemory } from '../../../src/checks/capacity/db-memory';
import type { DbInstance, DbInstancePeak } from '../../../src/model/artifacts';
import { aDbInstance, aDbInstancePeak } from '../../builders/artifacts';
import { aPeak } from '../../builders/artifacts/fields';
import { CARRYING, runCheck } from '../../builders/check';

const MIB = 1024 ** 2;
const judge = (db: Partial<DbInstance>, peak: Partial<DbInstancePeak>, placed = CARRYING) =>
  runCheck(dbMemory, { dbInstances: [aDbInstance(db)], dbInstancePeaks: [aDbInstancePeak(peak)] }, placed)[0];

/** db.m5.large has 8,192 MiB: a tenth are 819.2, and a twentieth 409.6. */
describe('db-memory', () => {
  it.each([
    ['a tenth', 'mysql', 820, 'pass'],
    ['less', 'mysql', 819, 'warn'],
    ['less than a tenth of Aurora', 'aurora-mysql', 819, 'pass'],
    ['a twentieth of Aurora', 'aurora-mysql', 410, 'pass'],
    ['less than that', 'aurora-postgresql', 409, 'warn'],
    ['nothing', 'postgres', 0, 'warn'],
  ])('%s', (_, engine, free, status) => {
    expect(judge({ engine }, { freeableMemoryBytes: aPeak(free * MIB) })?.status).toBe(status);
  });

  it.each([
    ['without data', {}, { freeableMemoryBytes: null }, 'unknown'],
    ['of an earlier inventory', {}, { freeableMemoryBytes: undefined }, 'unknown'],
    ['of too few hours', {}, { freeableMemoryBytes: { ...aPeak(4096 * MIB), hoursWithData: 3 } }, 'unknown'],
    [
      'of few hours, but too little',
      {},
      { freeableMemoryBytes: { ...aPeak(MIB), hoursWithData: 3 } },
      'warn',
    ],
    ['of a class that nobody knows', { dbInstanceClass: 'db.z9.large' }, {}, 'unknown'],
    ['of Aurora Serverless', { dbInstanceClass: 'db.serverless' }, {}, 'notApplicable'],
  ] as const)('memory %s', (_, db, peak, status) => {
    expect(judge(db, peak)?.status).toBe(status);
  });

  it('says how much is left, of how much, and which class has more', () => {
    expect(judge({}, { freeableMemoryBytes: aPeak(400 * MIB) })).toMatchObject({
      detail: expect.stringMatching(/^At its lowest 400 of 8192 MiB free \(4 %\), at /),
      fix: { action: expect.stringContaining('such as db.m5.xlarge') },
    });
  });

  it('leaves alone what does not carry the traffic', () => {
    const off = { placed: () => ({ placement: 'off', because: 'So.' }) as const };
    expect(judge({}, { freeableMemoryBytes: aPeak(MIB) }, off)?.status).toBe('notApplicable');
  });
});
