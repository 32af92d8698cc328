/** What operators do and see, and what happens to them. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { RunRef } from '../../src/store/store';
import { HOME_ACCOUNT, HOME_REGION, type HomeAws, STACK } from './stack';

const access = ({ endpoint }: HomeAws) => ({
  endpoint,
  region: HOME_REGION,
  credentials: { accessKeyId: HOME_ACCOUNT, secretAccessKey: 'secret' },
});

const MACHINE = `arn:aws:states:${HOME_REGION}:${HOME_ACCOUNT}:stateMachine:${STACK}-readiness-run`;

const arnOf = ({ event, id }: RunRef): string =>
  `${MACHINE.replace(':stateMachine:', ':execution:')}:${event}_${id}`;

export interface Execution {
  readonly status: string | undefined;
  /** How long it took; NaN while it runs. */
  readonly seconds: number;
  /** Child executions of its Distributed Map. */
  readonly children: number;
  /** The most bytes that it, or a child, took or gave. */
  readonly largest: number;
}

/** The execution that carries a run out. */
export async function executionOf(home: HomeAws, run: RunRef): Promise<Execution> {
  const client = new SFNClient(access(home));
  const describe = (executionArn: string | undefined) =>
    client.send(new DescribeExecutionCommand({ executionArn }));
  const sizeOf = ({ input = '', output = '' }) =>
    Math.max(Buffer.byteLength(input), Buffer.byteLength(output));

  const execution = await describe(arnOf(run));
  const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn: arnOf(run) }));
  const { executions: children = [] } = mapRuns[0]
    ? await client.send(new ListExecutionsCommand({ mapRunArn: mapRuns[0].mapRunArn }))
    : {};
  const all = [execution, ...(await Promise.all(children.map((child) => describe(child.executionArn))))];
  client.destroy();
  return {
    status: execution.status,
    seconds: (Number(execution.stopDate) - Number(execution.startDate)) / 1000,
    children: children.length,
    largest: Math.max(...all.map(sizeOf)),
  };
}

/** How many executions are under way. */
export async function runningExecutions(home: HomeAws): Promise<number> {
  const client = new SFNClient(access(home));
  const { executions = [] } = await client.send(
    new ListExecutionsCommand({ stateMachineArn: MACHINE, statusFilter: 'RUNNING' }),
  );
  client.destroy();
  return executions.length;
}

export async function stopExecution(home: HomeAws, run: RunRef): Promise<void> {
  const client = new SFNClient(access(home));
  await client.send(new StopExecutionCommand({ executionArn: arnOf(run), cause: 'Stopped in the console' }));
  client.destroy();
}

/** Kills every process of a function as the kernel does one that is out of memory; returns how many there were. */
export function killed({ folder }: HomeAws, name: string): number {
  const processes = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const ours = processes.filter((line) => line.includes(folder) && line.includes(`${STACK}-${name}`));
  for (const line of ours) process.kill(Number.parseInt(line, 10), 'SIGKILL');
  return ours.length;
}

export interface Queue {
  readonly name: string;
  count(): Promise<number>;
  /** Moves everything to another queue, as a redrive does. */
  moveTo(other: Queue): Promise<void>;
}

export function queue(home: HomeAws, name: string): Queue {
  const client = new SQSClient(access(home));
  const urlOf = async (QueueName: string) =>
    (await client.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl;
  const fullName = `${STACK}-${name}`;
  return {
    name: fullName,
    async count() {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: await urlOf(fullName),
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      return Object.values(Attributes ?? {}).reduce((sum, number) => sum + Number(number), 0);
    },
    async moveTo(other) {
      const [from, to] = await Promise.all([urlOf(fullName), urlOf(other.name)]);
      for (;;) {
        const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: from }));
        if (Messages.length === 0) return;
        for (const { Body, ReceiptHandle } of Messages) {
          await client.send(
            new SendMessageCommand({
              QueueUrl: to,
              MessageBody: Body,
              ...(other.name.endsWith('.fifo') && {
                MessageGroupId: 'redrive',
                MessageDeduplicationId: randomUUID(),
              }),
            }),
          );
          await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
        }
      }
    },
  };
}
