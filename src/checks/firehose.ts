import { type FirehoseLoad, listFirehoseStreams } from '../capacity/firehose-streams';
import type { Artifacts, FirehoseStream } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** Judges each stream of Data Firehose that is there to be used, by whether it carries the event's traffic. */
export const judgeFirehoseStreams = (
  artifacts: Pick<Artifacts, 'firehoseStreams'> & Partial<Artifacts>,
  { placed }: TargetContext,
  judge: (load: FirehoseLoad, resource: JudgedResource) => Judgement,
): Judgement[] =>
  listFirehoseStreams(artifacts).map((load) =>
    asPlaced(judge(load, { name: load.stream.streamName, arn: load.stream.streamArn }), () =>
      placed(load.owner),
    ),
  );

/** Why how a stream delivers cannot be told from what was measured of its one destination; null where it can. */
export function whyNotOneDestination({ stream: { destinations } }: FirehoseLoad): string | null {
  const [first, ...others] = destinations;
  if (first === undefined) return 'Firehose named no destination of it.';
  if (others.length > 0)
    return `It has ${destinations.length} destinations, of which only the first is measured.`;
  return first.kind === 'other' ? 'It delivers to a kind of destination that is not known here.' : null;
}

/**
 * The longest that Firehose buffers, past which AWS advises an alarm ("Implement best practices with CloudWatch alarms"), and five minutes in
 * which what was buffered is delivered. The latter is our assumption.
 */
export const LATE_SECONDS = 900 + 300;
/** With dynamic partitioning it may take half as long again ("Buffer data for dynamic partitioning"). */
const LATE_PARTITIONED_SECONDS = 1.5 * LATE_SECONDS;

/** After how many seconds what came to a stream is late, if it was not delivered yet. */
export const lateSeconds = ({ destinations }: FirehoseStream): number =>
  destinations.some(({ isPartitioned }) => isPartitioned) ? LATE_PARTITIONED_SECONDS : LATE_SECONDS;
