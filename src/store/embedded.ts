/**
 * DynamoDB for one machine: files under a folder, shared by any number of processes.
 *
 * The first process to come owns the files and serves them; later ones speak to it. When the owner goes, whoever
 * sends the next request becomes the owner or finds the new one, in the middle of its work.
 */
import { Agent } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { explainFileProblem } from '../lib/file-problem';
import { IemError } from '../model/error';
import { type Address, clientTls, FILES_FAILED, findOwner, LOOPBACK } from './embedded-address';

export interface Embedded {
  /** Where it is served now. */
  readonly endpoint: string;
  /** Bound to this embedded DynamoDB whatever the AWS configuration says. */
  readonly client: DynamoDBClient;
  /** Gives the files free if this process owns them; others that use them take over. */
  close(): Promise<void>;
}

/** An address, and how to leave it. */
interface Connection extends Address {
  close?(): Promise<void>;
}

const OPEN_MS = 15_000;
const RETRY_MS = 20;

/** Opens the embedded DynamoDB under `directory`. Throws `store-unavailable`. */
export async function openEmbedded(directory: string): Promise<Embedded> {
  let connection = connect(directory);
  let { port, token } = await connection;
  let closed = false;

  /** All requests that failed on the same connection wait for one new one. */
  const reconnect = async (failed: Promise<Connection>): Promise<void> => {
    if (closed) throw new IemError('store-unavailable', `The store in ${directory} was closed.`);
    if (connection === failed) connection = connect(directory);
    ({ port, token } = await connection);
  };

  const deliver = async <T>(send: Send<T>): Promise<T> => {
    const used = connection;
    try {
      return await send(await used);
    } catch (error) {
      if (!isRefused(error) && !(error instanceof IemError)) throw error;
      await reconnect(used);
      return send(await connection);
    }
  };
  const client = createClient(new EmbeddedHandler(directory, deliver, () => token));

  return {
    get endpoint() {
      return url(port);
    },
    client,
    async close() {
      closed = true;
      client.destroy();
      // A connection that never came to be has nothing to close.
      await (await connection.catch(() => null))?.close?.();
    },
  };
}

/** Finds the owner or becomes it; between one that goes and one that comes there is a moment with neither. */
async function connect(directory: string): Promise<Connection> {
  const deadline = performance.now() + OPEN_MS;
  do {
    const connection = (await findOwner(directory)) ?? (await own(directory));
    if (connection) return connection;
    await sleep(RETRY_MS);
  } while (performance.now() < deadline);
  throw new IemError(
    'store-unavailable',
    `Another process holds the store in ${directory} but does not answer: stop it, or name another folder.`,
  );
}

async function own(directory: string): Promise<Connection | null> {
  // Loaded only by the process that serves: the others need neither dynalite nor LevelDB.
  const { serve } = await import('./embedded-server');
  try {
    return await serve(directory);
  } catch (error) {
    throw unavailable(directory, 'opened', explainFileProblem(error), error);
  }
}

const unavailable = (directory: string, done: 'opened' | 'used', why: string, cause?: unknown): IemError =>
  new IemError('store-unavailable', `The store in ${directory} cannot be ${done}: ${why}.`, { cause });

const url = (port: number): string => `https://${LOOPBACK}:${port}`;

type Send<T> = (to: Address) => Promise<T>;

/** Sends each request to whoever serves the files at that moment. */
class EmbeddedHandler extends NodeHttpHandler {
  constructor(
    private readonly directory: string,
    private readonly deliver: <T>(send: Send<T>) => Promise<T>,
    token: () => string,
  ) {
    super({ httpsAgent: new Agent({ keepAlive: true, maxCachedSessions: 0, ...clientTls(token) }) });
  }

  override async handle(...[request, options]: Parameters<NodeHttpHandler['handle']>) {
    const answered = await this.deliver(({ port }) => {
      request.port = port;
      return super.handle(request, options);
    });
    const { statusCode, body } = answered.response;
    if (statusCode === FILES_FAILED) throw unavailable(this.directory, 'used', await text(body));
    return answered;
  }
}

/** A client that takes nothing from the environment or the AWS configuration of the user. */
const createClient = (requestHandler: NodeHttpHandler): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: url(0),
    region: 'us-east-1',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    accountIdEndpointMode: 'disabled',
    endpointDiscoveryEnabled: false,
    retryMode: 'standard',
    maxAttempts: 5,
    requestHandler,
  });

/** Refused, or by somebody who does not know the token: the request has reached nobody, so sending it again is safe. */
const isRefused = (error: unknown): boolean =>
  /^(ECONNREFUSED|EPROTO|ERR_SSL_.*)$/.test(String((error as { code?: unknown } | null)?.code));
