import { listStreams, type StreamLoad } from '../capacity/kinesis-streams';
import type { Artifacts } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** Judges each stream that is there to be used, by whether it carries the event's traffic. */
export const judgeStreams = (
  artifacts: Pick<Artifacts, 'kinesisStreams'> & Partial<Artifacts>,
  { placed }: TargetContext,
  judge: (load: StreamLoad, resource: JudgedResource) => Judgement,
): Judgement[] =>
  listStreams(artifacts).map((load) =>
    asPlaced(judge(load, { name: load.stream.streamName, arn: load.stream.streamArn }), () =>
      placed(load.owner),
    ),
  );
