import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  connect as connectTo,
  createServer as createTcpServer,
  type Server as TcpServer,
} from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../architecture/sources';
import { iem } from '../builders/environment';
import { PLAN_TEXT } from '../builders/plan-text';
import { temporaryFolder } from './folder';
import { build, launch } from './processes';

const folder = temporaryFolder();
const plan = folder.write('plan.yaml', PLAN_TEXT);
const certificate = (name: string): string => join(root, 'test/cli/certificates', name);
const AUTHORITY = certificate('authority.pem');

let configs = 0;
const open: (Server | TcpServer)[] = [];

beforeAll(build);
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

/** The port of a server on this machine, which ends with the test. */
async function listen<S extends Server | TcpServer>(server: S): Promise<number> {
  open.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return (server.address() as AddressInfo).port;
}

const answering =
  (status: number, body: string): RequestListener =>
  (request, response) =>
    request.resume().on('end', () => response.writeHead(status, { 'content-type': 'text/xml' }).end(body));

const refusal = (code: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>Said by AWS.</Message></Error></ErrorResponse>`;

const IDENTITY =
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>';

const sts = async (status: number, code: string) =>
  `http://127.0.0.1:${await listen(createServer(answering(status, refusal(code))))}`;

const tls = (listener: RequestListener) =>
  createTlsServer(
    {
      key: readFileSync(certificate('server-key.pem')),
      // As what inspects TLS sends it: with the authority that signed it.
      cert: readFileSync(certificate('server.pem')) + readFileSync(AUTHORITY, 'utf8'),
    },
    listener,
  );

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' };

/** An environment that has nothing of AWS but this. */
const surroundings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: folder.path,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: folder.at('config'),
  AWS_SHARED_CREDENTIALS_FILE: folder.at('credentials'),
  ...env,
});

/** By the built program: what is set for the whole process. */
const launched = (env: NodeJS.ProcessEnv) =>
  launch('main', ['collect', plan], { cwd: folder.path, env: surroundings(env) }).ended;

const before = { ...process.env };

/** In this process. */
async function collect(env: NodeJS.ProcessEnv, file = plan) {
  process.env = surroundings(env);
  try {
    return await iem(['collect', file], { variable: (name) => process.env[name] || undefined });
  } finally {
    process.env = { ...before };
  }
}

/** What it ends with: one sentence, no stack, nothing to report. */
const sentence = async (env: NodeJS.ProcessEnv, file = plan) => only(await collect(env, file));

/** Of the built program: errors of Node are not errors in the environment that the test runner makes. */
const launchedSentence = async (env: NodeJS.ProcessEnv) => only(await launched(env));

function only({ code, stdout, stderr }: { code: number | null; stdout: string; stderr: string }): string {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).not.toMatch(/report it|node_modules|\bat /);
  return stderr.trimEnd();
}

describe('what keeps us from AWS is one sentence that says what to do', () => {
  const NETWORK = 'check the network, the VPN, and HTTPS_PROXY and NO_PROXY where a proxy is needed.';

  it('of a port where nothing listens', async () => {
    expect(await launchedSentence({ ...KEYS, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })).toBe(
      `There is no connection to 127.0.0.1:1 (ECONNREFUSED): ${NETWORK}`,
    );
  });

  it('of a name that DNS does not know', async () => {
    expect(await launchedSentence({ ...KEYS, AWS_ENDPOINT_URL: 'http://sts.nowhere.invalid' })).toMatch(
      /^The name sts\.nowhere\.invalid cannot be resolved \((ENOTFOUND|EAI_AGAIN)\): check the network and its DNS/,
    );
  });

  it('of a connection that is cut', async () => {
    const port = await listen(
      createTcpServer((socket) => void socket.on('data', () => socket.resetAndDestroy())),
    );
    expect(await launchedSentence({ ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` })).toMatch(
      /^The connection to .* was cut \(ECONNRESET\), as a firewall does: check the network/,
    );
  });

  it('of TLS that is inspected, and none once the authority is trusted', async () => {
    const port = await listen(tls(answering(200, IDENTITY)));
    const env = { ...KEYS, AWS_ENDPOINT_URL: `https://127.0.0.1:${port}` };
    expect(await launchedSentence(env)).toMatch(
      /^The certificate of .* is signed by an authority that this machine does not trust \(SELF_SIGNED_CERT_IN_CHAIN\), such as a proxy that inspects TLS: set AWS_CA_BUNDLE \(or NODE_EXTRA_CA_CERTS\) to a PEM file/,
    );
    for (const variable of ['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS']) {
      const { stderr } = await launched({ ...env, [variable]: AUTHORITY });
      expect(stderr).toMatch(/^Read 0 of \d+ answers/);
    }
  });

  it('of a chain without its authority', async () => {
    const server = createTlsServer(
      { key: readFileSync(certificate('server-key.pem')), cert: readFileSync(certificate('server.pem')) },
      answering(200, IDENTITY),
    );
    const env = { ...KEYS, AWS_ENDPOINT_URL: `https://127.0.0.1:${await listen(server)}` };
    expect(await launchedSentence(env)).toMatch(
      /\(UNABLE_TO_[A-Z_]+\), such as a proxy that inspects TLS: set AWS_CA_BUNDLE/,
    );
  });

  it('of plain HTTP where TLS should be', async () => {
    const port = await listen(createServer(answering(200, IDENTITY)));
    expect(await launchedSentence({ ...KEYS, AWS_ENDPOINT_URL: `https://127.0.0.1:${port}` })).toMatch(
      /does not speak TLS \(EPROTO|ERR_SSL_.*\): check AWS_ENDPOINT_URL and HTTPS_PROXY\.$/,
    );
  });

  it.each([
    [
      403,
      'AccessDenied',
      /^STS refuses to say who the credentials for account 111122223333 are \(AccessDenied\): have a service control policy/,
    ],
    [400, 'Throttling', /^STS is asked too often for account 111122223333 \(Throttling\): wait a minute/],
    [500, 'InternalFailure', /^STS fails for account 111122223333 \(HTTP 500\): try again in a few minutes/],
    [
      403,
      'InvalidClientTokenId',
      /^AWS refuses the credentials for account 111122223333 \(InvalidClientTokenId\): run aws sso login or renew them/,
    ],
    [
      403,
      'RequestExpired',
      /^The clock of this machine is not that of AWS \(RequestExpired\): set it by NTP/,
    ],
  ])('of STS that answers %i %s', async (status, code, expected) => {
    expect(await sentence({ ...KEYS, AWS_ENDPOINT_URL: await sts(status, code) })).toMatch(expected);
  });

  it.each([
    ['a login page', 200, '<html><body>Sign in to the hotel</body></html>', 'HTTP 200: it is <html>, not '],
    ['a page of a proxy', 403, '<!doctype html><p>Blocked', 'HTTP 403'],
    ['nothing', 200, '', 'HTTP 200: it is empty): sign in'],
    ['the way to a login page', 302, '', 'HTTP 302): sign in'],
  ])('of %s in place of STS', async (_, status, body, why) => {
    const port = await listen(createServer(answering(status, body)));
    const said = await sentence({ ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });
    expect(said).toMatch(
      /^Something other than AWS answers in place of STS \(HTTP .*\): sign in to the network, and check HTTPS_PROXY and AWS_ENDPOINT_URL\.$/,
    );
    expect(said).toContain(why);
  });

  it('of an endpoint that is no URL', async () => {
    expect(await launchedSentence({ ...KEYS, AWS_ENDPOINT_URL: 'localhost' })).toMatch(
      /^An endpoint of AWS is not a URL: check/,
    );
  });

  it('of a key with a line break', async () => {
    const env = { ...KEYS, AWS_ACCESS_KEY_ID: 'AKIA\nX', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    expect(await sentence(env)).toMatch(
      /hold a character that no key has, such as a line break: copy them again\.$/,
    );
  });

  it('of no credentials at all', async () => {
    expect(await sentence({})).toMatch(
      /^No AWS credentials for account 111122223333: run aws sso login or aws configure/,
    );
  });

  it.each([
    [{ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE' }, 'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not'],
    [
      { AWS_SECRET_ACCESS_KEY: 'x', AWS_SESSION_TOKEN: 't' },
      'AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not',
    ],
    [
      { AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' },
      'AWS_ACCESS_KEY_ID is that of a temporary key (ASIA…), but AWS_SESSION_TOKEN is not set',
    ],
  ])('of a key of which a part is missing: %j', async (env, what) => {
    // AWS is not asked, and no other credentials are taken instead.
    const other = '[default]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = x\n';
    const AWS_SHARED_CREDENTIALS_FILE = folder.write(`credentials-${configs++}`, other);
    const AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    expect(await sentence({ ...env, AWS_SHARED_CREDENTIALS_FILE, AWS_ENDPOINT_URL })).toBe(
      `The credentials for account 111122223333 are not whole: ${what}. Copy all of the key again, or unset its variables to use what else is configured.`,
    );
  });

  const MFA =
    '[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/mei\n[profile base]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = x\n';
  it.each<[string, string, string, RegExp]>([
    [
      'asks for a code',
      MFA,
      'ops',
      /^Profile "ops" asks for the code of an MFA device, which iem cannot ask you for: run eval "\$\(aws configure export-credentials --profile ops --format env\)", and leave the profile out/,
    ],
    [
      'is not there',
      MFA,
      'opps',
      /^Profile "opps" gives no credentials for account 111122223333, because it, .*: compare with aws configure list-profiles\.$/,
    ],
    [
      'names one that is not there',
      '[profile a]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = b\n',
      'a',
      /^Profile "a" gives no credentials .*compare with aws configure list-profiles\.$/,
    ],
    [
      'names itself in a circle',
      '[profile a]\nrole_arn = x\nsource_profile = b\n[profile b]\nrole_arn = y\nsource_profile = a\n',
      'a',
      /^Profile "a" gives no credentials for account 111122223333: mend it in ~\/\.aws\/config\. Detected a cycle/,
    ],
    [
      'runs a program that fails',
      '[profile a]\ncredential_process = /bin/false\n',
      'a',
      /^Profile "a" gives no credentials for account 111122223333: mend it in ~\/\.aws\/config\. Command failed/,
    ],
    [
      'is incomplete for SSO',
      '[profile a]\nsso_start_url = https://example.awsapps.com/start\n',
      'a',
      /^Profile "a" gives no credentials .*mend it in ~\/\.aws\/config/,
    ],
    [
      'is in a file of nonsense',
      '\u0000\u0001]]][[=\n=\n[profile',
      'a',
      /^Profile "a" gives no credentials .*compare with aws configure list-profiles\.$/,
    ],
    [
      'has a name that cannot be',
      '[profile __proto__]\nregion = x\n',
      'a',
      /^(Profile "a" gives no credentials|Signing in) /,
    ],
  ])(
    'of a profile that %s, named by the environment or by the plan',
    async (_, config, profile, expected) => {
      const file = folder.write(`config-${configs++}`, config);
      const env = { AWS_CONFIG_FILE: file, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
      expect(await sentence({ ...env, AWS_PROFILE: profile })).toMatch(expected);
      const named = folder.write(
        'named.yaml',
        PLAN_TEXT.replace('    regions:', `    profile: ${profile}\n    regions:`),
      );
      expect(await sentence(env, named)).toMatch(expected);
    },
  );
});

describe('the network of the environment', () => {
  /** A proxy that connects whoever asks to this port of this machine, whatever host they name. */
  async function proxyTo(port: number, refusal?: string) {
    const asked: string[] = [];
    const server = createServer();
    server.on('connect', ({ url = '', headers }, socket) => {
      asked.push(`${url} ${headers['proxy-authorization'] ?? ''}`.trim());
      socket.on('error', () => undefined);
      if (refusal) return void socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
      const upstream = connectTo(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
    });
    return { asked, url: `127.0.0.1:${await listen(server)}` };
  }

  const hosts = (asked: readonly string[]) => [...new Set(asked)].sort();

  it('is used by the clients of accounts and of STS, with the authority that the proxy signs by', async () => {
    const port = await listen(
      tls((request, response) => {
        request.resume().on('end', () => {
          const isSts = request.headers.host?.startsWith('sts.');
          response.writeHead(isSts ? 200 : 403, { 'content-type': 'text/xml' });
          response.end(isSts ? IDENTITY : refusal('AccessDenied'));
        });
      }),
    );
    const { asked, url } = await proxyTo(port);
    const env = { ...KEYS, HTTPS_PROXY: `http://mei:pass@${url}`, AWS_CA_BUNDLE: AUTHORITY };
    const { stderr } = await launched(env);
    expect(stderr).toMatch(/^Read 0 of \d+ answers/);
    const user = `Basic ${Buffer.from('mei:pass').toString('base64')}`;
    expect(hosts(asked)).toEqual(
      expect.arrayContaining(
        ['ec2', 'servicequotas', 'sts', 'support'].map(
          (name) => `${name}.us-east-1.amazonaws.com:443 ${user}`,
        ),
      ),
    );
  });

  it('is used by the assumption of roles that a profile names', async () => {
    const port = await listen(tls(answering(403, refusal('AccessDenied'))));
    const { asked, url } = await proxyTo(port);
    const config = folder.write(
      'config-role',
      '[profile r]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = b\n[profile b]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = x\n',
    );
    const { stderr } = await launched({
      AWS_CONFIG_FILE: config,
      AWS_PROFILE: 'r',
      https_proxy: `http://${url}`,
      NODE_EXTRA_CA_CERTS: AUTHORITY,
    });
    expect(stderr).toContain('AccessDenied');
    expect(hosts(asked)).toEqual(['sts.us-east-1.amazonaws.com:443']);
  });

  it('is not used for the hosts of NO_PROXY, nor for this machine', async () => {
    const { asked, url } = await proxyTo(1);
    const proxy = { ...KEYS, HTTPS_PROXY: `http://${url}`, HTTP_PROXY: `http://${url}` };
    const endpoint = `http://127.0.0.1:${await listen(createServer(answering(200, IDENTITY)))}`;
    expect((await launched({ ...proxy, AWS_ENDPOINT_URL: endpoint })).stderr).toMatch(
      /^Read 0 of \d+ answers/,
    );
    const elsewhere = { AWS_ENDPOINT_URL: 'https://sts.nowhere.invalid', NO_PROXY: '.nowhere.invalid' };
    expect(await launchedSentence({ ...proxy, ...elsewhere })).toMatch(
      /^The name sts\.nowhere\.invalid cannot/,
    );
    expect(asked).toEqual([]);
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['no URL', { HTTPS_PROXY: 'proxy:3128' }, /^HTTPS_PROXY is not the URL of a proxy, such as http:/],
    [
      'no file',
      { AWS_CA_BUNDLE: '/nowhere.pem' },
      /^AWS_CA_BUNDLE names \/nowhere\.pem, which is not a readable file of PEM certificates \(ENOENT\): mend it/,
    ],
    [
      'no certificates',
      { AWS_CA_BUNDLE: plan },
      /^AWS_CA_BUNDLE names .*plan\.yaml, which is not a readable file of PEM/,
    ],
    [
      'a proxy that is away',
      { HTTPS_PROXY: 'http://127.0.0.1:1' },
      /^There is no connection to 127\.0\.0\.1:1 \(ECONNREFUSED\): check the network, the VPN, and HTTPS_PROXY/,
    ],
  ])('is said in one sentence where it is %s', async (_, env, expected) => {
    expect(await launchedSentence({ ...KEYS, ...env })).toMatch(expected);
  });

  it('is said in one sentence where the proxy wants a password', async () => {
    const { url } = await proxyTo(1, '407 Proxy Authentication Required');
    expect(await launchedSentence({ ...KEYS, HTTPS_PROXY: `http://${url}` })).toMatch(
      /^The proxy does not let us through to AWS: check HTTPS_PROXY, with the user and password that the proxy asks for\..*407/,
    );
  });
});
