import { describe, expect, it } from '@jest/globals';
import type { Artifacts, LambdaEventSource } from '../../../src/model/artifacts';
import { aKinesisStream, aLambdaEventSource, aLambdaFunctionPeak, aPeak } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';

/** Ten executions at normal peak, and a stream of eight shards. */
const artifacts = (source: Partial<LambdaEventSource>, executions = 10): Partial<Artifacts> => ({
  kinesisStreams: [aKinesisStream({ openShardCount: 8 })],
  lambdaFunctionPeaks: [aLambdaFunctionPeak({ concurrentExecutions: aPeak(executions) })],
  lambdaEventSources: [aLambdaEventSource(source)],
});

const ceilingOf = (...of: Parameters<typeof artifacts>) =>
  onlyCeiling('lambda-event-source-concurrency', artifacts(...of));

describe('the executions that an event source may cause at once', () => {
  it('are as many as the batches of its shards, and yellow at most: 8 × 5 ÷ 10', () => {
    expect(ceilingOf({ parallelizationFactor: 5 })).toMatchObject({
      resource: 'checkout from clicks',
      ...{ unit: 'executions', now: 10, limit: 40, atPeak: 100, breaksAt: 4, status: 'yellow' },
      fix: {
        // ⌈100 ÷ 0.8⌉ = 125 of 8 shards.
        action: expect.stringContaining('at least 13 shards'),
      },
    });
  });

  it('are enough where all of its use may grow: 8 × 10 of 40', () => {
    expect(ceilingOf({}, 4)).toMatchObject({ limit: 80, atPeak: 40, status: 'green' });
  });

  it('grow with the parallelization factor: ⌈⌈40 ÷ 0.8⌉ ÷ 8⌉', () => {
    expect(ceilingOf({ parallelizationFactor: 4 }, 4).fix).toMatchObject({
      command: expect.stringMatching(
        /update-event-source-mapping .*--uuid 11111111-2222-3333-4444-555555555555 --parallelization-factor 7$/,
      ),
      reversal: { command: expect.stringMatching(/--parallelization-factor 4$/) },
    });
  });

  it('were no more than it may cause, whatever else called the function', () => {
    expect(ceilingOf({ parallelizationFactor: 1 }, 500)).toMatchObject({
      ...{ now: 8, limit: 8, breaksAt: 1, status: 'yellow' },
    });
  });

  it('are those of one batch of a shard where it says nothing', () => {
    expect(ceilingOf({ parallelizationFactor: null }).limit).toBe(8);
  });

  it('are of its stream also through a consumer', () => {
    const eventSourceArn = 'arn:aws:kinesis:us-east-1:111122223333:stream/clicks/consumer/fast:1700000000';
    expect(ceilingOf({ eventSourceArn, parallelizationFactor: 1 })).toMatchObject({
      ...{ resource: 'checkout from clicks', limit: 8 },
    });
  });

  it.each<[string, string | null, string]>([
    [
      'the stream of a table',
      'arn:aws:dynamodb:us-east-1:111122223333:table/carts/stream/2026',
      'How often table/carts/stream/2026 may call it at once is not read.',
    ],
    ['a cluster outside AWS', null, 'How often a Kafka cluster outside AWS may call it at once is not read.'],
    [
      'a stream that was not listed',
      'arn:aws:kinesis:us-east-1:111122223333:stream/gone',
      'How many shards gone has is not known.',
    ],
  ])('are not known of %s', (_, eventSourceArn, words) => {
    const ceiling = ceilingOf({ eventSourceArn });
    expect(ceiling.status).toBe('grey');
    expect(ceiling.evidence[0]?.detail).toContain(words);
  });

  const jobs = 'arn:aws:sqs:us-east-1:111122223333:jobs';

  it.each<[string, Partial<LambdaEventSource>, number, string]>([
    ['its maximum concurrency: 50 ÷ 10', { maximumConcurrency: 50 }, 50, 'at most 50 times at once.'],
    [
      'ten for each poller: 20 × 10',
      { maximumPollers: 20 },
      200,
      'At most 20 pollers are provisioned for jobs',
    ],
    ['what Lambda lets a queue call', {}, 1_250, 'Lambda lets a queue call it at most 1250 times'],
  ])('are of a queue %s', (_, source, limit, words) => {
    const ceiling = ceilingOf({ eventSourceArn: jobs, parallelizationFactor: null, ...source });
    expect(ceiling).toMatchObject({ resource: 'checkout from jobs', limit, breaksAt: limit / 10 });
    expect(ceiling.status).toBe(limit === 50 ? 'yellow' : 'green');
    expect(ceiling.evidence[0]?.detail).toContain(words);
  });

  it('are as many as a queue in order has groups, unless somebody set a maximum', () => {
    const ceiling = ceilingOf({ eventSourceArn: `${jobs}.fifo` });
    expect(ceiling.status).toBe('grey');
    expect(ceiling.evidence[0]?.detail).toContain(
      'How many groups the messages of jobs.fifo have is not read.',
    );
    expect(ceilingOf({ eventSourceArn: `${jobs}.fifo`, maximumConcurrency: 40 }).limit).toBe(40);
  });

  it('grow with the maximum concurrency: ⌈100 ÷ 0.8⌉', () => {
    expect(ceilingOf({ eventSourceArn: jobs, maximumConcurrency: 50 }).fix).toMatchObject({
      command: expect.stringMatching(/--scaling-config '\{"MaximumConcurrency":125\}'$/),
      reversal: { command: expect.stringMatching(/--scaling-config '\{"MaximumConcurrency":50\}'$/) },
    });
  });

  it('need pollers of their own where no maximum is enough: ⌈⌈1,000 ÷ 0.8⌉ ÷ 10⌉', () => {
    const { fix } = ceilingOf({ eventSourceArn: jobs, maximumConcurrency: 150 }, 100);
    expect(fix?.action).toContain('up to 125 pollers for jobs in place of its maximum concurrency');
    expect(fix?.command).toBeUndefined();
  });

  it('are not known of a function without data', () => {
    const some = artifacts({});
    expect(onlyCeiling('lambda-event-source-concurrency', { ...some, lambdaFunctionPeaks: [] }).status).toBe(
      'grey',
    );
  });

  it('are none of a source that is off', () => {
    for (const state of ['Disabled', 'Disabling', 'Deleting'])
      expect(ceilingsOf('lambda-event-source-concurrency', artifacts({ state }))).toEqual([]);
  });
});
