import { describe, expect, it } from '@jest/globals';
import { dbLoad } from '../../../src/checks/capacity/db-load';
import type { DbInstance, DbInstancePeak } from '../../../src/model/artifacts';
import { aDbInstance, aDbInstancePeak } from '../../builders/artifacts';
import { aPeak } from '../../builders/artifacts/fields';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (db: Partial<DbInstance>, activeSessions: DbInstancePeak['activeSessions']) =>
  runCheck(
    dbLoad,
    { dbInstances: [aDbInstance(db)], dbInstancePeaks: [aDbInstancePeak({ activeSessions })] },
    CARRYING,
  )[0];

/** db.m5.large has 2 vCPUs. */
describe('db-load', () => {
  it.each([
    ['as many sessions as vCPUs', {}, aPeak(2), 'pass'],
    ['more', {}, aPeak(2.1), 'warn'],
    ['more, on a larger class', { dbInstanceClass: 'db.m5.xlarge' }, aPeak(2.1), 'pass'],
    ['no data', {}, null, 'unknown'],
    ['an earlier inventory', {}, undefined, 'unknown'],
    ['too few hours', {}, { ...aPeak(1), hoursWithData: 3 }, 'unknown'],
    ['a class that nobody knows', { dbInstanceClass: 'db.z9.large' }, aPeak(1), 'unknown'],
    ['Aurora Serverless', { dbInstanceClass: 'db.serverless' }, aPeak(9), 'notApplicable'],
    ['no Performance Insights', { performanceInsightsEnabled: false }, null, 'notApplicable'],
  ])('%s', (_, db, sessions, status) => {
    expect(judge(db, sessions)?.status).toBe(status);
  });

  it('says how many sessions share how many vCPUs', () => {
    expect(judge({}, aPeak(6.24))).toMatchObject({
      detail: expect.stringMatching(/^6\.2 sessions were active at once .* it has 2 vCPUs\.$/),
    });
  });
});
