import { type EfsLoad, listFileSystems } from '../capacity/efs-file-systems';
import type { Artifacts } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** Judges each file system of EFS that is there to be used, by whether it carries the event's traffic. */
export const judgeFileSystems = (
  artifacts: Pick<Artifacts, 'efsFileSystems'> & Partial<Artifacts>,
  { placed }: TargetContext,
  judge: (load: EfsLoad, resource: JudgedResource) => Judgement,
): Judgement[] =>
  listFileSystems(artifacts).map((load) => {
    const { fileSystemId, fileSystemArn } = load.fileSystem;
    return asPlaced(judge(load, { name: fileSystemId, arn: fileSystemArn }), () => placed(load.owner));
  });

/** Whether a mount target can be mounted: one that is being changed can. */
export const isAvailable = ({ lifeCycleState }: { readonly lifeCycleState: string }): boolean =>
  lifeCycleState === 'available' || lifeCycleState === 'updating';
