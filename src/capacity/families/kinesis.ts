import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts, Peak } from '../../model/artifacts';
import type { Evidence } from '../../model/ceiling';
import { SERVICES } from '../../model/services';
import { writeChange } from '../changes';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, type Growth, timesLoad, type Use, useAt } from '../growth';
import { listStreams, type StreamLoad, stepsTo, updateShardCount, whyNotMeasured } from '../kinesis-streams';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.kinesis.quotas.kinesis;
const DOCS = 'https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html';

/** What the families of single streams say alike. */
const STREAM = {
  docs: DOCS,
  workbook: '12 Performance',
  elastic: true,
  needs: ['kinesisStreams', 'kinesisStreamPeaks'],
} as const;

/**
 * Assumed: how many times its even share the busiest shard of a stream gets in its busiest second. No metric of a stream shows a shard or a
 * second, and a shard saves nothing up.
 */
const UNEVEN = 1.5;

const ASSUMED = `Assumed: the busiest shard gets up to ${UNEVEN} times its even share, as keys and seconds differ and peaks are means of five minutes. What fits only without that is yellow.`;

export const kinesisWriteCapacity = defineCeilingFamily({
  ...STREAM,
  id: 'kinesis-write-capacity',
  title: 'Shards of provisioned streams take the writes of the peak',
  failureTitle: 'Writes to a stream are throttled before the peak',
  why: 'A provisioned stream never gets more shards by itself; what they cannot take is refused, and producers lose it or pile it up.',
  unit: 'shards',
  formula: `the larger of IncomingBytes ÷ 1 MiB and IncomingRecords ÷ 1,000, each a second at normal peak, × m, against the open shards. ${ASSUMED}`,
  remedy: 'Give the stream more shards, which at most doubles them at once, or switch it to on-demand.',
  kind: 'configured',
  estimate: (artifacts, context) =>
    streamsInQuestion(artifacts, context)
      .filter(({ isOnDemand }) => !isOnDemand)
      .map((load) => shardCeiling(load, 'written', context)),
});

export const kinesisReadCapacity = defineCeilingFamily({
  ...STREAM,
  id: 'kinesis-read-capacity',
  title: 'Shards of provisioned streams give what consumers read at the peak',
  failureTitle: 'Consumers of a stream fall behind, as its shards give no more',
  why: 'Consumers without enhanced fan-out share 2 MiB a second of each shard; past that they are throttled and fall behind, until records expire unread.',
  unit: 'shards',
  formula: `GetRecords.Bytes ÷ 2 MiB a second at normal peak × m, against the open shards. ${ASSUMED} Consumers with enhanced fan-out have 2 MiB a second of each shard for themselves.`,
  remedy: 'Give a consumer enhanced fan-out, or the stream more shards.',
  kind: 'configured',
  estimate: (artifacts, context) =>
    streamsInQuestion(artifacts, context)
      .filter(({ isOnDemand, read, written }) => !isOnDemand && (read !== null || written === null))
      .map((load) => shardCeiling(load, 'read', context)),
});

type StreamArtifacts = Pick<Artifacts, 'kinesisStreams' | 'kinesisStreamPeaks'>;

/** The streams in scope of which there is something to project: some use, or that it is not known. */
const streamsInQuestion = (artifacts: StreamArtifacts, context: FamilyContext): StreamLoad[] =>
  listStreams(artifacts).filter(
    (load) =>
      context.inScope(load.owner) && ((load.written?.value ?? 0) > 0 || whyNotMeasured(load) !== null),
  );

/** How the two directions are called. */
const WORDS = {
  written: { title: 'Writes to', metric: 'IncomingBytes and IncomingRecords', noun: 'written' },
  read: { title: 'Reads of', metric: 'GetRecords.Bytes', noun: 'read' },
} as const;

function shardCeiling(load: StreamLoad, direction: keyof typeof WORDS, context: FamilyContext): CeilingDraft {
  const { stream } = load;
  const { streamName, openShardCount, consumerCount } = stream;
  const fanOut =
    direction === 'read' && consumerCount > 0
      ? ` Its ${consumerCount} consumers with enhanced fan-out read beside that.`
      : '';
  const measured = measuredUse(load, direction, context);
  return {
    resource: streamName,
    title: `${WORDS[direction].title} ${streamName}`,
    unit: 'shards',
    ...measured.draft,
    limit: openShardCount,
    evidence: [
      {
        source: 'kinesis:DescribeStreamSummary',
        at: context.asOf,
        detail: `${streamName} is provisioned with ${openShardCount} open shards, and nothing adds any.${fanOut} ${ASSUMED}`,
      },
      ...measured.evidence,
    ],
    fix: (expected) => addShards(load, Math.max(expected, evenAtPeak(measured.draft.use, context)), context),
  };
}

/** What must fit at the peak under the assumption, so that the fix leaves nothing yellow. */
const evenAtPeak = (use: Use | null, { multiplier, highMultiplier }: FamilyContext): number =>
  use === null ? 0 : UNEVEN * useAt(use, highMultiplier ?? multiplier ?? 1);

/** The use of a stream in one direction, and what shows it. */
function measuredUse(
  load: StreamLoad,
  direction: keyof typeof WORDS,
  context: FamilyContext,
): {
  readonly draft: Pick<CeilingDraft, 'now' | 'use' | 'missing' | 'understated' | 'isFlattened'>;
  readonly evidence: readonly Evidence[];
} {
  const { stream, window } = load;
  const { metric, noun } = WORDS[direction];
  const peak = load[direction];
  const missing = whyNotMeasured(load);
  const density = densityOf(peak, window, 'rates', `${metric} of ${stream.streamName}`);
  if (peak === null) {
    const why = missing ?? (isKnown(density) ? null : density.missing);
    return { draft: { now: null, use: null, ...(why !== null && { missing: why }) }, evidence: [] };
  }
  return {
    draft: {
      now: peak.value,
      use: { fixed: 0, growth: [unevenTerm(load, peak, context)] },
      ...(missing === null ? understatedBy(density) : { understated: missing }),
      isFlattened: isKnown(density) && density.isFlattened,
    },
    evidence: [
      {
        source: `AWS/Kinesis ${metric}`,
        at: peak.at,
        detail: `What is ${noun} at normal peak fills ${round(peak.value)} shards${direction === 'written' ? `, by ${load.isOfBytes ? 'its bytes' : 'the number of records'}` : ''}, taken to grow in proportion to traffic. ${densityInWords(density)}`,
      },
    ],
  };
}

/** The load of a stream, of which more may fall to one shard than to another. */
function unevenTerm({ owner }: StreamLoad, peak: Peak, context: FamilyContext): Growth {
  const growing = context.elasticity(owner);
  const loadOf = (amount: number) => ({
    fixedLoad: amount * (1 - growing),
    elasticLoad: amount * growing,
    ...addedField(timesLoad(context.addedTo(owner), amount)),
  });
  return {
    ...loadOf(peak.value),
    loadBetween: [loadOf(peak.value), loadOf(peak.value * UNEVEN)],
    perUnit: null,
    minUnits: 0,
    surviveZones: null,
    spreadOver: 1,
    weight: 1,
  };
}

function addShards({ stream }: StreamLoad, expected: number, context: FamilyContext): FixDraft {
  const { streamName, openShardCount } = stream;
  const shards = withRoom(expected, context);
  const steps = stepsTo(shards, stream);
  return {
    action: `Give ${streamName} ${shards} shards instead of ${openShardCount}${steps.length > 1 ? `, in steps that at most double them (${steps.join(', ')}), each when the stream is ACTIVE again and no more than ten a day` : ''}, or switch it to on-demand.`,
    ...(steps.length === 1 && { command: updateShardCount(stream, shards, context.target) }),
    ...writeChange(context.target, 'stream.shards', streamName, shards),
    reversal: {
      action: `Go back to ${openShardCount} shards, which at most halves them at once, when consumers have read what they hold.`,
    },
    lead: 'configuration',
  };
}

/** Enough that what is expected stays below the yellow threshold; without the last bits of floating point, which would round up. */
const withRoom = (expected: number, { plan }: FamilyContext): number =>
  Math.ceil(Number((expected / plan.thresholds.yellow).toPrecision(12)));

/**
 * MiB a second that a stream on demand may get to, as AWS publishes it, by region (Kinesis developer guide, "Quotas and limits"). Service Quotas
 * does not know it; AWS Support raises that of other regions to the same.
 */
const ON_DEMAND_MIB = { largest: 10 * 1024, elsewhere: 200 } as const;
const LARGEST_IN = ['us-east-1', 'us-west-2', 'eu-west-1'];

export const kinesisOnDemandThroughput = defineCeilingFamily({
  ...STREAM,
  id: 'kinesis-on-demand-throughput',
  title: 'Streams on demand may take the writes of the peak',
  failureTitle: 'A stream on demand reaches the most that AWS lets it take',
  why: 'A stream on demand grows by itself only up to a limit of the region; past it writes are throttled as if shards were lacking.',
  unit: 'MiB/s',
  formula:
    'the larger of IncomingBytes in MiB and IncomingRecords ÷ 1,000, each a second at normal peak, × m, against 10 GiB/s in us-east-1, us-west-2 and eu-west-1, and 200 MiB/s elsewhere; more where the stream is warm for more. How fast it follows is judged by kinesis-on-demand-scaling.',
  remedy: 'Have AWS Support raise the limit, or spread what is written over several streams.',
  kind: 'quota',
  estimate: (artifacts, context) =>
    streamsInQuestion(artifacts, context)
      .filter(({ isOnDemand }) => isOnDemand)
      .map((load) => onDemandCeiling(load, context)),
});

function onDemandCeiling(load: StreamLoad, context: FamilyContext): CeilingDraft {
  const { streamName, warmThroughputMiBps } = load.stream;
  const { region } = context.target;
  const published = LARGEST_IN.includes(region) ? ON_DEMAND_MIB.largest : ON_DEMAND_MIB.elsewhere;
  const limit = Math.max(published, warmThroughputMiBps ?? 0);
  const measured = measuredUse(load, 'written', context);
  const grown = measured.draft.use?.growth.map(({ loadBetween: _, ...term }) => term);
  return {
    resource: streamName,
    title: `Writes to ${streamName}`,
    unit: 'MiB/s',
    ...measured.draft,
    use: grown === undefined ? null : { fixed: 0, growth: grown },
    limit,
    evidence: [
      {
        source: 'kinesis:DescribeStreamSummary',
        at: context.asOf,
        detail: `${streamName} is on demand, and AWS publishes ${published.toLocaleString('en-US')} MiB/s as the most of one stream in ${region}; what AWS Support raised it to cannot be read.${limit > published ? ` It is warm for ${limit}.` : ''}`,
      },
      ...measured.evidence,
    ],
    fix: (expected) => ({
      action: `Have AWS Support let ${streamName} take ${withRoom(expected, context)} MiB/s in ${region}, or spread what is written over several streams.`,
      lead: 'quotaIncrease',
    }),
  };
}

export const kinesisShardQuota = defineCeilingFamily({
  id: 'kinesis-shard-quota',
  title: 'Quota of shards allows what provisioned streams need at the peak',
  failureTitle: 'Shards of all provisioned streams reach the quota of the account',
  why: 'All provisioned streams share the quota; past it no stream gets another shard.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'shards',
  formula:
    'sum over provisioned streams of ⌈shards that its writes or, if more, its reads fill at normal peak × m⌉, each at least the shards that are open, against the quota of shards. Streams on demand do not count.',
  remedy: 'Request an increase of the quota, or switch streams to on-demand.',
  kind: 'quota',
  elastic: true,
  needs: ['kinesisStreams', 'kinesisStreamPeaks'],
  uses: ['serviceQuotas'],
  estimate(artifacts, context) {
    const streams = listStreams(artifacts).filter(({ isOnDemand }) => !isOnDemand);
    if (streams.length === 0) return [];
    const part = quotaPart(artifacts.serviceQuotas, QUOTAS.shards, 'kinesis', 'shards', context);
    const now = streams.reduce((sum, { stream }) => sum + stream.openShardCount, 0);
    return [
      {
        ...part,
        resource: '-',
        title: 'Shards of provisioned streams in the region',
        now,
        use: { fixed: 0, growth: streams.map((load) => neededShards(load, context)) },
        understated: whyMoreNeeded(streams, context),
        evidence: [
          ...part.evidence,
          {
            source: 'kinesis:DescribeStreamSummary',
            at: context.asOf,
            detail: `${now} shards are open in ${streams.length} provisioned ${streams.length === 1 ? 'stream' : 'streams'}.`,
          },
        ],
      },
    ];
  },
});

/** The shards that a stream must have for a load. */
function neededShards({ owner, stream, written, read }: StreamLoad, context: FamilyContext): Growth {
  const load = Math.max(written?.value ?? 0, read?.value ?? 0);
  const growing = context.elasticity(owner);
  return {
    fixedLoad: load * (1 - growing),
    elasticLoad: load * growing,
    ...addedField(timesLoad(context.addedTo(owner), load)),
    perUnit: 1,
    minUnits: stream.openShardCount,
    surviveZones: null,
    spreadOver: 1,
    weight: 1,
  };
}

/** Why more may be needed than is known, as a sentence; null where all of it was measured. */
function whyMoreNeeded(streams: readonly StreamLoad[], context: FamilyContext): string | null {
  const [unknown, ...others] = streams.flatMap((load) => {
    // What is outside the scope does not grow, and counts with the shards that it has.
    if (!context.inScope(load.owner)) return [];
    const missing = whyNotMeasured(load);
    if (missing !== null) return missing;
    const density = densityOf(load.written, load.window, 'rates', `writes to ${load.stream.streamName}`);
    return load.written === null || isKnown(density) ? [] : density.missing;
  });
  if (unknown === undefined) return null;
  return others.length === 0 ? unknown : `${unknown} So it is of ${others.length} more.`;
}
