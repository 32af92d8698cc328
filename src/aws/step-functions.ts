import { createHash } from 'node:crypto';
import { type SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';

/** A run of an event. */
interface RunId {
  /** Event id. */
  readonly event: string;
  readonly id: string;
}

/** Starts and stops the execution of a run. */
export interface StateMachineExecutions {
  /** Starts the execution of a run with its ids as input. It does nothing when the run was started before. */
  start(run: RunId): Promise<void>;
  /** Stops the execution with the reason as its cause. It does nothing when the execution has ended or never existed. */
  stop(run: RunId, reason: string): Promise<void>;
}

/** The state machine that executes runs. */
export interface StateMachine {
  readonly client: Pick<SFNClient, 'send'>;
  /** The ARN of a standard workflow: only those start once per name. */
  readonly stateMachineArn: string;
}

/** Creates executions of a Step Functions state machine. */
export function createExecutions({ client, stateMachineArn }: StateMachine): StateMachineExecutions {
  return {
    async start({ event, id }) {
      const input = JSON.stringify({ event, run: id });
      const name = executionName({ event, id });
      await client
        .send(new StartExecutionCommand({ stateMachineArn, name, input }))
        .catch(tolerate('ExecutionAlreadyExists'));
    },

    async stop(run, reason) {
      const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${executionName(run)}`;
      await client
        .send(new StopExecutionCommand({ executionArn, cause: reason }))
        .catch(tolerate('ExecutionDoesNotExist'));
    },
  };
}

/** The longest name that Step Functions allows for an execution. */
const MAX_NAME = 80;
/** The hex digits of the hash that makes a shortened name unique: so many that no two runs share them by chance. */
const HASH_DIGITS = 16;

/** Returns the name of a run's execution. Different runs have different names, because ids of events and runs hold no `_`. */
export function executionName({ event, id }: RunId): string {
  const name = `${event}_${id}`;
  if (/^[A-Za-z0-9_-]+$/.test(name) && name.length <= MAX_NAME) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_DIGITS);
  const readable = name.replaceAll(/[^A-Za-z0-9_-]/g, '-').slice(0, MAX_NAME - HASH_DIGITS - 1);
  return `${readable}_${hash}`;
}

const tolerate =
  (name: string) =>
  (error: unknown): void => {
    if (!(error instanceof Error && error.name === name)) throw error;
  };
