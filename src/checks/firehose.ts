import { type FirehoseLoad, listFirehoseStreams } from '../capacity/firehose-streams';
import type { Artifacts } from '../model/artifacts';
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
