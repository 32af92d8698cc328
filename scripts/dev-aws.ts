/** Imitates AWS for `npm run dev`. It is loaded again when a source changes. */
import { createHash, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAccounts } from '../src/app/accounts/accounts';
import { checkEvent, storeInMemory } from '../src/app/judging/check';
import { createLocalOutbox } from '../src/app/notifications/local-outbox';
import { createLocalExecutions } from '../src/app/runs/local-executions';
import { saveRun } from '../src/app/runs/save-run';
import { createSecrets } from '../src/aws/secrets';
import { readInventory, readPlan } from '../src/cli/files';
import { createSlack } from '../src/notify/slack';
import { createStore } from '../src/store/dynamo-store';
import { ensureTable } from '../src/store/table';

const TABLE = 'iem';
const PLAN = 'events/plans/flash-sale.yaml';
/** Runs judge this inventory, because there is no account to ask. */
const RECORDING = 'events/inventories/flash-sale.json.gz';

const now = (): string => new Date().toISOString();

function createClient(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
}

/** Creates the table, and stores the sample event and a run of it. */
export async function seed({ database }: StandInState): Promise<void> {
  const client = createClient(database);
  await ensureTable(client, TABLE);
  const store = createStore({ client, table: TABLE, now });
  const plan = await readPlan(PLAN);
  const inventories = await readInventory(RECORDING);
  await saveRun({ store, plan, by: 'dev', trigger: 'cli', now }, async ({ id }, input) => {
    const run = { id, trigger: 'cli', by: 'dev', startedAt: now(), finishedAt: now() };
    return { ...(await checkEvent({ ...input, inventories, run })), inventories };
  });
  client.destroy();
}

/** The state that is kept when a source changes. */
export interface StandInState {
  /** The address of DynamoDB. */
  readonly database: string;
  /** How to stop a run, by the name of its execution. */
  readonly stops: Map<string, (cause: string) => Promise<void>>;
}

export type Operation = (input: Readonly<Record<string, string>>) => Promise<object>;

/** Creates the operations that functions call in AWS besides those of DynamoDB, by their names in `X-Amz-Target`. */
export async function createStandIns({
  database,
  stops,
}: StandInState): Promise<Readonly<Record<string, Operation>>> {
  const store = createStore({ client: createClient(database), table: TABLE, now });
  const outbox = createLocalOutbox(
    { store, now, secret: createSecrets(), postToSlack: createSlack() },
    { onFailure: ({ id }, error) => console.error(`Notification ${id} did not arrive:`, error) },
  );
  const recorded = storeInMemory(await readInventory(RECORDING)).load;
  const executions = createLocalExecutions({ store, now, outbox, accounts: createAccounts(now), recorded });
  const time = (): number => Date.now() / 1000;
  return {
    async 'AWSStepFunctions.StartExecution'({ name = '', input = '' }) {
      const { event, run: id } = JSON.parse(input);
      const run = { event, id };
      stops.set(name, (cause) => executions.stop(run, cause));
      await executions.start(run);
      return {
        executionArn: `arn:aws:states:us-east-1:000000000000:execution:iem:${name}`,
        startDate: time(),
      };
    },
    async 'AWSStepFunctions.StopExecution'({ executionArn = '', cause = '' }) {
      await stops.get(executionArn.split(':').at(-1) ?? '')?.(cause);
      return { stopDate: time() };
    },
    async 'AmazonSQS.SendMessage'({ MessageBody = '' }) {
      await outbox.send(JSON.parse(MessageBody));
      const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
      return { MessageId: randomUUID(), MD5OfMessageBody };
    },
  };
}
