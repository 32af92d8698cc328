/**
 * `npm run dev`: the API as it is deployed, by serverless-offline, with the sample event and a run of it.
 *
 * This process stands in for AWS: DynamoDB is embedded, runs are carried out and notifications delivered here. All of
 * it is gone when it ends. Arguments are those of serverless-offline: `npm run dev -- --httpPort 4000`.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createAccounts } from '../src/app/accounts';
import { checkEvent, inMemory } from '../src/app/check';
import { createLocalExecutions } from '../src/app/local-executions';
import { createLocalOutbox } from '../src/app/local-outbox';
import { saveRun } from '../src/app/save-run';
import { createSecrets } from '../src/aws/secrets';
import { readInventory, readPlan } from '../src/cli/files';
import type { Inventory } from '../src/model/inventory';
import { createSlack } from '../src/notify/slack';
import { createStore } from '../src/store/dynamo-store';
import type { RunRef, Store } from '../src/store/store';
import { ensureTable } from '../src/store/table';

const TABLE = 'iem';
const now = (): string => new Date().toISOString();

async function listening(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function seed(store: Store, inventories: readonly Inventory[]): Promise<void> {
  const plan = await readPlan('events/plans/flash-sale.yaml');
  await saveRun({ store, plan, by: 'dev', trigger: 'cli', now }, async ({ id }, basis) => {
    const run = { id, trigger: 'cli', by: 'dev', startedAt: now(), finishedAt: now() };
    return { ...checkEvent({ ...basis, inventories, run }), inventories };
  });
}

type Operation = (input: Readonly<Record<string, string>>) => Promise<object>;

/** The operations that the functions ask AWS for beside DynamoDB's, by the name they carry in `X-Amz-Target`. */
function standIns(store: Store, inventories: readonly Inventory[]): Readonly<Record<string, Operation>> {
  const outbox = createLocalOutbox(
    { store, now, secret: createSecrets(), postToSlack: createSlack() },
    { onFailure: ({ id }, error) => console.error(`Notification ${id} did not arrive:`, error) },
  );
  const recorded = inMemory(inventories).load;
  const executions = createLocalExecutions({ store, now, outbox, accounts: createAccounts(now), recorded });
  const running = new Map<string, RunRef>();
  const linkKey = randomBytes(32).toString('hex');
  const time = (): number => Date.now() / 1000;
  return {
    async 'AWSStepFunctions.StartExecution'({ name = '', input = '' }) {
      const { event, run } = JSON.parse(input);
      running.set(name, { event, id: run });
      await executions.start({ event, id: run });
      return {
        executionArn: `arn:aws:states:us-east-1:000000000000:execution:iem:${name}`,
        startDate: time(),
      };
    },
    async 'AWSStepFunctions.StopExecution'({ executionArn = '', cause = '' }) {
      const run = running.get(executionArn.split(':').at(-1) ?? '');
      if (run) await executions.stop(run, cause);
      return { stopDate: time() };
    },
    async 'AmazonSQS.SendMessage'({ MessageBody = '' }) {
      await outbox.send(JSON.parse(MessageBody));
      const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
      return { MessageId: randomUUID(), MD5OfMessageBody };
    },
    async 'AmazonSSM.GetParameter'({ Name }) {
      return { Parameter: { Name, Type: 'SecureString', Value: linkKey } };
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

function serveAws(operations: Readonly<Record<string, Operation>>): Server {
  return createServer(async (request, response) => {
    const operation = operations[String(request.headers['x-amz-target'])];
    const answer = operation
      ? { status: 200, body: await operation(JSON.parse(await bodyOf(request))) }
      : {
          status: 400,
          body: { __type: 'UnknownOperationException', message: 'Nothing stands in for it here.' },
        };
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer.body));
  });
}

/** What serverless-offline says, and a first thing to ask. */
async function relay(from: Readable, to: Writable): Promise<void> {
  for await (const line of createInterface({ input: from })) {
    // It lists the function once more for every route, at an address that nobody asks.
    if (!line.includes('/invocations ')) to.write(`${line}\n`);
    const [, api] = /^Server ready: (\S+)/.exec(line) ?? [];
    if (api) to.write(`Ask it: curl ${api}/events/flash-sale/readiness\n`);
  }
}

const folder = await mkdtemp(join(tmpdir(), 'iem-dev-'));
const database = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const endpoint = await listening(database);
const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
await ensureTable(client, TABLE);
const store = createStore({ client, table: TABLE, now });
const inventories = await readInventory('events/inventories/flash-sale.json.gz');
await seed(store, inventories);
const aws = serveAws(standIns(store, inventories));

const offline = spawn(
  process.execPath,
  [
    join('node_modules', 'serverless', 'bin', 'serverless.js'),
    ...['offline', '--config', 'serverless.dev.yml', ...process.argv.slice(2)],
  ],
  {
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, AWS_ENDPOINT_URL: await listening(aws), AWS_ENDPOINT_URL_DYNAMODB: endpoint },
  },
);
const ended = once(offline, 'exit');
// A terminal sends Ctrl-C to both: this one waits for the other to end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => offline.kill(signal));
await Promise.all([relay(offline.stdout, process.stdout), relay(offline.stderr, process.stderr)]);
const [code] = await ended;
aws.close();
database.close();
client.destroy();
await rm(folder, { recursive: true, force: true });
process.exit(code ?? 0);
