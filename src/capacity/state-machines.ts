/** What state machines of Step Functions run, and whether anything tells what the event brings to them. */
import { lookup } from '../lib/lookup';
import { ARTIFACTS, type Artifacts, type StateMachine, type StateMachinePeak } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';

/** A state machine with what ran of it at normal peak. */
export interface MachineLoad {
  readonly machine: StateMachine;
  readonly owner: ScopedResource;
  /** Undefined where nothing was measured of it. */
  readonly measured: StateMachinePeak | undefined;
}

const peaksByMachine = lookup(({ stateMachineArn }: StateMachinePeak) => [stateMachineArn]);

/** The state machines of the region, with what was measured of each. */
export const listMachines = ({
  stateMachines,
  stateMachinePeaks,
}: Pick<Artifacts, 'stateMachines' | 'stateMachinePeaks'>): MachineLoad[] =>
  stateMachines.map((machine) => ({
    machine,
    owner: ARTIFACTS.stateMachines.owner(machine),
    measured: peaksByMachine(stateMachinePeaks, machine.stateMachineArn)[0],
  }));

/** Whether executions of a state machine are express, which have quotas of their own. */
export const isExpress = ({ machine }: MachineLoad): boolean => machine.type === 'EXPRESS';

/** What CloudWatch does not tell of a state machine, as a sentence; null where it tells all. */
export const whyNotMeasured = ({ machine, measured }: MachineLoad): string | null =>
  measured === undefined || measured.started === null
    ? `CloudWatch gave no complete data for ${machine.stateMachineName}.`
    : null;
