import { asking, awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type KinesisStream, type LambdaEventSource } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { densityInWords, densityOf, understatedBy } from '../density';
import { isOff, nameOfSource, queueOf, streamOf } from '../event-sources';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, type Growth, timesLoad } from '../growth';

const ASSUMED =
  'Assumed: each call takes as many records as now, and as long. Where batches are not full, fewer calls may be enough, and what waits is only late: so it is yellow at most.';

export const lambdaEventSourceConcurrency = defineCeilingFamily({
  id: 'lambda-event-source-concurrency',
  title: 'Event sources may call their functions as often at once as the peak needs',
  failureTitle: 'An event source cannot call its function often enough at once, and a backlog grows',
  why: 'Of each shard, and of a queue, only so many batches are worked on at the same time, however much concurrency the account has; what comes faster waits, until it expires.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html',
  workbook: '12 Performance',
  unit: 'executions',
  formula: `the most executions of the function at the same time × m, and no more of them at normal peak than the source may cause, against open shards × ParallelizationFactor of a stream, and of a queue its MaximumConcurrency, else 10 for each poller that may be provisioned, else 1,250. ${ASSUMED}`,
  remedy:
    'Raise the parallelization factor or the maximum concurrency, give the stream more shards, or make the function faster.',
  kind: 'configured',
  elastic: true,
  needs: ['lambdaEventSources', 'lambdaFunctionPeaks'],
  uses: ['kinesisStreams'],
  estimate: (artifacts, context) =>
    artifacts.lambdaEventSources
      .filter((source) => !isOff(source) && context.inScope(ARTIFACTS.lambdaEventSources.owner(source)))
      .map((source) => sourceCeiling(source, artifacts, context)),
});

type SourceArtifacts = Pick<Artifacts, 'lambdaEventSources' | 'lambdaFunctionPeaks'> & Partial<Artifacts>;

function sourceCeiling(
  source: LambdaEventSource,
  { lambdaFunctionPeaks, kinesisStreams }: SourceArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { functionName } = source;
  const limit = limitOf(source, kinesisStreams);
  const measured = lambdaFunctionPeaks.find((peak) => peak.functionName === functionName);
  const peak = measured?.concurrentExecutions ?? null;
  const density = densityOf(peak, measured?.window, 'maxima', `ConcurrentExecutions of ${functionName}`);
  const use = peak && { fixed: 0, growth: [termOf(source, peak.value, limit.value, context)] };
  return {
    resource: `${functionName} from ${nameOfSource(source)}`,
    title: `Executions of ${functionName} by ${nameOfSource(source)}`,
    unit: 'executions',
    now: peak === null ? null : Math.min(peak.value, limit.value ?? Number.POSITIVE_INFINITY),
    use,
    ...(use === null ? density : understatedBy(density)),
    ...(limit.value === null && { missing: limit.because }),
    limit: limit.value,
    evidence: [
      {
        source: 'lambda:ListEventSourceMappings',
        at: context.asOf,
        detail: `${limit.because} ${ASSUMED}`,
      },
      ...(peak === null
        ? []
        : [
            {
              source: 'AWS/Lambda ConcurrentExecutions',
              at: peak.at,
              detail: `${round(peak.value)} executions at normal peak, whatever called it, of up to ${source.batchSize} records each, taken to grow in proportion to traffic. ${densityInWords(density)}`,
            },
          ]),
    ],
    fix: (expected) => widen(source, limit.stream, expected, context),
  };
}

/** How many executions a source may cause at once. */
interface SourceLimit {
  /** null: not known, and `because` says why. */
  readonly value: number | null;
  readonly because: string;
  readonly stream?: KinesisStream;
}

/**
 * Calls at once of one queue: of each poller that is provisioned, and where Lambda sees to the pollers itself (Lambda developer guide,
 * "Configuring scaling behavior for SQS event source mappings").
 */
const CALLS = { ofPoller: 10, ofQueue: 1_250 } as const;

function limitOf(source: LambdaEventSource, streams: Artifacts['kinesisStreams'] | undefined): SourceLimit {
  const name = nameOfSource(source);
  const queue = queueOf(source);
  if (queue !== null) return limitOfQueue(source, queue);
  const streamName = streamOf(source);
  if (streamName === null)
    return { value: null, because: `How often ${name} may call it at once is not read.` };
  const stream = streams?.find((one) => one.streamName === streamName);
  if (stream === undefined) return { value: null, because: `How many shards ${name} has is not known.` };
  const factor = source.parallelizationFactor ?? 1;
  return {
    value: stream.openShardCount * factor,
    because: `${name} has ${stream.openShardCount} open shards, of each of which ${factor} ${factor === 1 ? 'batch is' : 'batches are'} worked on at once.`,
    stream,
  };
}

function limitOfQueue(
  source: LambdaEventSource,
  queue: NonNullable<ReturnType<typeof queueOf>>,
): SourceLimit {
  const { maximumConcurrency, maximumPollers } = source;
  const name = nameOfSource(source);
  if (maximumConcurrency !== null) {
    return {
      value: maximumConcurrency,
      because: `Somebody lets ${name} call it at most ${maximumConcurrency} times at once.`,
    };
  }
  if (queue === 'fifo') {
    return { value: null, because: `How many groups the messages of ${name} have is not read.` };
  }
  return maximumPollers === null
    ? { value: CALLS.ofQueue, because: `Lambda lets a queue call it at most ${CALLS.ofQueue} times at once.` }
    : {
        value: maximumPollers * CALLS.ofPoller,
        because: `At most ${maximumPollers} pollers are provisioned for ${name}, each of which calls it up to ${CALLS.ofPoller} times at once.`,
      };
}

/** What the source caused at normal peak is at most what it may, and at least nothing is known to grow. */
function termOf(
  source: LambdaEventSource,
  peak: number,
  limit: number | null,
  context: FamilyContext,
): Growth {
  const owner = ARTIFACTS.lambdaEventSources.owner(source);
  const growing = context.elasticity(owner);
  const own = Math.min(peak, limit ?? peak);
  const load = {
    fixedLoad: own * (1 - growing),
    elasticLoad: own * growing,
    ...addedField(timesLoad(context.addedTo(owner), own)),
  };
  return {
    ...load,
    loadBetween: [{ fixedLoad: own, elasticLoad: 0 }, load],
    perUnit: null,
    minUnits: 0,
    surviveZones: null,
    spreadOver: 1,
    weight: 1,
  };
}

/** The most batches of a shard that Lambda works on at once (API reference, "CreateEventSourceMapping"). */
const MOST_BATCHES = 10;

function widen(
  source: LambdaEventSource,
  stream: KinesisStream | undefined,
  expected: number,
  { plan, target }: FamilyContext,
): FixDraft {
  const needed = Math.ceil(Number((expected / plan.thresholds.yellow).toPrecision(12)));
  if (stream === undefined) return widenQueue(source, needed, target);
  const shards = Math.max(1, stream.openShardCount);
  const factor = Math.ceil(needed / shards);
  const before = source.parallelizationFactor ?? 1;
  if (factor > MOST_BATCHES) {
    return {
      action: `Give ${nameOfSource(source)} at least ${Math.ceil(needed / MOST_BATCHES)} shards and the event source of ${source.functionName} a parallelization factor of ${MOST_BATCHES}, or make the function faster.`,
      lead: 'configuration',
    };
  }
  const set = (value: number) =>
    asking(
      `parallelization factor of ${source.uuid}`,
      value,
      awsCommand(target, 'lambda', 'update-event-source-mapping', {
        uuid: source.uuid,
        'parallelization-factor': value,
      }),
    );
  return {
    action: `Work on ${factor} batches of each shard of ${nameOfSource(source)} at once instead of ${before}: records of one key still come in order.`,
    command: set(factor),
    reversal: { action: `Go back to ${before}.`, command: set(before) },
    lead: 'configuration',
  };
}

/** The most that MaximumConcurrency may be (API reference, "ScalingConfig"). */
const MOST_CONCURRENCY = 1_000;

function widenQueue(source: LambdaEventSource, needed: number, target: Target): FixDraft {
  const { uuid, functionName, maximumConcurrency: before } = source;
  const name = nameOfSource(source);
  if (before === null || needed > MOST_CONCURRENCY) {
    return {
      action: `Provision up to ${Math.ceil(needed / CALLS.ofPoller)} pollers for ${name}${before === null ? '' : ' in place of its maximum concurrency'}, take more messages in one call, or make ${functionName} faster.`,
      lead: 'configuration',
    };
  }
  const set = (MaximumConcurrency: number) =>
    asking(
      `maximum concurrency of ${uuid}`,
      MaximumConcurrency,
      awsCommand(target, 'lambda', 'update-event-source-mapping', {
        uuid,
        'scaling-config': JSON.stringify({ MaximumConcurrency }),
      }),
    );
  return {
    action: `Let ${name} call ${functionName} up to ${needed} times at once instead of ${before}.`,
    command: set(needed),
    reversal: { action: `Go back to ${before}.`, command: set(before) },
    lead: 'configuration',
  };
}
