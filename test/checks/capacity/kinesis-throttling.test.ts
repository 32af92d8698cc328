import { describe, expect, it } from '@jest/globals';
import { kinesisThrottling } from '../../../src/checks/capacity/kinesis-throttling';
import { aKinesisStream, aKinesisStreamPeak, aPeak, unusedStream } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (peak: Parameters<typeof aKinesisStreamPeak>[0] | null, context: object = CARRYING) =>
  runCheck(
    kinesisThrottling,
    {
      kinesisStreams: [aKinesisStream()],
      kinesisStreamPeaks: peak === null ? [] : [aKinesisStreamPeak(peak)],
    },
    context,
  );

describe('kinesis-throttling', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['none refused', judge({}), 'pass', 'No write and no read was refused'],
    ['one record', judge({ writeThrottles: aPeak(1) }), 'fail', '1 records were refused within minutes at'],
    ['one read', judge({ readThrottles: aPeak(1) }), 'warn', '1 reads were refused within minutes at'],
    ['both', judge({ readThrottles: aPeak(1), writeThrottles: aPeak(2) }), 'fail', '2 records were refused'],
    [
      'one read, and nobody knows of writes',
      judge({ readThrottles: aPeak(1), writeThrottles: null }),
      'warn',
      '1',
    ],
    ['nothing used', judge(unusedStream), 'notApplicable', 'Nothing was written'],
    ['writes that are not known', judge({ writeThrottles: null }), 'unknown', 'no complete data'],
    ['reads that are not known', judge({ readThrottles: null }), 'unknown', 'no complete data'],
    ['a stream that came since', judge(null), 'unknown', 'no complete data'],
    [
      'a stream off the path of traffic',
      judge({ writeThrottles: aPeak(1) }, { placed: () => ({ placement: 'off', because: 'So it is.' }) }),
      'notApplicable',
      'It does not carry the event’s traffic. So it is.',
    ],
    [
      'a stream that nobody placed',
      judge(
        { writeThrottles: aPeak(1) },
        { placed: () => ({ placement: 'unplaced', because: 'Who knows.' }) },
      ),
      'warn',
      'Say in traffic.elasticity of the plan',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('has nothing to judge of a stream that is being deleted', () => {
    const kinesisStreams = [aKinesisStream({ streamStatus: 'DELETING' })];
    expect(runCheck(kinesisThrottling, { kinesisStreams, kinesisStreamPeaks: [] })).toEqual([]);
  });
});
