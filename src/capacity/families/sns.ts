import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts, Peak } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, addedUse, boundedUse, timesLoad, useAtMost, useBetween } from '../growth';
import { quotaPart } from '../quota-ceiling';
import { listTopics, type TopicLoad, whyNotMeasured } from '../sns-topics';

const QUOTAS = SERVICES.sns.quotas.sns;
const DOCS = 'https://docs.aws.amazon.com/general/latest/gr/sns.html';

/** What the families of topics say alike. */
const TOPICS = {
  workbook: '11 Service Limits',
  kind: 'quota',
  elastic: true,
  docs: DOCS,
  unit: 'messages/s',
} as const;

export const snsPublishRate = defineCeilingFamily({
  ...TOPICS,
  id: 'sns-publish-rate',
  title: 'Messages of the peak may be published to SNS',
  failureTitle: 'SNS refuses messages, as more are published a second than the quota allows',
  why: 'The quota is of all topics of the account in the region together; what is published past it is refused, and lost where nobody tries again.',
  formula: `messages a second of all topics at normal peak, and of phones and devices, × m, against the quota of messages a second of the region. Topics have their peaks at different times: what fits only because of that is yellow. AWS counts FIFO topics with the others and gives them a quota of their own, too: what fits only without them is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy:
    'Request an increase of the quota, or publish less: send to queues directly, or what can wait after the event.',
  needs: ['snsTopics', 'snsTopicPeaks', 'snsPublishing'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) => {
    const loads = listTopics(artifacts);
    const isUsed =
      artifacts.snsPublishing.isPublished !== false ||
      loads.some(({ measured }) => measured !== undefined && measured.isPublished !== false);
    return isUsed ? [publishCeiling(loads, artifacts, context)] : [];
  },
});

/** Messages a second, of which a part grows with traffic. */
interface Rate {
  readonly fixed: number;
  readonly elastic: number;
}

function publishCeiling(
  loads: readonly TopicLoad[],
  { snsPublishing, serviceQuotas }: Pick<Artifacts, 'snsPublishing'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { publishedPerSecond: all, window } = snsPublishing;
  const fifo = rateOf(
    loads.filter(({ topic }) => topic.isFifo),
    context,
  );
  const standard = rateOf(
    loads.filter(({ topic }) => !topic.isFifo),
    context,
  );
  const sum = totalOf(fifo) + totalOf(standard);
  const direct = Math.max(0, (all?.value ?? 0) - sum);
  // Of topics whose peak was at another time, nobody knows what they had of the messages then.
  const ofThatTime = loads.filter(({ measured }) => measured?.publishedPerSecond?.at === all?.at);
  const mostDirect = Math.max(0, (all?.value ?? 0) - totalOf(rateOf(ofThatTime, context)));
  // At one moment, and without FIFO topics; where nothing tells that moment, the busiest topic alone.
  const together =
    all === null ? busiestOf(loads) : Math.min(totalOf(standard), Math.max(0, all.value - totalOf(fifo)));
  const growing = Math.max(0, together - standard.fixed);
  const density = densityOf(all, window, 'rates', 'NumberOfMessagesPublishedPerAccount');
  const unmeasured = loads.map(whyNotMeasured).find((why) => why !== null) ?? null;
  const { limit, unit, quotaCode, fix, evidence, missing } = quotaPart(
    serviceQuotas,
    QUOTAS.publishRate,
    'sns',
    TOPICS.unit,
    context,
  );
  const [added] = addedUse(
    loads.flatMap((load) => timesLoad(context.addedTo(load.owner), BUSIEST_SECOND * peakOf(load))),
  );
  return {
    resource: '-',
    title: 'Messages that are published to SNS in the region',
    ...{ limit, unit, quotaCode, fix },
    now: all?.value ?? sum,
    use: useBetween(
      { fixedLoad: together - growing + direct, elasticLoad: growing },
      {
        fixedLoad: BUSIEST_SECOND * (fifo.fixed + standard.fixed),
        elasticLoad: BUSIEST_SECOND * (fifo.elastic + standard.elastic + mostDirect),
        ...addedField(added?.added ?? []),
      },
    ),
    ...(missing !== undefined && { missing }),
    ...(all === null
      ? {
          understated: `CloudWatch (AWS/Usage) does not tell what was published in ${context.target.region} as a whole, so that messages to phones and devices are not known.`,
        }
      : understatedBy(density)),
    ...(unmeasured !== null && { understated: unmeasured }),
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...evidence,
      {
        source: 'AWS/SNS NumberOfMessagesPublished, AWS/Usage NumberOfMessagesPublishedPerAccount',
        at: all?.at ?? context.asOf,
        detail: `${wordsOfPeaks(loads, sum)}${all === null ? '' : ` Of the account at one time ${round(all.value)}${direct > 0 ? `, of which at least ${round(direct)} went to phones and devices directly: up to ${round(mostDirect)} are taken to grow, too` : ''}.`} ${BUSIEST_SECOND_ASSUMED} ${densityInWords(density)}`,
      },
    ],
  };
}

function wordsOfPeaks(loads: readonly TopicLoad[], sum: number): string {
  const idle = loads.filter(({ measured }) => measured?.isPublished === false).length;
  return `The normal peaks of ${loads.length} topics add up to ${round(sum)} messages a second.${idle > 0 ? ` Nothing was published to ${idle} of them in the look-back: if the event uses them, write what it brings as demand of sns-publish-rate in the plan.` : ''}`;
}

const peakOf = ({ measured }: TopicLoad): number => measured?.publishedPerSecond?.value ?? 0;

const busiestOf = (loads: readonly TopicLoad[]): number =>
  Math.max(0, ...loads.filter(({ topic }) => !topic.isFifo).map(peakOf));

/** The peaks of topics, added up. */
const rateOf = (loads: readonly TopicLoad[], context: FamilyContext): Rate =>
  loads.reduce<Rate>(
    ({ fixed, elastic }, load) => {
      const growing = context.elasticity(load.owner);
      return { fixed: fixed + peakOf(load) * (1 - growing), elastic: elastic + peakOf(load) * growing };
    },
    { fixed: 0, elastic: 0 },
  );

const totalOf = ({ fixed, elastic }: Rate): number => fixed + elastic;

/**
 * Messages a second ("Amazon SNS endpoints and quotas" in the General Reference of AWS): of a FIFO topic as long as its throughput is that of
 * the topic, of a group of messages, and of all FIFO topics of a region together. AWS raises the last one, and no API tells it.
 */
const FIFO_RATES = { ofTopic: 3_000, ofGroup: 300, elsewhere: 3_000 } as const;
const FIFO_RATES_OF_REGIONS: Readonly<Record<string, number>> = {
  'us-east-1': 30_000,
  'us-west-2': 9_000,
  'eu-west-1': 9_000,
};

const isPerGroup = ({ topic }: TopicLoad): boolean => topic.fifoThroughputScope === 'MessageGroup';

/** The FIFO topics in scope that grow with the event: SNS does not tell when one was made, so that of an unused one nobody knows. */
const fifoTopics = (
  artifacts: Pick<Artifacts, 'snsTopics' | 'snsTopicPeaks'>,
  context: FamilyContext,
): TopicLoad[] =>
  listTopics(artifacts).filter(
    (load) =>
      load.topic.isFifo &&
      context.inScope(load.owner) &&
      (load.measured?.isPublished === true || context.elasticity(load.owner) > 0),
  );

const FIFO = { ...TOPICS, needs: ['snsTopics', 'snsTopicPeaks'] } as const;

export const snsFifoThroughput = defineCeilingFamily({
  ...FIFO,
  id: 'sns-fifo-throughput',
  title: 'FIFO topics take the messages of the peak',
  failureTitle: 'FIFO topics take fewer messages than the peak brings',
  why: 'A FIFO topic refuses what is published past its rate, and no other way keeps the order.',
  formula: `messages a second at normal peak × m, against 3,000 of a FIFO topic unless its throughput scope is MessageGroup; and those of all FIFO topics together against what AWS publishes of the region: 30,000 in us-east-1, 9,000 in us-west-2 and eu-west-1, and 3,000 elsewhere. Topics have their peaks at different times: what fits only because of that is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy:
    'Give the topic the throughput scope MessageGroup, spread messages over regions, or have AWS raise the rate.',
  estimate: (artifacts, context) => {
    const loads = fifoTopics(artifacts, context);
    return [
      ...loads.filter((load) => !isPerGroup(load)).map((load) => topicCeiling(load, context)),
      ...(loads.length > 1 || loads.some(isPerGroup) ? [regionCeiling(loads, context)] : []),
    ];
  },
});

function topicCeiling(load: TopicLoad, context: FamilyContext): CeilingDraft {
  const { topicName } = load.topic;
  return {
    resource: topicName,
    title: `Messages of ${topicName}`,
    unit: TOPICS.unit,
    ...measuredUse(load, context, 'between'),
    limit: FIFO_RATES.ofTopic,
    evidence: [
      {
        source: 'sns:GetTopicAttributes',
        at: context.asOf,
        detail: `${topicName} is a FIFO topic whose throughput scope is the topic: AWS publishes ${FIFO_RATES.ofTopic.toLocaleString('en-US')} messages a second, or 20 MB, whichever comes first. ${BUSIEST_SECOND_ASSUMED}`,
      },
      ...evidenceOf(load),
    ],
    fix: () => widenScope(load, context),
  };
}

/** SNS does not let it be taken back. */
const widenScope = ({ topic: { topicName, topicArn } }: TopicLoad, { target }: FamilyContext): FixDraft => ({
  action: `Give ${topicName} the throughput scope MessageGroup, if its messages have many groups and repetitions are of the same group. It cannot be taken back.`,
  command: awsCommand(target, 'sns', 'set-topic-attributes', {
    'topic-arn': topicArn,
    'attribute-name': 'FifoThroughputScope',
    'attribute-value': 'MessageGroup',
  }),
  lead: 'configuration',
});

function regionCeiling(loads: readonly TopicLoad[], context: FamilyContext): CeilingDraft {
  const { region } = context.target;
  const limit = FIFO_RATES_OF_REGIONS[region] ?? FIFO_RATES.elsewhere;
  const sum = rateOf(loads, context);
  const most = Math.max(0, ...loads.map(peakOf));
  const growing = Math.max(0, most - sum.fixed);
  const [added] = addedUse(
    loads.flatMap((load) => timesLoad(context.addedTo(load.owner), BUSIEST_SECOND * peakOf(load))),
  );
  return {
    resource: '-',
    title: 'Messages of all FIFO topics of the region',
    unit: TOPICS.unit,
    now: totalOf(sum),
    use: useBetween(
      { fixedLoad: most - growing, elasticLoad: growing },
      {
        fixedLoad: BUSIEST_SECOND * sum.fixed,
        elasticLoad: BUSIEST_SECOND * sum.elastic,
        ...addedField(added?.added ?? []),
      },
    ),
    understated: loads.map(whyUnknown).find((why) => why !== null) ?? null,
    limit,
    evidence: [
      {
        source: 'AWS/SNS NumberOfMessagesPublished',
        at: context.asOf,
        detail: `The normal peaks of ${loads.length} FIFO topics add up to ${round(totalOf(sum))} messages a second. AWS publishes ${limit.toLocaleString('en-US')} a second in ${region}; what it raised that to cannot be read. ${BUSIEST_SECOND_ASSUMED}`,
      },
    ],
    fix: (expected) => ({
      action: `Have AWS Support let FIFO topics take ${Math.ceil(Number((expected / context.plan.thresholds.yellow).toPrecision(12)))} messages a second in ${region}, or publish to several regions.`,
      lead: 'quotaIncrease',
    }),
  };
}

export const snsFifoGroups = defineCeilingFamily({
  ...FIFO,
  id: 'sns-fifo-groups',
  title: 'Groups of FIFO topics take the messages of the peak',
  failureTitle: 'A group of messages may get more than SNS takes of one',
  why: 'However much a FIFO topic takes, each group of its messages has a rate of its own, past which SNS refuses them.',
  formula: `messages a second of a FIFO topic at normal peak × m, against 300 of each group. How messages spread over groups is not read: what fits only if they have several is yellow. The busiest second is assumed to have up to ${BUSIEST_SECOND} times the mean of its five minutes.`,
  remedy: 'Give messages more groups.',
  estimate: (artifacts, context) =>
    fifoTopics(artifacts, context).map((load) => ({
      resource: load.topic.topicName,
      title: `Messages of the busiest group of ${load.topic.topicName}`,
      unit: TOPICS.unit,
      ...measuredUse(load, context, 'atMost'),
      limit: FIFO_RATES.ofGroup,
      evidence: [
        {
          source: 'sns:GetTopicAttributes',
          at: context.asOf,
          detail: `${load.topic.topicName} is a FIFO topic, which takes ${FIFO_RATES.ofGroup} messages a second of each group. How many groups its messages have is not read: at most, all are of one.`,
        },
        ...evidenceOf(load),
      ],
      fix: () => ({
        action: `Make sure that no group of ${load.topic.topicName} gets more than ${FIFO_RATES.ofGroup} messages a second: give messages more groups.`,
        lead: 'rebuild',
      }),
    })),
});

/** Why nothing, or too little, tells what the event brings; null where the look-back does. */
function whyUnknown(load: TopicLoad): string | null {
  const missing = whyNotMeasured(load);
  if (missing !== null) return missing;
  const { topicName } = load.topic;
  if (load.measured?.isPublished === false || load.measured?.publishedPerSecond?.value === 0) {
    return `Nothing was published to ${topicName} on normal days of the look-back, and SNS does not tell when it was made: nothing tells what the event brings. Write it as demand, or in traffic.elasticity that it brings nothing.`;
  }
  const density = densityOfTopic(load);
  return isKnown(density) ? null : density.missing;
}

const densityOfTopic = ({ topic, measured }: TopicLoad) =>
  densityOf(
    measured?.publishedPerSecond,
    measured?.window,
    'rates',
    `NumberOfMessagesPublished of ${topic.topicName}`,
  );

/** What is used now and at the event, or why that is not known. */
function measuredUse(
  load: TopicLoad,
  context: FamilyContext,
  bounds: 'between' | 'atMost',
): Pick<CeilingDraft, 'now' | 'use' | 'missing' | 'understated' | 'isFlattened'> {
  const why = whyUnknown(load);
  const peak: Peak | null = load.measured?.publishedPerSecond ?? null;
  if (peak === null) return { now: null, use: null, ...(why !== null && { missing: why }) };
  const most = BUSIEST_SECOND * peak.value;
  const [growing, added] = [context.elasticity(load.owner), context.addedTo(load.owner)];
  const density = densityOfTopic(load);
  return {
    now: peak.value,
    use:
      bounds === 'between' ? boundedUse([peak.value, most], growing, added) : useAtMost(most, growing, added),
    understated: why,
    isFlattened: isKnown(density) && density.isFlattened,
  };
}

function evidenceOf(load: TopicLoad): CeilingDraft['evidence'] {
  const peak = load.measured?.publishedPerSecond;
  if (!peak) return [];
  return [
    {
      source: 'AWS/SNS NumberOfMessagesPublished',
      at: peak.at,
      detail: `${round(peak.value)} messages a second were published at normal peak, taken to grow in proportion to traffic. ${densityInWords(densityOfTopic(load))}`,
    },
  ];
}
