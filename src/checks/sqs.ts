import { isOff, nameOfSource, queueOf } from '../capacity/event-sources';
import { listQueues, type QueueLoad } from '../capacity/sqs-queues';
import { lookup } from '../lib/lookup';
import { round } from '../lib/round';
import { ARTIFACTS, type Artifacts, type LambdaEventSource, type SqsQueue } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';
import { notApplicable, unknown } from './check';
import { resourceOfSource } from './event-sources';

type QueueArtifacts = Pick<Artifacts, 'sqsQueues'> & Partial<Artifacts>;

/** A queue, as a judgement names it. */
export const resourceOfQueue = ({ queueName, queueArn }: SqsQueue): JudgedResource => ({
  name: queueName,
  arn: queueArn,
});

/** Judges each queue that carries what people send to it, by whether it carries the event's traffic. */
export const judgeQueues = (
  artifacts: QueueArtifacts,
  { placed }: TargetContext,
  judge: (load: QueueLoad, resource: JudgedResource) => Judgement,
): Judgement[] =>
  listQueues(artifacts).map((load) =>
    asPlaced(judge(load, resourceOfQueue(load.queue)), () => placed(load.owner)),
  );

const queuesByArn = lookup(({ queueArn }: SqsQueue) => [queueArn]);

/** The queue of an ARN; undefined where it is none of those that were read. */
export const findQueue = ({ sqsQueues }: QueueArtifacts, arn: string | null): SqsQueue | undefined =>
  queuesByArn(sqsQueues, arn ?? '')[0];

/** Judges each event source that reads a queue, by whether its function carries the event's traffic. */
export const judgeQueueSources = (
  artifacts: QueueArtifacts & Pick<Artifacts, 'lambdaEventSources'>,
  { placed }: TargetContext,
  judge: (source: LambdaEventSource, queue: SqsQueue, resource: JudgedResource) => Judgement,
): Judgement[] =>
  artifacts.lambdaEventSources
    .filter((source) => queueOf(source) !== null)
    .map((source) => {
      const resource = resourceOfSource(source);
      if (isOff(source)) return notApplicable('It is off.', resource);
      const queue = findQueue(artifacts, source.eventSourceArn);
      if (queue === undefined) {
        return unknown(resource, `${nameOfSource(source)} was not read: it may be of another account.`);
      }
      return asPlaced(judge(source, queue, resource), () =>
        placed(ARTIFACTS.lambdaEventSources.owner(source)),
      );
    });

/** A time in the largest unit of which it has at least one: `30 seconds`, `1 hour`, `4 days`. */
export function inWords(seconds: number): string {
  const [size, noun] = UNITS.find(([least]) => seconds >= least) ?? SECOND;
  const units = round(seconds / size);
  return `${units} ${noun}${units === '1' ? '' : 's'}`;
}

const SECOND = [1, 'second'] as const;
const UNITS = [[86_400, 'day'], [3_600, 'hour'], [60, 'minute'], SECOND] as const;
