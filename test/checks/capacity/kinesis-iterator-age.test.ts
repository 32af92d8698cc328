import { describe, expect, it } from '@jest/globals';
import { kinesisIteratorAge } from '../../../src/checks/capacity/kinesis-iterator-age';
import type { KinesisStream, KinesisStreamPeak } from '../../../src/model/artifacts';
import { aKinesisStream, aKinesisStreamPeak, aPeak, unusedStream } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const MINUTE = 60_000;

const judge = (peak: Partial<KinesisStreamPeak> | null, stream: Partial<KinesisStream> = {}) =>
  runCheck(
    kinesisIteratorAge,
    {
      kinesisStreams: [aKinesisStream(stream)],
      kinesisStreamPeaks: peak === null ? [] : [aKinesisStreamPeak(peak)],
    },
    CARRYING,
  );
const behind = (minutes: number, stream: Partial<KinesisStream> = {}) =>
  judge({ iteratorAgeMilliseconds: aPeak(minutes * MINUTE) }, stream);

describe('kinesis-iterator-age', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      '15 minutes',
      behind(15),
      'pass',
      'up to 15 minutes behind at 2026-11-14T12:00:00Z; it keeps records for 24',
    ],
    ['a little more', behind(15.5), 'warn', 'More than 15 minutes at normal traffic are taken for'],
    ['half of the retention', behind(720), 'warn', '720 minutes'],
    ['more than half of it', behind(721), 'fail', '721 minutes'],
    [
      'the same of one that keeps records for a week',
      behind(721, { retentionPeriodHours: 168 }),
      'warn',
      '168',
    ],
    [
      'other consumers that are not read',
      behind(1, { consumerCount: 2 }),
      'unknown',
      'How far its 2 consumers with enhanced fan-out are behind is not read.',
    ],
    [
      'only such consumers',
      judge({ iteratorAgeMilliseconds: null }, { consumerCount: 1 }),
      'unknown',
      'How far its 1 consumers',
    ],
    ['nobody who reads', judge(unusedStream), 'notApplicable', 'Nothing was read from it'],
    [
      'data that are not complete',
      judge({ iteratorAgeMilliseconds: null, isWritten: null }),
      'unknown',
      'no complete data',
    ],
    ['a stream that came since', judge(null), 'unknown', 'no complete data'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('keeps records for twice as long until consumers have caught up', () => {
    expect(behind(1000)).toMatchObject([
      {
        fix: {
          command: { words: expect.arrayContaining(['increase-stream-retention-period', '48']) },
          reversal: {
            command: { words: expect.arrayContaining(['decrease-stream-retention-period', '24']) },
          },
        },
      },
    ]);
  });
});
