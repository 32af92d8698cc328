/**
 * An embedded DynamoDB for one machine: files in a folder, which any number of processes can share.
 *
 * The first process owns the files and serves them to the others. When it ends, the process that sends the next request
 * becomes the owner, or finds the new one, without interrupting its work.
 */
import { Agent } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { explainFileProblem } from '../lib/file-problem';
import { IemError } from '../model/error';
import { type Address, createClientTls, FILES_FAILED, findOwner, LOOPBACK } from './embedded-address';

/** An open embedded DynamoDB. */
export interface Embedded {
  /** The URL at which it is served now. */
  readonly endpoint: string;
  /** A client that always uses this DynamoDB, regardless of the AWS configuration. */
  readonly client: DynamoDBClient;
  /** Closes the connection. If this process owns the files, another process that uses them takes over. */
  close(): Promise<void>;
}

/** An address, and for the owner a way to close its server. */
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

  /** Opens one new connection for all requests that failed on the same old one. */
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
      return urlOf(port);
    },
    client,
    async close() {
      closed = true;
      client.destroy();
      // A connection that could not be opened need not be closed.
      await (await connection.catch(() => null))?.close?.();
    },
  };
}

/** Finds the owner or becomes it. It tries repeatedly, because for a moment between two owners neither is possible. */
async function connect(directory: string): Promise<Connection> {
  const deadline = performance.now() + OPEN_MS;
  do {
    const connection = (await findOwner(directory)) ?? (await becomeOwner(directory));
    if (connection) return connection;
    await sleep(RETRY_MS);
  } while (performance.now() < deadline);
  throw new IemError(
    'store-unavailable',
    `Another process has opened the store in ${directory} but does not answer: stop it, or choose another folder.`,
  );
}

/** Returns null if another process owns the files. */
async function becomeOwner(directory: string): Promise<Connection | null> {
  // Only the owner loads this code: the other processes need neither dynalite nor LevelDB.
  const { serve } = await import('./embedded-server');
  try {
    return await serve(directory);
  } catch (error) {
    throw unavailableError(directory, 'opened', explainFileProblem(error), error);
  }
}

const unavailableError = (
  directory: string,
  done: 'opened' | 'used',
  why: string,
  cause?: unknown,
): IemError =>
  new IemError('store-unavailable', `The store in ${directory} cannot be ${done}: ${why}.`, { cause });

const urlOf = (port: number): string => `https://${LOOPBACK}:${port}`;

type Send<T> = (to: Address) => Promise<T>;

/** Sends each request to the process that owns the files at that moment. */
class EmbeddedHandler extends NodeHttpHandler {
  constructor(
    private readonly directory: string,
    private readonly deliver: <T>(send: Send<T>) => Promise<T>,
    token: () => string,
  ) {
    super({ httpsAgent: new Agent({ keepAlive: true, maxCachedSessions: 0, ...createClientTls(token) }) });
  }

  override async handle(...[request, options]: Parameters<NodeHttpHandler['handle']>) {
    const answered = await this.deliver(({ port }) => {
      request.port = port;
      return super.handle(request, options);
    });
    const { statusCode, body } = answered.response;
    if (statusCode === FILES_FAILED) throw unavailableError(this.directory, 'used', await text(body));
    return answered;
  }
}

/** Creates a client that ignores the environment and the AWS configuration of the user. */
const createClient = (requestHandler: NodeHttpHandler): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: urlOf(0),
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

/**
 * Whether no connection came about, or only one to a program that does not know the token. The owner has not got the
 * request, so sending it again is safe.
 */
const isRefused = (error: unknown): boolean =>
  /^(ECONNREFUSED|EPROTO|ERR_SSL_.*)$/.test(String((error as { code?: unknown } | null)?.code));
