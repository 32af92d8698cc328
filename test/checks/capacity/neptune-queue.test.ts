import { describe, expect, it } from '@jest/globals';
import { neptuneQueue } from '../../../src/checks/capacity/neptune-queue';
import { aDbInstance, aNeptunePeak, aPeak, otherMembers } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (
  peak: Parameters<typeof aNeptunePeak>[0] | null,
  { multiplier = 10 as number | null, dbInstanceClass = 'db.r6g.large', ...context } = {},
) =>
  runCheck(
    neptuneQueue,
    {
      dbInstances: [aDbInstance(), ...otherMembers('neptune', { dbInstanceClass }, ['us-east-1a'])],
      dbInstancePeaks: peak === null ? [] : [aNeptunePeak(peak)],
    },
    { ...CARRYING, multiplier, ...context },
  );
const pending = (value: number) => ({ neptune: { pendingRequests: aPeak(value, { hoursWithData: 1 }) } });

describe('neptune-queue', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['none waited', judge({}), 'pass', 'No request waited while its CPU was measured. 336 of 336'],
    [
      'none while there was data of less than two days',
      judge({ cpuUtilization: aPeak(1, { hoursWithData: 47 }) }),
      'unknown',
      'too little data',
    ],
    ['nothing is measured', judge({ cpuUtilization: null }), 'unknown', 'has no data'],
    ['an instance that came since', judge(null), 'unknown', 'has no data'],
    // db.r6g.large has 2 vCPUs: 4 workers.
    ['as many as there are workers', judge(pending(4)), 'warn', 'as all 4 workers of db.r6g.large were busy'],
    [
      'so many, where nothing grows',
      judge(pending(4), { multiplier: 1 }),
      'pass',
      'no more than its 4 workers',
    ],
    ['one more', judge(pending(5)), 'warn', 'db.r6g.large has 4 workers'],
    [
      'a class that is not known',
      judge(pending(1), { dbInstanceClass: 'db.r99.large' }),
      'unknown',
      'workers',
    ],
    ['a serverless one', judge(pending(1), { dbInstanceClass: 'db.serverless' }), 'unknown', 'workers'],
    // 819 × 10 are 8,190 of 8,192, and 820 × 10 are 8,200; 16xlarge has 64 vCPUs and 128 workers.
    [
      'as many as may grow',
      judge(pending(819), { dbInstanceClass: 'db.r6g.16xlarge' }),
      'warn',
      '128 workers',
    ],
    ['more', judge(pending(820), { dbInstanceClass: 'db.r6g.16xlarge' }), 'warn', 'more than the 8192'],
    ['more, in traffic that is not known', judge(pending(820), { multiplier: null }), 'warn', '4 workers'],
    ['as many as there may be', judge(pending(8192)), 'fail', 'it refuses'],
    [
      'off the path of traffic',
      judge(pending(9000), { placed: () => ({ placement: 'off', because: 'So it is.' }) } as object),
      'notApplicable',
      'So it is.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('does not take what was not read for none', () => {
    const { neptune: _, ...earlier } = aNeptunePeak();
    const artifacts = {
      dbInstances: otherMembers('neptune', {}, ['us-east-1a']),
      dbInstancePeaks: [earlier],
    };
    expect(runCheck(neptuneQueue, artifacts, CARRYING)).toMatchObject([
      { status: 'unknown', detail: expect.stringContaining('collect again') },
    ]);
  });
});
