/** What topics of SNS pass on, and whether anything tells what the event brings to them. */
import { lookup } from '../lib/lookup';
import { ARTIFACTS, type Artifacts, type SnsTopic, type SnsTopicPeak } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';

/** A topic with what went through it at normal peak. */
export interface TopicLoad {
  readonly topic: SnsTopic;
  readonly owner: ScopedResource;
  /** Undefined where nothing was measured of it. */
  readonly measured: SnsTopicPeak | undefined;
}

const peaksByTopic = lookup(({ topicName }: SnsTopicPeak) => [topicName]);

/** The topics of the region, with what was measured of each. */
export const listTopics = ({
  snsTopics,
  snsTopicPeaks,
}: Pick<Artifacts, 'snsTopics' | 'snsTopicPeaks'>): TopicLoad[] =>
  snsTopics.map((topic) => ({
    topic,
    owner: ARTIFACTS.snsTopics.owner(topic),
    measured: peaksByTopic(snsTopicPeaks, topic.topicName)[0],
  }));

/** What CloudWatch does not tell of a topic, as a sentence; null where it tells all. */
export const whyNotMeasured = ({ topic, measured }: TopicLoad): string | null =>
  measured === undefined || measured.isPublished === null
    ? `CloudWatch gave no complete data for ${topic.topicName}.`
    : null;
