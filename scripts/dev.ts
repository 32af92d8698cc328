/**
 * `npm run dev` serves the API with the sample event and a run of it. Its function is bundled and runs as in a deployment. A
 * change of a source takes effect with the next request.
 *
 * This process imitates API Gateway and the rest of AWS: it has an embedded DynamoDB, executes runs and delivers notifications.
 * When it ends, all data is lost.
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
import { type Environment, openEnvironment } from '../src/cli/environment';
import { EXIT, runToExitCode } from '../src/cli/exit';
import { configureCommand, formatExamples } from '../src/cli/help';
import { portOption } from '../src/cli/options';
import { serve } from '../src/cli/serve';
import { IemError } from '../src/model/error';
import { bundling, watchBundle } from './bundling.mjs';
import type { Operation, StandInState } from './dev-aws';
import { startFunction } from './dev-function';

/** The bundle lies below `node_modules`, where it finds packages. */
const BUNDLES = resolve('node_modules/.cache/iem');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Watches the imitation of AWS, so that it agrees with the sources, and fills it before anybody asks. */
function watchStandIns(kept: StandInState) {
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
    operations = await module.createStandIns(kept);
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

/** Selects the environment variables that have nothing to do with the user's AWS. */
const selectEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));

/** Answers with a problem document if the function fails, where API Gateway would have its own words. */
const replyWithProblems =
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

async function dev(port: number, { stderr, signal }: Environment): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'iem-dev-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const started = Promise.withResolvers<ApiHandler>();
  // The port is opened first, so that a port in use is reported at once. Requests that come too early wait.
  const api = replyWithProblems(async (event, context) => (await started.promise)(event, context));
  const { url } = await serve({ api }, port);

  const database = await listen(
    dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 }),
  );
  const kept: StandInState = { database, stops: new Map() };
  const standIns = watchStandIns(kept);
  try {
    await standIns.ready;
    const aws = await listen(serveAws(standIns.operations));
    signal.throwIfAborted();

    // On Windows, which has no socket files, this is the name of a pipe.
    const socket = process.platform === 'win32' ? join('\\\\.\\pipe', folder) : join(folder, 'lambda.sock');
    const env = { ...selectEnvironment(), AWS_ENDPOINT_URL: aws, AWS_ENDPOINT_URL_DYNAMODB: database };
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
const environment = openEnvironment(stop.signal);
const program = configureCommand(new Command('npm run dev --'), environment)
  .description('Serve the API as a deployment would, with the sample event, and anew when a source changes.')
  .addOption(portOption('where to serve it', 3000))
  .addHelpText('after', formatExamples('npm run dev', 'npm run dev -- --port 4000'));
const code = await runToExitCode(environment, async () => {
  await dev(
    program.parse(process.argv.slice(2), { from: 'user' }).opts<{ port: number }>().port,
    environment,
  );
  return EXIT.ok;
});
process.exit(code);
