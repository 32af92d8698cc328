import { describe, expect, it } from '@jest/globals';
import { sqsFifoThroughput } from '../../../src/capacity/families/sqs';
import { projectTarget } from '../../../src/capacity/project';
import type { Artifacts, SqsQueue, SqsQueuePeak } from '../../../src/model/artifacts';
import {
  aDeadLetterQueue,
  aPeak,
  aSqsQueue,
  aSqsQueuePeak,
  HIGH_THROUGHPUT,
  unusedQueue,
} from '../../builders/artifacts';
import { anInventory, ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aContext } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const artifacts = (queue: Partial<SqsQueue>, peak: Partial<SqsQueuePeak> = {}): Partial<Artifacts> => ({
  sqsQueues: [aSqsQueue(queue), aDeadLetterQueue()],
  sqsQueuePeaks: [
    aSqsQueuePeak({ queueName: queue.queueName ?? 'jobs', ...peak }),
    // What fails in tens of thousands is no traffic of the event.
    aSqsQueuePeak({ queueName: 'jobs-failed', ...unusedQueue, inFlight: aPeak(100_000) }),
  ],
});

describe('messages in flight', () => {
  const inFlight = (...of: Parameters<typeof artifacts>) => onlyCeiling('sqs-in-flight', artifacts(...of));

  it.each<[string, number, string, number]>([
    // At 10×: 96,000 are 80 % of 120,000.
    ['9,600 at normal peak', 9_600, 'green', 12.5],
    ['9,601', 9_601, 'yellow', 12.4987],
    ['12,000', 12_000, 'yellow', 10],
    ['12,001', 12_001, 'red', 9.99917],
  ])('are judged of %s', (_, value, status, breaksAt) => {
    expect(inFlight({}, { inFlight: aPeak(value) })).toMatchObject({
      ...{ resource: 'jobs', title: 'Messages of jobs in flight', unit: 'messages', limit: 120_000 },
      ...{ now: value, atPeak: 10 * value, status, breaksAt },
    });
  });

  it('may be as many of a FIFO queue, and what AWS Support raised is not known', () => {
    const fifo = inFlight({ queueName: 'orders.fifo', isFifo: true }, { inFlight: aPeak(24_000) });
    expect(fifo).toMatchObject({ limit: 120_000, breaksAt: 5 });
    expect(fifo.evidence[0]?.detail).toBe(
      'orders.fifo is a FIFO queue, of which AWS publishes 120,000 messages in flight; what AWS Support raised it to cannot be read.',
    );
    // 240,000 ÷ 0.8.
    expect(fifo.fix?.action).toContain('let orders.fifo have 300000 messages in flight');
  });

  it('are not of a queue that nobody uses', () => {
    expect(ceilingsOf('sqs-in-flight', artifacts({}, unusedQueue))).toEqual([]);
  });

  it('are of a dead-letter queue that somebody sends to, as of a second tier', () => {
    const { sqsQueues, sqsQueuePeaks } = artifacts({}, {});
    const second = aSqsQueuePeak({ queueName: 'jobs-failed', inFlight: aPeak(100_000) });
    const judged = ceilingsOf('sqs-in-flight', {
      sqsQueues,
      sqsQueuePeaks: [...(sqsQueuePeaks ?? []).slice(0, 1), second],
    });
    expect(judged.map(({ resource, breaksAt }) => [resource, breaksAt])).toContainEqual(['jobs-failed', 1.2]);
  });

  it('are of one that holds what was sent before', () => {
    const { status } = inFlight({}, { ...unusedQueue, inFlight: aPeak(20_000) });
    expect(status).toBe('red');
  });

  it('are grey of a queue that was made for the event', () => {
    const ceiling = inFlight({ createdAt: '2026-11-20T00:00:00.000Z' }, unusedQueue);
    expect(ceiling).toMatchObject({ status: 'grey', breaksAt: null });
    expect(ceiling.evidence[0]?.detail).toContain('nothing tells what the event brings');
  });

  it('are grey where CloudWatch gave no complete data, unless what is known is too much', () => {
    expect(inFlight({}, { isSent: null, inFlight: null }).status).toBe('grey');
    expect(inFlight({}, { isSent: null }).status).toBe('grey');
    expect(inFlight({}, { isSent: null, inFlight: aPeak(20_000) }).status).toBe('red');
    // Of a queue that is used, but of which this one metric is not there.
    expect(inFlight({}, { inFlight: null }).status).toBe('grey');
  });

  it('are grey of a queue of which nothing was measured', () => {
    const sqsQueues = [aSqsQueue()];
    expect(onlyCeiling('sqs-in-flight', { sqsQueues, sqsQueuePeaks: [] }).status).toBe('grey');
  });

  it('stay as they are off the path of traffic', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'sqs' }, factor: 0 }] },
    });
    const account = artifacts({}, { inFlight: aPeak(24_000) });
    expect(onlyCeiling('sqs-in-flight', account, { plan })).toMatchObject({
      ...{ atPeak: 24_000, status: 'green', breaksAt: null },
    });
  });
});

const NORMAL = {
  isFifo: true,
  fifoThroughputLimit: 'perQueue',
  deduplicationScope: 'queue',
} as const;
const FIFO = { queueName: 'orders.fifo', ...NORMAL };
const passing = (perSecond: number): Partial<SqsQueuePeak> => ({
  sentPerSecond: aPeak(perSecond),
  receivedPerSecond: aPeak(perSecond),
  deletedPerSecond: aPeak(perSecond),
});

describe('calls of a FIFO queue', () => {
  const calls = (...of: Parameters<typeof artifacts>) => onlyCeiling('sqs-fifo-throughput', artifacts(...of));

  it.each<[string, number, string]>([
    // 10 × 16 × 1.5 = 240, which are 80 % of 300.
    ['one message in each, in the busiest second', 16, 'green'],
    ['a little more', 16.1, 'yellow'],
    // 10 × 300 ÷ 10 = 300.
    ['as many as ten in each call need', 300, 'yellow'],
    ['more than even ten in each call allow', 301, 'red'],
  ])('are judged of %s', (_, perSecond, status) => {
    expect(calls(FIFO, passing(perSecond))).toMatchObject({ limit: 300, now: perSecond, status });
  });

  it('are those of the busiest action: messages that are received again count again', () => {
    const ceiling = calls(FIFO, { ...passing(10), receivedPerSecond: aPeak(301) });
    expect(ceiling).toMatchObject({ now: 301, status: 'red' });
    expect(calls(FIFO, { ...passing(10), deletedPerSecond: aPeak(40) }).now).toBe(40);
    expect(calls(FIFO, { ...passing(10), sentPerSecond: aPeak(30) }).now).toBe(30);
  });

  it('are more with high throughput, which is one command away', () => {
    const { fix } = calls(FIFO, passing(301));
    expect(fix?.command).toContain(
      `set-queue-attributes --region us-east-1 --queue-url https://sqs.us-east-1.amazonaws.com/111122223333/orders.fifo --attributes '{"DeduplicationScope":"messageGroup","FifoThroughputLimit":"perMessageGroupId"}'`,
    );
    expect(fix?.reversal?.command).toContain(
      `'{"DeduplicationScope":"queue","FifoThroughputLimit":"perQueue"}'`,
    );
  });

  it.each<[string, number]>([
    ['us-east-1', 70_000],
    ['us-west-2', 70_000],
    ['eu-west-1', 70_000],
    ['us-east-2', 19_000],
    ['eu-central-1', 19_000],
    ['ap-south-1', 9_000],
    ['ap-southeast-1', 9_000],
    ['ap-southeast-2', 9_000],
    ['ap-northeast-1', 9_000],
    ['eu-west-2', 4_500],
    ['sa-east-1', 4_500],
    ['ca-central-1', 2_400],
  ])('are with high throughput in %s as many as %i', (region, limit) => {
    const plan = aPlan({ accounts: [{ id: '111122223333', regions: [{ name: region }] }] });
    const target = { account: '111122223333', region };
    const account = artifacts({ ...FIFO, ...HIGH_THROUGHPUT }, passing(5));
    const ceilings = projectTarget(
      [sqsFifoThroughput],
      anInventory(account, {}, { target }),
      aContext({ plan }),
    );
    expect(ceilings).toMatchObject([{ limit }]);
  });

  it('do not become more by half of the switch', () => {
    expect(calls({ ...FIFO, deduplicationScope: 'messageGroup' }, passing(5)).limit).toBe(300);
    expect(calls({ ...FIFO, fifoThroughputLimit: 'perMessageGroupId' }, passing(5)).limit).toBe(300);
  });

  it('ask for batches where a switch is not enough, or was made', () => {
    // 10 × 7,001 = 70,010 of 70,000.
    for (const queue of [FIFO, { ...FIFO, ...HIGH_THROUGHPUT }]) {
      const { fix } = calls(queue, passing(7_001));
      expect(fix?.action).toContain('Send, receive and delete 10 messages of orders.fifo in one call');
      expect(fix?.command).toBeUndefined();
    }
  });

  it('are not counted of a standard queue', () => {
    expect(ceilingsOf('sqs-fifo-throughput', artifacts({}, passing(5_000)))).toEqual([]);
    expect(ceilingsOf('sqs-fifo-groups', artifacts({}, passing(5_000)))).toEqual([]);
  });
});

describe('calls of a group', () => {
  const calls = (queue: Partial<SqsQueue>, perSecond: number) =>
    ceilingsOf('sqs-fifo-groups', artifacts({ ...FIFO, ...queue }, passing(perSecond)));

  it.each<[string, number, string]>([
    // 10 × 16 × 1.5 = 240, which are 80 % of 300.
    ['fit if all are of one group', 16, 'green'],
    ['fit perhaps not if all are of one group', 17, 'yellow'],
    ['do not fit if all are of one group, which nobody knows', 3_000, 'yellow'],
  ])('%s', (_, perSecond, status) => {
    expect(calls(HIGH_THROUGHPUT, perSecond)).toMatchObject([
      { resource: 'orders.fifo', limit: 300, now: perSecond, status },
    ]);
  });

  it('are not limited by themselves without high throughput', () => {
    expect(calls({}, 3_000)).toEqual([]);
  });
});
