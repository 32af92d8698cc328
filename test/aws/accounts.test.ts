import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type OwnSettings, openAccount } from '../../src/aws/accounts';
import { actionOf } from '../../src/aws/actions';
import { isThrottled, toFailure } from '../../src/collect/failure';
import { IemError } from '../../src/model/error';
import type { PlanAccount } from '../../src/plan/schema';
import { aPlan } from '../builders/plan';

const environment = { ...process.env };
let home: string;
let sts: Server;
let bodies: URLSearchParams[];
let signatures: string[];
/** What the next calls are answered with, by action. */
let answer: (body: URLSearchParams) => { status: number; body: string };

const listen = (server: Server) =>
  new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );

const identity = (account: string) => ({
  status: 200,
  body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${account}</Account><Arn>arn:aws:iam::${account}:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
});
const assumed = (expires: string) => ({
  status: 200,
  body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expires}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
});
const refused = (code: string) => ({
  status: 403,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no \u0007</Message></Error></ErrorResponse>`,
});

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'iem-aws-'));
  bodies = [];
  signatures = [];
  answer = () => identity('111122223333');
  sts = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      signatures.push(request.headers.authorization ?? '');
      const body = new URLSearchParams(text);
      bodies.push(body);
      const { status, body: answered } = answer(body);
      response.writeHead(status, { 'content-type': 'text/xml' }).end(answered);
    });
  });
  const url = await listen(sts);
  const own = Object.entries(environment).filter(([name]) => !name.startsWith('AWS_'));
  process.env = {
    ...Object.fromEntries(own),
    AWS_ENDPOINT_URL: url,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
});
afterEach(async () => {
  process.env = { ...environment };
  rmSync(home, { recursive: true });
  sts.closeAllConnections();
  await new Promise((resolve) => sts.close(resolve));
});

const account = (more: Partial<PlanAccount> = {}): PlanAccount => {
  const [first] = aPlan().accounts;
  if (!first) throw new Error('no account');
  return { ...first, ...more };
};
const open = (more: Partial<PlanAccount> = {}) => openAccount(account(more), { eventId: 'flash-sale' });
const withKeys = () =>
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' });

describe('openAccount', () => {
  it('finds credentials where the SDK does, and who they belong to', async () => {
    withKeys();
    const opened = await open();
    expect(opened).toMatchObject({ id: '111122223333', arn: 'arn:aws:iam::111122223333:user/x' });
    await expect(opened.credentials()).resolves.toMatchObject({ accessKeyId: 'AKIAEXAMPLE' });
  });

  it('refuses credentials of another account, naming both', async () => {
    withKeys();
    answer = () => identity('999999999999');
    await expect(open()).rejects.toMatchObject({
      code: 'wrong-account',
      message: expect.stringMatching(/111122223333.*999999999999/),
    });
  });

  it('assumes the role once, with the external id, under a name that says what for', async () => {
    withKeys();
    const expires = new Date(Date.now() + 3600_000).toISOString();
    answer = (body) => (body.get('Action') === 'AssumeRole' ? assumed(expires) : identity('111122223333'));
    const roleArn = 'arn:aws:iam::111122223333:role/readiness';
    const { credentials } = await open({ roleArn, externalId: 'shop' });
    await Promise.all([credentials(), credentials()]);
    const assumptions = bodies.filter((body) => body.get('Action') === 'AssumeRole');
    expect(
      assumptions.map((body) => ['RoleArn', 'ExternalId', 'RoleSessionName'].map((name) => body.get(name))),
    ).toEqual([[roleArn, 'shop', 'iem-flash-sale']]);
    await expect(credentials()).resolves.toMatchObject({ accessKeyId: 'ASIAROLE' });
  });

  it('fetches credentials again before they expire', async () => {
    withKeys();
    const soon = new Date(Date.now() + 60_000).toISOString();
    answer = (body) => (body.get('Action') === 'AssumeRole' ? assumed(soon) : identity('111122223333'));
    const { credentials } = await open({ roleArn: 'arn:aws:iam::111122223333:role/readiness' });
    const before = bodies.length;
    await Promise.all([credentials(), credentials(), credentials()]);
    expect(bodies.length - before).toBe(1);
  });

  it('says what to check when the role may not be assumed', async () => {
    withKeys();
    answer = () => refused('AccessDenied');
    const roleArn = 'arn:aws:iam::111122223333:role/readiness';
    await expect(open({ roleArn })).rejects.toMatchObject({
      code: 'no-credentials',
      message: `AWS does not let these credentials assume role ${roleArn} of account 111122223333: check its trust policy and the externalId. no`,
    });
  });

  it.each(['ExpiredToken', 'InvalidClientTokenId'])('says to log in again on %s', async (code) => {
    withKeys();
    answer = () => refused(code);
    await expect(open()).rejects.toMatchObject({
      code: 'no-credentials',
      message: expect.stringMatching(new RegExp(`${code}.*run aws sso login`)),
    });
  });

  it('does not repeat what AWS repeats of a signed request', async () => {
    withKeys();
    const said = `ASIAABCDEFGHIJKLMNOP x-amz-security-token:${'IQoJb3JpZ2luX2Vj'.repeat(8)}`;
    answer = () => {
      const { status, body } = refused('SignatureDoesNotMatch');
      return { status, body: body.replace('no \u0007', said) };
    };
    const { message } = await open().catch((error) => error);
    expect(message).toContain('x-amz-security-token:[…]');
    expect(message).not.toMatch(/ASIAABCD|IQoJ/);
  });

  it('names the login of an expired SSO session', async () => {
    writeFileSync(
      join(home, 'config'),
      '[profile shop]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start\n',
    );
    process.env.HOME = home;
    await expect(open({ profile: 'shop' })).rejects.toMatchObject({
      code: 'no-credentials',
      message: 'The SSO session for account 111122223333 has expired: run aws sso login --profile shop',
    });
  });

  it('does not fall back to other credentials when a profile is not there', async () => {
    withKeys();
    await expect(open({ profile: 'nope\u001b[31m' })).rejects.toMatchObject({
      code: 'no-credentials',
      message: expect.stringMatching(/^Profile "nope \[31m" gives no credentials for account 111122223333, /),
    });
    expect(bodies).toEqual([]);
  });

  it('gives up without credentials, even if instance metadata never answers', async () => {
    const silent = createServer(() => undefined);
    delete process.env.AWS_EC2_METADATA_DISABLED;
    process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT = await listen(silent);
    await expect(open()).rejects.toMatchObject({
      code: 'no-credentials',
      message: expect.stringMatching(/^No AWS credentials for account 111122223333: run aws sso login/),
    });
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('takes credentials from instance metadata where there are some', async () => {
    const metadata = createServer((request, response) => {
      const credentials = {
        AccessKeyId: 'ASIAINSTANCE',
        SecretAccessKey: 's',
        Token: 't',
        Expiration: '2099-01-01T00:00:00Z',
      };
      if (request.url === '/latest/api/token') response.end('token');
      else if (request.url?.endsWith('/security-credentials/')) response.end('role');
      else response.end(JSON.stringify(credentials));
    });
    delete process.env.AWS_EC2_METADATA_DISABLED;
    process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT = await listen(metadata);
    const { credentials } = await open();
    await expect(credentials()).resolves.toMatchObject({ accessKeyId: 'ASIAINSTANCE' });
    metadata.closeAllConnections();
    await new Promise((resolve) => metadata.close(resolve));
  });

  it('keeps what was thrown, and the action it came from, beside the sentence', async () => {
    withKeys();
    answer = () => ({ ...refused('Throttling'), status: 400 });
    const error = await open().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IemError);
    expect(error).toMatchObject({ code: 'aws-unavailable', cause: { name: 'Throttling' } });
    expect(actionOf(error)).toBe('sts:GetCallerIdentity');
    expect(isThrottled(error)).toBe(true);
    expect(toFailure(error)).toMatchObject({ code: 'Throttling', action: 'sts:GetCallerIdentity' });
  });

  it('signs in where it runs, or where the plan is, in the partition of the plan', async () => {
    withKeys();
    const regionOf = async (names: string[], own: OwnSettings) => {
      await openAccount(account({ regions: names.map((name) => ({ name })) }), { eventId: 'e', own });
      return /\/([a-z0-9-]+)\/sts\/aws4_request/.exec(signatures.at(-1) ?? '')?.[1];
    };
    expect(await regionOf(['ap-east-1', 'eu-west-1'], {})).toBe('eu-west-1');
    expect(await regionOf(['eu-west-1'], { region: 'eu-central-1' })).toBe('eu-central-1');
    expect(await regionOf(['us-gov-east-1'], { region: 'us-east-1' })).toBe('us-gov-east-1');
  });

  it('asks the portal of an SSO profile in its own region, not in that of the plan', async () => {
    process.env.HOME = home;
    mkdirSync(join(home, '.aws/sso/cache'), { recursive: true });
    const token = { accessToken: 't', expiresAt: '2099-01-01T00:00:00Z' };
    const name = createHash('sha1').update('corp').digest('hex');
    writeFileSync(join(home, '.aws/sso/cache', `${name}.json`), JSON.stringify(token));
    writeFileSync(
      join(home, 'config'),
      '[profile shop]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session corp]\nsso_region = eu-north-1\nsso_start_url = https://example.awsapps.com/start\n',
    );
    const asked = jest.spyOn(NodeHttpHandler.prototype, 'handle').mockRejectedValue(new Error('Stopped.'));
    delete process.env.AWS_ENDPOINT_URL;
    await open({ profile: 'shop' }).catch(() => undefined);
    expect(asked.mock.calls[0]?.[0].hostname).toBe('portal.sso.eu-north-1.amazonaws.com');
    asked.mockRestore();
  });
});
