import { describe, expect, it } from '@jest/globals';
import { kinesisOnDemandScaling } from '../../../src/checks/capacity/kinesis-on-demand-scaling';
import type { KinesisStream, KinesisStreamPeak } from '../../../src/model/artifacts';
import { aKinesisStream, aKinesisStreamPeak, aPeak, MIB, unusedStream } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** A MiB a second at normal peak, ten times as much at the event. */
const judge = (
  stream: Partial<KinesisStream>,
  peak: Partial<KinesisStreamPeak> = {},
  traffic: object = { multiplier: 10 },
) =>
  runCheck(
    kinesisOnDemandScaling,
    {
      kinesisStreams: [aKinesisStream({ streamMode: 'ON_DEMAND', openShardCount: 4, ...stream })],
      kinesisStreamPeaks: [aKinesisStreamPeak(peak)],
    },
    { plan: aPlan({ traffic }), ...CARRYING },
  );
const linear = (minutes: number) => ({ multiplier: 10, ramp: { shape: 'linear', minutes } });

describe('kinesis-on-demand-scaling', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    // 1 − 4 ÷ 10.
    ['four shards', judge({}), 'warn', 'it is ready for 4 at once. As much as 60 % of it may be throttled.'],
    [
      'twice the peak',
      judge({}, { bytesPerSecond: aPeak(3 * MIB) }),
      'warn',
      'to 30 MiB/s (or as many thousand records); it is ready for 6',
    ],
    ['ten shards', judge({ openShardCount: 10 }), 'pass', 'it is ready for 10 at once.'],
    ['nine shards', judge({ openShardCount: 9 }), 'warn', 'As much as 10 % of it'],
    [
      'a warm throughput of 10 MiB a second',
      judge({ warmThroughputMiBps: 10 }),
      'pass',
      'it is ready for 10',
    ],
    // 1 + t ÷ 10 in minute t: four at once are enough until minute 30, and twice what came 15 minutes before from 25 on.
    ['a rise of 90 minutes', judge({}, {}, linear(90)), 'pass', 'within 90 minutes'],
    ['a rise of ten minutes', judge({}, {}, linear(10)), 'warn', 'within 10 minutes'],
    ['a provisioned stream', judge({ streamMode: 'PROVISIONED' }), 'notApplicable', 'It is provisioned'],
    ['no rise', judge({}, {}, { multiplier: 1 }), 'notApplicable', 'does not rise'],
    ['a stream that nobody uses', judge({}, unusedStream), 'notApplicable', 'Nothing was written'],
    [
      'one that was made for the event',
      judge({ streamCreationTimestamp: '2026-11-20T00:00:00.000Z' }, unusedStream),
      'unknown',
      'nothing tells what the event brings',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('warms a stream of an account that may, and takes it back', () => {
    expect(judge({ warmThroughputMiBps: 5 })).toMatchObject([
      {
        fix: {
          action: 'Warm clicks for 10 MiB/s, or let traffic in more slowly.',
          command: { words: expect.arrayContaining(['--warm-throughput-mi-bps', '10']) },
          reversal: { command: { words: expect.arrayContaining(['--warm-throughput-mi-bps', '5']) } },
        },
      },
    ]);
  });

  it('gives an account that may not its choice', () => {
    expect(judge({})).toMatchObject([
      { fix: { action: expect.stringContaining('Switch clicks to provisioned with 10 shards') } },
    ]);
  });

  it('tells at how many times traffic it changes', () => {
    expect(judge({ openShardCount: 5 })).toMatchObject([
      {
        statusSteps: [
          { upTo: 1, status: 'notApplicable' },
          { upTo: 5, status: 'pass' },
          { upTo: null, status: 'warn' },
        ],
      },
    ]);
  });
});
