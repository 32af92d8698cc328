import { describe, expect, it } from '@jest/globals';
import type { Artifacts, FirehoseStream, FirehoseStreamPeak } from '../../../src/model/artifacts';
import {
  aFirehoseDestination,
  aFirehoseLimit,
  aFirehoseQuota,
  aFirehoseStream,
  aFirehoseStreamPeak,
  aPeak,
  MIB,
  unusedFirehose,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

/** Null: nothing was measured. */
type Peak = Partial<FirehoseStreamPeak> | null;

const artifacts = (stream: Partial<FirehoseStream>, peak: Peak): Partial<Artifacts> => ({
  firehoseStreams: [aFirehoseStream(stream)],
  firehoseStreamPeaks: peak === null ? [] : [aFirehoseStreamPeak(peak)],
});

/** Of 5 MiB, 500,000 records and 2,000 calls a second, at ten times the normal traffic. */
const puts = (peak: Peak = {}, stream: Partial<FirehoseStream> = {}) =>
  onlyCeiling('firehose-throughput', artifacts(stream, peak));
const ofBytes = (mib: number) => ({ bytesPerSecond: aPeak(mib * MIB) });
const limits = aFirehoseStreamPeak().limits;

describe('what streams may take', () => {
  it.each<[string, number, string]>([
    // 10 × 1.5 × 0.26 = 3.9 of 5, and 80 % of it are 4.
    ['what leaves a fifth in the busiest second', 0.26, 'green'],
    ['what leaves less', 0.27, 'yellow'],
    ['what is all there is, but for the busiest second', 0.5, 'yellow'],
    ['what is more', 0.51, 'red'],
  ])('is judged with %s', (_, mib, status) => {
    expect(puts(ofBytes(mib)).status).toBe(status);
  });

  it('is told in bytes where they fill their limit first: 5 ÷ (1.5 × 1)', () => {
    expect(puts(ofBytes(1))).toMatchObject({
      ...{ resource: 'orders-log', title: 'What is put to orders-log', unit: 'MiB/s' },
      ...{ now: 1, limit: 5, atPeak: 15, breaksAt: 3.33333 },
    });
  });

  it.each<[string, Partial<FirehoseStreamPeak>, object]>([
    [
      'records',
      { recordsPerSecond: aPeak(100_000) },
      { unit: 'records/s', now: 100_000, limit: 500_000, breaksAt: 3.33333 },
    ],
    ['calls', { putsPerSecond: aPeak(500) }, { unit: 'calls/s', now: 500, limit: 2_000, breaksAt: 2.66667 }],
  ])('is told in %s where those do', (_, peak, expected) => {
    expect(puts(peak)).toMatchObject(expected);
  });

  it('is asked of AWS with room for the busiest second: ⌈15 ÷ 0.8⌉', () => {
    const { fix } = puts(ofBytes(1));
    expect(fix?.action).toContain('raise the limit of orders-log to 19 MiB/s in us-east-1');
    expect(fix?.command).toBeUndefined();
  });

  it.each<[string, Peak, Partial<FirehoseStream>, string]>([
    ['nothing was measured', null, {}, 'no complete data'],
    ['only a part was', { isWritten: null }, {}, 'no complete data'],
    [
      'no limit was published',
      { limits: { bytesPerSecond: null, recordsPerSecond: null, putsPerSecond: null } },
      {},
      'no data for BytesPerSecondLimit',
    ],
    ['one was not', { limits: { ...limits, putsPerSecond: null } }, {}, 'PutRequestsPerSecondLimit'],
    ['one rate is not known', { putsPerSecond: null }, {}, 'IncomingPutRequests'],
    ['it has a day of data', { bytesPerSecond: aPeak(1, { hoursWithData: 24 }) }, {}, 'too little data'],
    [
      'it was made for the event',
      unusedFirehose,
      { createTimestamp: '2026-11-20T00:00:00.000Z' },
      'was made within the look-back',
    ],
    ['nobody knows when it was made', unusedFirehose, { createTimestamp: null }, 'may have been made'],
  ])('is grey where %s', (_, peak, stream, why) => {
    const ceiling = puts(
      peak && {
        ...peak,
        // The bytes are what fills most.
        ...(peak.bytesPerSecond && { recordsPerSecond: aPeak(0), putsPerSecond: aPeak(0) }),
      },
      stream,
    );
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(why);
  });

  it('is red where what is known is too much', () => {
    expect(puts({ ...ofBytes(1), limits: { ...limits, putsPerSecond: null } }).status).toBe('red');
  });

  it('is not of a stream that nobody uses, that reads a source, or that is being deleted', () => {
    for (const [stream, peak] of [
      [{}, unusedFirehose],
      [{ source: 'KinesisStreamAsSource' }, {}],
      [{ streamStatus: 'DELETING_FAILED' }, {}],
    ] as const) {
      expect(ceilingsOf('firehose-throughput', artifacts(stream, peak))).toEqual([]);
    }
  });

  it('stays as it is off the path of traffic', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'firehose' }, factor: 0 }] },
    });
    expect(onlyCeiling('firehose-throughput', artifacts({}, ofBytes(1)), { plan })).toMatchObject({
      ...{ atPeak: 1.5, status: 'green', breaksAt: null },
    });
  });
});

describe('active partitions', () => {
  const partitions = (
    count: number | null,
    limit: number | null = 500,
    peak: Partial<FirehoseStreamPeak> = {},
  ) =>
    onlyCeiling(
      'firehose-partitions',
      artifacts(
        { source: 'KinesisStreamAsSource', destinations: [aFirehoseDestination({ isPartitioned: true })] },
        {
          partitions: count === null ? null : aPeak(count),
          partitionLimit: limit === null ? null : aFirehoseLimit(limit),
          ...peak,
        },
      ),
    );

  it.each<[string, number | null, number | null, string]>([
    ['ten times as many would fit: 400 of 500', 40, 500, 'green'],
    ['ten times as many would not', 41, 500, 'yellow'],
    ['there are too many today', 501, 500, 'red'],
    ['nobody counted them', null, 500, 'grey'],
    ['no limit was published', 40, null, 'grey'],
  ])('are judged where %s', (_, count, limit, status) => {
    expect(partitions(count, limit).status).toBe(status);
  });

  it('are asked of AWS: ⌈1,000 ÷ 0.8⌉, and no more than it gives', () => {
    expect(partitions(100).fix?.action).toContain('have 1250 active partitions');
    expect(partitions(401).fix?.action).toContain('5013 active partitions are more than the 5000');
  });

  it('are of streams with dynamic partitioning', () => {
    expect(ceilingsOf('firehose-partitions', artifacts({}, {}))).toEqual([]);
  });
});

describe('the quota of streams', () => {
  const count = (streams: number, additions: number) =>
    onlyCeiling(
      'firehose-streams',
      {
        firehoseStreams: Array.from({ length: streams }, (_, i) =>
          aFirehoseStream({ streamName: `log-${i}` }),
        ),
        serviceQuotas: [aFirehoseQuota(10)],
      },
      {
        plan: aPlan(
          additions === 0
            ? {}
            : { plannedAdditions: [{ quota: 'L-14BB0BE7', region: 'us-east-1', count: additions }] },
        ),
      },
    );

  it.each<[number, number, string]>([
    [7, 0, 'green'],
    [8, 1, 'yellow'],
    [8, 3, 'red'],
  ])('is judged with %d and %d more', (streams, additions, status) => {
    expect(count(streams, additions).status).toBe(status);
  });

  it('is raised with Service Quotas: ⌈11 ÷ 0.8⌉', () => {
    expect(count(8, 3).fix?.command).toContain(
      '--service-code firehose --quota-code L-14BB0BE7 --desired-value 14',
    );
  });
});
