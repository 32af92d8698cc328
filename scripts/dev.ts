/**
 * `npm run dev`: the API with the sample event and a run of it, its function bundled and run as it is deployed. A change
 * of a source takes effect with the next request.
 *
 * This process stands in for API Gateway and for the rest of AWS: DynamoDB is embedded, runs are carried out and
 * notifications delivered here. All of it is gone when it ends.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import dynalite from 'dynalite';
import type { OutputFile } from 'esbuild';
import type { ApiHandler } from '../src/api/api';
import { problemOf } from '../src/api/problem';
import { createProblemReply } from '../src/api/problem-reply';
import { addSecurityHeaders } from '../src/api/security-headers';
import { openWorld, type World } from '../src/cli/environment';
import { EXIT, runToExitCode } from '../src/cli/exit';
import { configureCommand, formatExamples } from '../src/cli/help';
import { portOption } from '../src/cli/options';
import { serve } from '../src/cli/serve';
import { IemError } from '../src/model/error';
import { bundling, watchBundle } from './bundling.mjs';
import type { Kept, Operation } from './dev-aws';
import { startFunction } from './dev-function';

/** Below `node_modules`, so that packages are found from there. */
const BUNDLES = resolve('node_modules/.cache/iem');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function listening(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The stand-ins for AWS as the sources say at the moment, and how to end that; they are seeded before anybody asks. */
function watchedStandIns(kept: Kept) {
  let operations: Readonly<Record<string, Operation>> | undefined;
  let loads = 0;
  const options = { ...bundling, entryPoints: ['scripts/dev-aws.ts'], outdir: BUNDLES, sourcemap: 'inline' };
  const { ready, end } = watchBundle(options, async ([bundle]: readonly OutputFile[]) => {
    loads += 1;
    const file = join(BUNDLES, `dev-aws-${process.pid}-${loads}.mjs`);
    await writeFile(file, bundle?.contents ?? '');
    const module: typeof import('./dev-aws') = await import(pathToFileURL(file).href).finally(() =>
      rmSync(file),
    );
    if (operations === undefined) await module.seed(kept);
    operations = await module.standIns(kept);
  });
  return { ready, end, operations: () => operations ?? {} };
}

function serveAws(operations: () => Readonly<Record<string, Operation>>): Server {
  return createServer(async (request, response) => {
    const operation = operations()[String(request.headers['x-amz-target'])];
    const answer = operation
      ? { status: 200, body: await operation((await json(request)) as Parameters<Operation>[0]) }
      : {
          status: 400,
          body: { __type: 'UnknownOperationException', message: 'Nothing stands in for it here.' },
        };
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer.body));
  });
}

/** Of this environment, what is not about the AWS of whoever runs it. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));

/** What API Gateway would answer when the function has failed, in our words. */
const orProblem =
  (invoke: ApiHandler): ApiHandler =>
  async (event, context) => {
    try {
      return await invoke(event, context);
    } catch (error) {
      const { requestId, http } = event.requestContext;
      console.error(`A request failed (${requestId}):`, error);
      const { status, ...reply } = addSecurityHeaders(
        createProblemReply(problemOf(error), http.path, requestId),
      );
      return { statusCode: status, ...reply };
    }
  };

async function dev(port: number, { stderr, signal }: World): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'iem-dev-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const started = Promise.withResolvers<ApiHandler>();
  // First, so that a port that is taken is said at once; who asks too early waits.
  const api = orProblem(async (event, context) => (await started.promise)(event, context));
  const { url } = await serve({ api }, port);

  const database = await listening(
    dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 }),
  );
  const kept: Kept = { database, stops: new Map() };
  const standIns = watchedStandIns(kept);
  try {
    await standIns.ready;
    const aws = await listening(serveAws(standIns.operations));
    signal.throwIfAborted();

    // Of Windows, which has no files for it, this is the name of a pipe.
    const socket = process.platform === 'win32' ? join('\\\\.\\pipe', folder) : join(folder, 'lambda.sock');
    const env = { ...ownEnvironment(), AWS_ENDPOINT_URL: aws, AWS_ENDPOINT_URL_DYNAMODB: database };
    const local = startFunction(socket, env);
    signal.addEventListener('abort', () => local.stop());
    started.resolve(local.invoke);
    local.ready.then(() => {
      stderr.write(`Serving the API at ${url}  (Ctrl-C to stop)\n`);
      stderr.write(`Ask it: curl ${url}events/flash-sale/readiness\n`);
    });
    await local.ended;
    if (!signal.aborted)
      throw new IemError('output-unwritable', 'The function of the API has ended; why is said above.');
  } finally {
    await standIns.end();
  }
}

const stop = new AbortController();
for (const signal of SIGNALS) process.on(signal, () => stop.abort());
const world = openWorld(stop.signal);
const program = configureCommand(new Command('npm run dev --'), world)
  .description('Serve the API as a deployment would, with the sample event, and anew when a source changes.')
  .addOption(portOption('where to serve it', 3000))
  .addHelpText('after', formatExamples('npm run dev', 'npm run dev -- --port 4000'));
const code = await runToExitCode(world, async () => {
  await dev(program.parse(process.argv.slice(2), { from: 'user' }).opts<{ port: number }>().port, world);
  return EXIT.ok;
});
process.exit(code);
