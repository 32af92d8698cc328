import { describe, expect, it } from '@jest/globals';
import type { Artifacts, KinesisStream, KinesisStreamPeak } from '../../../src/model/artifacts';
import {
  aKinesisStream,
  aKinesisStreamPeak,
  aPeak,
  aShardQuota,
  MIB,
  unusedStream,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const artifacts = (
  stream: Partial<KinesisStream>,
  peak: Partial<KinesisStreamPeak> = {},
): Partial<Artifacts> => ({
  kinesisStreams: [aKinesisStream(stream)],
  kinesisStreamPeaks: [aKinesisStreamPeak(peak)],
  serviceQuotas: [aShardQuota(1000)],
});

/** One MiB and 500 records a second at normal peak, ten times as much at the event. */
const writes = (...of: Parameters<typeof artifacts>) =>
  onlyCeiling('kinesis-write-capacity', artifacts(...of));
const reads = (...of: Parameters<typeof artifacts>) => onlyCeiling('kinesis-read-capacity', artifacts(...of));

describe('the writes that shards take', () => {
  it('are a MiB a second of each: 8 ÷ 1', () => {
    expect(writes({ openShardCount: 8 })).toMatchObject({
      ...{ resource: 'clicks', title: 'Writes to clicks', unit: 'shards' },
      ...{ now: 1, limit: 8, atPeak: 10, status: 'red', breaksAt: 8 },
    });
  });

  it('are 1,000 records a second of each, where there are more: 8 ÷ 1.6', () => {
    const ceiling = writes({ openShardCount: 8 }, { recordsPerSecond: aPeak(1_600) });
    expect(ceiling).toMatchObject({ now: 1.6, breaksAt: 5, status: 'red' });
    expect(ceiling.evidence[1]?.detail).toContain('fills 1.6 shards, by the number of records');
  });

  it.each<[string, number, string]>([
    // 10 × 1.5 ÷ 0.8 = 18.75
    ['19 shards for what one and a half times its even share would fill', 19, 'green'],
    ['18 shards, of which that leaves less than a fifth', 18, 'yellow'],
    ['10 shards, which hold what is spread evenly', 10, 'yellow'],
    ['9 shards', 9, 'red'],
  ])('are judged with %s', (_, openShardCount, status) => {
    expect(writes({ openShardCount }).status).toBe(status);
  });

  it('grow by more shards at once where at most twice as many are needed: ⌈15 ÷ 0.8⌉', () => {
    const { fix } = writes({ openShardCount: 10 });
    expect(fix).toMatchObject({
      action: 'Give clicks 19 shards instead of 10, or switch it to on-demand.',
      command: expect.stringMatching(
        /aws kinesis update-shard-count .*--stream-name clicks --target-shard-count 19 --scaling-type UNIFORM_SCALING$/,
      ),
      change: 'stream/clicks@111122223333/us-east-1.shards=19',
    });
  });

  it('grow in steps that double them where more are needed', () => {
    const { fix } = writes({ openShardCount: 3 });
    expect(fix?.action).toContain('in steps that at most double them (6, 12, 19), each when');
    expect(fix?.command).toBeUndefined();
  });

  it('are not of a stream that nobody uses, or that is being deleted', () => {
    expect(ceilingsOf('kinesis-write-capacity', artifacts({}, unusedStream))).toEqual([]);
    expect(ceilingsOf('kinesis-write-capacity', artifacts({ streamStatus: 'DELETING' }))).toEqual([]);
  });

  it('are grey of a stream that was made for the event', () => {
    const ceiling = writes({ streamCreationTimestamp: '2026-11-20T00:00:00.000Z' }, unusedStream);
    expect(ceiling).toMatchObject({ status: 'grey', breaksAt: null });
    expect(ceiling.evidence[0]?.detail).toContain('nothing tells what the event brings');
  });

  it('are grey where CloudWatch gave no complete data, unless what is known is too much', () => {
    const unknown = { isWritten: null, recordsPerSecond: null };
    expect(writes({}, { ...unknown, bytesPerSecond: null }).status).toBe('grey');
    expect(writes({}, unknown).status).toBe('grey');
    expect(writes({ openShardCount: 8 }, unknown).status).toBe('red');
  });

  it('stay as they are off the path of traffic', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'kinesis' }, factor: 0 }] },
    });
    expect(onlyCeiling('kinesis-write-capacity', artifacts({ openShardCount: 8 }), { plan })).toMatchObject({
      ...{ atPeak: 1, status: 'green', breaksAt: null },
    });
  });
});

describe('the reads that shards give', () => {
  it('are two MiB a second of each: 4 ÷ 0.5', () => {
    expect(reads({ openShardCount: 4, consumerCount: 2 })).toMatchObject({
      ...{ title: 'Reads of clicks', now: 0.5, limit: 4, atPeak: 5, status: 'red', breaksAt: 8 },
      evidence: [
        { detail: expect.stringContaining('Its 2 consumers with enhanced fan-out read beside that.') },
        { detail: expect.stringContaining('What is read at normal peak fills 0.5 shards, taken') },
      ],
    });
  });

  it('are not judged where nobody shares them', () => {
    expect(ceilingsOf('kinesis-read-capacity', artifacts({}, { readBytesPerSecond: null }))).toEqual([]);
  });
});

describe('the most of a stream on demand', () => {
  const onDemand = (stream: Partial<KinesisStream>, mib: number, region = 'us-east-1') =>
    ceilingsOf(
      'kinesis-on-demand-throughput',
      artifacts({ streamMode: 'ON_DEMAND', ...stream }, { bytesPerSecond: aPeak(mib * MIB) }),
      { target: { account: '111122223333', region } } as object,
    );

  it('is 10 GiB a second in us-east-1: 10,240 ÷ 2,048', () => {
    expect(onDemand({}, 2048)).toMatchObject([
      { resource: 'clicks', unit: 'MiB/s', limit: 10_240, breaksAt: 5, status: 'red' },
    ]);
  });

  it('is what it is warm for, if more', () => {
    const [ceiling] = onDemand({ warmThroughputMiBps: 12_288 }, 1024);
    expect(ceiling).toMatchObject({ limit: 12_288, breaksAt: 12 });
    expect(ceiling?.evidence[0]?.detail).toContain('It is warm for 12288.');
  });

  it('is not that of a provisioned one', () => {
    expect(ceilingsOf('kinesis-on-demand-throughput', artifacts({}))).toEqual([]);
    expect(ceilingsOf('kinesis-write-capacity', artifacts({ streamMode: 'ON_DEMAND' }))).toEqual([]);
  });
});

describe('the quota of shards', () => {
  const quota = (streams: readonly Partial<KinesisStream>[], peaks: readonly Partial<KinesisStreamPeak>[]) =>
    onlyCeiling('kinesis-shard-quota', {
      kinesisStreams: streams.map(aKinesisStream),
      kinesisStreamPeaks: peaks.map(aKinesisStreamPeak),
      serviceQuotas: [aShardQuota(40)],
    });

  it('is for the shards that all provisioned streams need, in whole ones', () => {
    // ⌈1.55 · m⌉ and at least 12: 28 are left at 18.06×. At 10× they are 16 + 12.
    const ceiling = quota(
      [
        { openShardCount: 4 },
        { streamName: 'orders', openShardCount: 12 },
        { streamName: 'views', streamMode: 'ON_DEMAND' },
      ],
      [{ recordsPerSecond: aPeak(1_550) }, { streamName: 'orders', ...unusedStream }],
    );
    expect(ceiling).toMatchObject({ now: 16, limit: 40, atPeak: 28, breaksAt: 18.0645, status: 'green' });
  });

  it('is for those that are read where those are more', () => {
    // 6 MiB are read of each MiB written: 3 · m of 40.
    expect(quota([{ openShardCount: 4 }], [{ readBytesPerSecond: aPeak(6 * MIB) }])).toMatchObject({
      ...{ atPeak: 30, breaksAt: 13.3333, status: 'green' },
    });
  });

  it('is grey where the use of a stream is not known', () => {
    expect(quota([{ openShardCount: 4 }], [{ isWritten: null, bytesPerSecond: null }]).status).toBe('grey');
  });

  it('asks for more of it', () => {
    const { status, fix } = quota([{ openShardCount: 4 }], [{ recordsPerSecond: aPeak(5_000) }]);
    expect(status).toBe('red');
    // 50 ÷ 0.8.
    expect(fix?.action).toContain('L-0918CF54 to 63 shards');
  });
});
