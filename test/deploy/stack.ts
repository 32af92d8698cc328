/** The repository's `serverless.yml`, deployed to an AWS on this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** Where it is deployed to; not the account that is inspected. */
export const HOME_ACCOUNT = '210987654321';
export const HOME_REGION = 'eu-west-1';
const STAGE = 'test';
export const STACK = `iem-${STAGE}`;

/** Values of `${param:…}` in `serverless.yml`. */
export type Params = Readonly<Record<string, string>>;

/** An AWS that everything is deployed to, as its owner sees it. */
export interface HomeAws {
  readonly endpoint: string;
  /** Processes of functions run below it. */
  readonly folder: string;
}

/** Points an SDK or the deployment tool at it. */
export const ownerEnvironment = ({ endpoint }: HomeAws) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: HOME_ACCOUNT,
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: HOME_REGION,
});

/** A signature for an AWS that does not check it: it says who asks which service. */
export const signature = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=${HOME_ACCOUNT}/20261122/${HOME_REGION}/${service}/aws4_request, ` +
  'SignedHeaders=host, Signature=unchecked';

/** Runs a program; its output, or an error with it. Not synchronously: what it asks is answered from this process. */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

const SERVERLESS = resolve('node_modules', 'serverless', 'bin', 'serverless.js');

function serverless(home: HomeAws, command: 'deploy' | 'remove', params: Params): Promise<string> {
  const options = ['--stage', STAGE, '--region', HOME_REGION];
  const values = Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
  return run(process.execPath, [SERVERLESS, command, ...options, ...values], {
    ...{ PATH: process.env.PATH, HOME: process.env.HOME, CI: 'true' },
    ...{ SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' },
    ...ownerEnvironment(home),
  });
}

/** `npx serverless deploy --stage test`: the first time, or over what is there. */
export const deploy = (home: HomeAws, params: Params) => serverless(home, 'deploy', params);

/** `npx serverless remove --stage test`. */
export const remove = (home: HomeAws, params: Params) => serverless(home, 'remove', params);

const PYTHON = resolve('.venv', 'bin', 'python');
const RESOURCES = join('test', 'deploy', 'resources.py');

/** Names of everything the account has, by kind; asked with another SDK than ours. */
export async function resourcesOf({ endpoint }: HomeAws): Promise<Record<string, readonly string[]>> {
  const printed = await run(PYTHON, [RESOURCES, endpoint, HOME_ACCOUNT, HOME_REGION], {});
  return JSON.parse(printed);
}

/** Where the API answers; there is one. */
export async function apiUrl({ endpoint }: HomeAws): Promise<string> {
  const answer = await fetch(`${endpoint}/v2/apis`, { headers: { authorization: signature('apigateway') } });
  const { items } = (await answer.json()) as { items: readonly { readonly apiId: string }[] };
  const [api] = items;
  if (!api || items.length > 1) throw new Error(`${items.length} APIs where one was expected`);
  return `${endpoint}/_aws/execute-api/${api.apiId}/$default`;
}

/** Calls a function as EventBridge Scheduler does: with nothing that matters, and nobody who listens. */
export async function invoke({ endpoint }: HomeAws, name: string, input: object = {}): Promise<unknown> {
  const answer = await fetch(`${endpoint}/2015-03-31/functions/${STACK}-${name}/invocations`, {
    method: 'POST',
    headers: { authorization: signature('lambda') },
    body: JSON.stringify(input),
  });
  const output = await answer.text();
  const failed = answer.headers.get('x-amz-function-error');
  if (!answer.ok || failed !== null) throw new Error(`${name}: ${answer.status} ${failed} ${output}`);
  return JSON.parse(output || 'null');
}
