import { listMachines, type MachineLoad } from '../capacity/state-machines';
import type { Artifacts } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** Judges each state machine, by whether it carries the event's traffic. */
export const judgeMachines = (
  artifacts: Pick<Artifacts, 'stateMachines' | 'stateMachinePeaks'>,
  { placed }: TargetContext,
  judge: (load: MachineLoad, resource: JudgedResource) => Judgement,
): Judgement[] =>
  listMachines(artifacts).map((load) => {
    const { stateMachineName: name, stateMachineArn: arn } = load.machine;
    return asPlaced(judge(load, { name, arn }), () => placed(load.owner));
  });

/** The same of express ones alone. */
export const judgeExpressMachines = (
  artifacts: Pick<Artifacts, 'stateMachines' | 'stateMachinePeaks'>,
  context: TargetContext,
  judge: (load: MachineLoad, resource: JudgedResource) => Judgement,
): Judgement[] => {
  const stateMachines = artifacts.stateMachines.filter(({ type }) => type === 'EXPRESS');
  return judgeMachines({ ...artifacts, stateMachines }, context, judge);
};
