import { createHash } from 'node:crypto';
import { type SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';

/** A run of an event. */
interface RunName {
  /** Event id. */
  readonly event: string;
  readonly id: string;
}

export interface StateMachineExecutions {
  /** Starts the execution of a run with its ids as input; of one that was started before it changes nothing. */
  start(run: RunName): Promise<void>;
  /** Stops it, with the reason as its cause; one that is over, or never was, stays as it is. */
  stop(run: RunName, reason: string): Promise<void>;
}

export interface StateMachine {
  readonly client: Pick<SFNClient, 'send'>;
  /** ARN of a standard workflow: only those are started once by their name. */
  readonly stateMachineArn: string;
}

/** Runs as executions of a Step Functions state machine. */
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

/** Longest name of an execution, of letters, digits, `-` and `_`. */
const MAX_NAME = 80;
/** Hex digits of a hash of what was cut off: so many that no two runs of an account share them by chance. */
const HASH_DIGITS = 16;

/** The same for the same run, and for no other: ids of events and runs hold no `_`. */
export function executionName({ event, id }: RunName): string {
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
