import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import {
  type FirehoseLoad,
  type LimitedRate,
  listFirehoseStreams,
  ratesOf,
  whyNotMeasured,
} from '../firehose-streams';
import { addedField, boundedUse, timesLoad, type Use, useAt, useBetween } from '../growth';
import { countAgainstQuota } from '../quota-ceiling';

const QUOTAS = SERVICES.firehose.quotas.firehose;
const DOCS = 'https://docs.aws.amazon.com/firehose/latest/dev/limits.html';

/** What the families of single streams say alike. */
const STREAM = {
  docs: DOCS,
  workbook: '11 Service Limits',
  kind: 'quota',
  elastic: true,
  needs: ['firehoseStreams', 'firehoseStreamPeaks'],
} as const;

type StreamArtifacts = Pick<Artifacts, (typeof STREAM.needs)[number]>;

/** The streams in scope to which something came, or of which that is not known. */
const streamsInQuestion = (artifacts: StreamArtifacts, context: FamilyContext): FirehoseLoad[] =>
  listFirehoseStreams(artifacts).filter(
    (load) =>
      context.inScope(load.owner) && (load.measured?.isWritten === true || whyNotMeasured(load) !== null),
  );

export const firehoseThroughput = defineCeilingFamily({
  ...STREAM,
  id: 'firehose-throughput',
  title: 'Streams of Data Firehose may take what is put at the peak',
  failureTitle: 'Data Firehose refuses records before the peak',
  why: 'Firehose refuses what is beyond the limits of a stream. It raises them by itself, but only once it refuses records and in its own time, and what producers do not try again until then is lost.',
  unit: 'MiB/s, records/s or calls/s',
  formula: `the largest of IncomingBytes ÷ BytesPerSecondLimit, IncomingRecords ÷ RecordsPerSecondLimit and IncomingPutRequests ÷ PutRequestsPerSecondLimit, each a second at normal peak × m, against the lowest limits that Firehose published in the last day. It is told in the unit of the largest. What reads a stream of Kinesis has no such limit, and what reads a topic has one for each partition, which is not judged. ${BUSIEST_SECOND_ASSUMED}`,
  remedy: 'Have AWS Support raise the limits of the stream, or spread what is put over several streams.',
  estimate: (artifacts, context) =>
    streamsInQuestion(artifacts, context)
      .filter(({ isDirect }) => isDirect)
      .map((load) => throughputCeiling(load, context)),
});

function throughputCeiling(load: FirehoseLoad, context: FamilyContext): CeilingDraft {
  const { streamName } = load.stream;
  const rates = ratesOf(load);
  const tightest = [...rates].sort((a, b) => filled(b) - filled(a))[0] as LimitedRate;
  const { peak, limit, unit, metric, limitMetric } = tightest;
  const density = densityOf(peak, load.measured?.window, 'rates', `${metric} of ${streamName}`);
  const unread = rates.find((rate) => rate.limit === null) ?? rates.find((rate) => rate.peak === null);
  const missing = whyNotMeasured(load) ?? (unread === undefined ? null : whyUnread(unread, streamName));
  const use =
    peak === null
      ? null
      : boundedUse(
          [peak.value, BUSIEST_SECOND * peak.value],
          context.elasticity(load.owner),
          context.addedTo(load.owner),
        );
  return {
    resource: streamName,
    title: `What is put to ${streamName}`,
    unit,
    now: peak?.value ?? null,
    use,
    limit: limit?.value ?? null,
    ...(missing !== null && (peak === null || limit === null) && { missing }),
    ...(missing === null ? understatedBy(density) : { understated: missing }),
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...(limit === null
        ? []
        : [
            {
              source: `AWS/Firehose ${limitMetric}`,
              at: limit.at,
              detail: `Firehose published a limit of ${round(limit.value)} ${unit} of ${streamName}, of its limits the one that is filled first. ${BUSIEST_SECOND_ASSUMED}`,
            },
          ]),
      ...(peak === null
        ? []
        : [
            {
              source: `AWS/Firehose ${metric}`,
              at: peak.at,
              detail: `${round(peak.value)} ${unit} were put at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
            },
          ]),
    ],
    fix: (expected) => ({
      action: `Have AWS raise the limit of ${streamName} to ${withRoom(Math.max(expected, mostAtPeak(use, context)), context)} ${unit} in ${context.target.region} with the Firehose Limits form of AWS Support, which raises the other two in proportion; or spread what is put over several streams. Ask for no more: a limit far above what comes makes small batches at the destination.`,
      lead: 'quotaIncrease',
    }),
  };
}

/** What share of its limit a rate fills; below all that do where either is not known. */
const filled = ({ peak, limit }: LimitedRate): number =>
  peak === null || limit === null ? -1 : peak.value / limit.value;

const whyUnread = ({ limit, metric, limitMetric }: LimitedRate, streamName: string): string =>
  `CloudWatch has no data for ${limit === null ? limitMetric : metric} of ${streamName} in the look-back.`;

/** What must fit at the peak under what is assumed, so that the fix leaves nothing yellow. */
const mostAtPeak = (use: Use | null, { multiplier, highMultiplier }: FamilyContext): number =>
  use === null ? 0 : useAt(use, highMultiplier ?? multiplier ?? 1);

/** Enough that what is expected stays below the yellow threshold; without the last bits of floating point, which would round up. */
const withRoom = (expected: number, { plan }: FamilyContext): number =>
  Math.ceil(Number((expected / plan.thresholds.yellow).toPrecision(12)));

/** What AWS raises the active partitions of a stream to at most (Firehose developer guide, "Quota"). */
const MOST_PARTITIONS = 5_000;

const PARTITIONS_ASSUMED =
  'How many more partitions more traffic has is not known: from none to as many times as there is traffic. What fits only if there are none more is yellow.';

export const firehosePartitions = defineCeilingFamily({
  ...STREAM,
  id: 'firehose-partitions',
  title: 'Active partitions of streams of Data Firehose fit',
  failureTitle: 'Stream of Data Firehose has too many active partitions',
  why: 'Records of a partition beyond the limit are not delivered where they belong, but with the errors.',
  unit: 'partitions',
  formula: `PartitionCount at normal peak, and up to × m, against the lowest ActivePartitionsLimit that Firehose published in the last day, of streams with dynamic partitioning. ${PARTITIONS_ASSUMED}`,
  remedy:
    'Have AWS Support raise the limit, deliver sooner, or spread what is put over several streams by partition.',
  estimate: (artifacts, context) =>
    streamsInQuestion(artifacts, context)
      .filter(({ stream }) => stream.destinations.some(({ isPartitioned }) => isPartitioned))
      .map((load) => partitionCeiling(load, context)),
});

function partitionCeiling(load: FirehoseLoad, context: FamilyContext): CeilingDraft {
  const { streamName } = load.stream;
  const { partitions = null, partitionLimit = null, window } = load.measured ?? {};
  const density = densityOf(partitions, window, 'maxima', `PartitionCount of ${streamName}`);
  const growing = context.elasticity(load.owner);
  const use =
    partitions === null
      ? null
      : useBetween(
          { fixedLoad: partitions.value, elasticLoad: 0 },
          {
            fixedLoad: partitions.value * (1 - growing),
            elasticLoad: partitions.value * growing,
            ...addedField(timesLoad(context.addedTo(load.owner), partitions.value)),
          },
        );
  const missing =
    whyNotMeasured(load) ??
    (partitionLimit === null
      ? `CloudWatch has no data for ActivePartitionsLimit of ${streamName} in the look-back.`
      : null);
  return {
    resource: streamName,
    title: `Active partitions of ${streamName}`,
    unit: 'partitions',
    now: partitions?.value ?? null,
    use,
    limit: partitionLimit?.value ?? null,
    ...(missing !== null && { missing }),
    ...(missing === null ? understatedBy(density) : { understated: missing }),
    evidence: [
      ...(partitionLimit === null
        ? []
        : [
            {
              source: 'AWS/Firehose ActivePartitionsLimit',
              at: partitionLimit.at,
              detail: `Firehose published a limit of ${partitionLimit.value} active partitions of ${streamName}.`,
            },
          ]),
      ...(partitions === null
        ? []
        : [
            {
              source: 'AWS/Firehose PartitionCount',
              at: partitions.at,
              detail: `${partitions.value} partitions were active at normal peak. ${PARTITIONS_ASSUMED} ${densityInWords(density)}`,
            },
          ]),
    ],
    fix: (expected) => morePartitions(streamName, Math.max(expected, mostAtPeak(use, context)), context),
  };
}

function morePartitions(streamName: string, expected: number, context: FamilyContext): FixDraft {
  const partitions = withRoom(expected, context);
  return {
    action:
      partitions > MOST_PARTITIONS
        ? `Partition ${streamName} by something with fewer values, deliver sooner (a shorter buffering interval), or spread what is put over several streams by partition: ${partitions} active partitions are more than the ${MOST_PARTITIONS} that AWS gives one.`
        : `Have AWS let ${streamName} have ${partitions} active partitions with the Firehose Limits form of AWS Support, deliver sooner (a shorter buffering interval), or partition by something with fewer values.`,
    lead: 'quotaIncrease',
  };
}

export const firehoseStreamCount = defineCeilingFamily({
  id: 'firehose-streams',
  title: 'Quota of streams of Data Firehose leaves room for what is planned',
  failureTitle: 'Quota of streams of Data Firehose is too small for what is planned',
  why: 'A stream that is added for the event is refused once the region has as many as the quota allows.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'streams',
  formula: 'streams of the region + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['firehoseStreams'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) =>
    countAgainstQuota(
      {
        resource: 'Streams of Data Firehose',
        title: 'Streams of Data Firehose in the region',
        unit: 'streams',
        quotaCode: QUOTAS.streams,
        serviceCode: 'firehose',
      },
      {
        now: artifacts.firehoseStreams.length,
        added: context.plannedAdditions(QUOTAS.streams),
        source: 'firehose:ListDeliveryStreams',
      },
      artifacts.serviceQuotas,
      context,
    ),
});
