import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Diagnosis } from '../../src/app/accounts/doctor';
import { iem } from '../builders/environment';
import { PLAN_TEXT } from '../builders/plan-text';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const plan = folder.write('plan.yaml', PLAN_TEXT);
const environment = { ...process.env };

/** What the AWS of this machine answers: status, body and headers, by what is asked. */
type Answer = (asked: string) => Reply | Promise<Reply>;
interface Reply {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

const error = (code: string, message = 'no') => ({
  status: 403,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
const IDENTITY = {
  body: '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>',
};
/** Two groups, of which one publishes what we need, and a page that follows. */
const GROUPS = {
  body: `<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups>${[
    ['web', ''],
    [
      'api',
      '<EnabledMetrics><member><Metric>GroupInServiceInstances</Metric><Granularity>1Minute</Granularity></member></EnabledMetrics>',
    ],
  ]
    .map(
      ([name, metrics]) =>
        `<member><AutoScalingGroupName>${name}</AutoScalingGroupName><AutoScalingGroupARN>arn:${name}</AutoScalingGroupARN><MinSize>1</MinSize><MaxSize>2</MaxSize><DesiredCapacity>1</DesiredCapacity><DefaultCooldown>300</DefaultCooldown><AvailabilityZones><member>us-east-1a</member></AvailabilityZones><HealthCheckType>EC2</HealthCheckType><CreatedTime>2026-01-01T00:00:00Z</CreatedTime>${metrics}</member>`,
    )
    .join(
      '',
    )}</AutoScalingGroups><NextToken>more</NextToken></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>`,
};

let server: Server;
let asked: string[];
let answer: Answer;

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const target = request.headers['x-amz-target'];
    const action =
      (typeof target === 'string' ? target.split('.').at(-1) : new URLSearchParams(body).get('Action')) ??
      // What REST asks by GET only reads, whatever the path is called.
      (request.method === 'GET' ? `get ${request.url}` : (request.url ?? ''));
    asked.push(action);
    const { status = 200, body: text, headers } = await answer(action);
    response.writeHead(status, { 'content-type': 'text/xml', ...headers }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});
afterEach(async () => {
  process.env = { ...environment };
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const today = () => ({ now: () => new Date().toISOString() });

describe('iem doctor', () => {
  it('says what is denied by action, asks each action once, and reads no further page', async () => {
    answer = (action) =>
      ({ GetCallerIdentity: IDENTITY, DescribeAutoScalingGroups: GROUPS })[action] ?? error('AccessDenied');
    const { code, stdout, stderr } = await iem(['doctor', plan], today());
    expect(code).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    const regional = lines.slice(lines.indexOf('111122223333 us-east-1'));
    expect(lines.slice(0, 7)).toEqual([
      'This machine',
      '✓ Requests to AWS go directly, without a proxy.',
      '✓ The clock of this machine agrees with AWS to within five minutes.',
      '',
      '111122223333',
      '✓ The credentials belong to account 111122223333, as the plan states.',
      expect.stringMatching(/^✓ A full check asks CloudWatch for at least \d+ metrics?, which is/),
    ]);
    expect(regional).toContain('✗ ec2:DescribeSubnets is denied (AccessDenied): allow it.');
    expect(regional.join(' ').replaceAll(/ +/g, ' ')).toContain(
      '✗ 1 Auto Scaling group of the 2 read, such as web, without GroupInServiceInstances: turn on group metrics now, because two weeks of data take two weeks to gather.',
    );
    expect(stderr).toMatch(
      /^\d+ things to fix; to print a policy with all permissions, run {2}iem iam-policy\n$/,
    );
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(asked.filter((action) => action === 'DescribeAutoScalingGroups')).toHaveLength(1);
    const others = asked.filter((action) => !/^\/?(get|list|describe)|^\/service\/|\/list-/i.test(action));
    // It makes IAM write down what is so, and changes nothing.
    expect(others).toEqual(['GenerateCredentialReport']);
  });

  it('names no price of a check where nothing can be read', async () => {
    answer = (action) => (action === 'GetCallerIdentity' ? IDENTITY : error('AccessDenied'));
    const { stdout } = await iem(['doctor', plan], today());
    expect(stdout).toContain('✓ The credentials belong to account 111122223333, as the plan states.\n\n');
    expect(stdout).not.toContain('A full check asks CloudWatch');
  });

  it('takes an account without a support plan for what it is, as JSON', async () => {
    answer = (action) => {
      if (action === 'GetCallerIdentity') return IDENTITY;
      if (!/^Describe(TrustedAdvisor|Events|Cases)/.test(action)) return error('AccessDenied');
      const headers = { 'content-type': 'application/x-amz-json-1.1' };
      return { status: 400, body: '{"__type":"SubscriptionRequiredException","message":"no"}', headers };
    };
    const { code, stdout } = await iem(['doctor', plan, '--format', 'json'], today());
    expect(code).toBe(1);
    const { schema, found } = JSON.parse(stdout);
    expect(schema).toBe('iem-doctor/1');
    expect(found).toContainEqual({
      account: '111122223333',
      region: 'global',
      subject: 'trusted-advisor',
      state: 'unknown',
      says: expect.stringMatching(/^The account has no paid support plan, so Trusted Advisor cannot/),
    });
    for (const what of ['AWS Health', 'support cases']) {
      expect(found).toContainEqual({
        account: '111122223333',
        region: 'global',
        subject: 'permission',
        state: 'unknown',
        says: expect.stringContaining(`has no paid support plan, so ${what} cannot be read`),
      });
    }
  });

  it('takes "there is none" for an answer', async () => {
    answer = (action) => {
      if (action === 'GetCallerIdentity') return IDENTITY;
      if (action !== '/getAlternateContact') return error('AccessDenied');
      const headers = { 'content-type': 'application/json', 'x-amzn-errortype': 'ResourceNotFoundException' };
      return { status: 404, body: '{"message":"No contact."}', headers };
    };
    const { stdout } = await iem(['doctor', plan], today());
    expect(stdout).toMatch(/^111122223333 global\n✓ 1 action answered, of \d+\.$/m);
    expect(stdout).not.toContain('account:GetAlternateContact');
  });

  it.each([
    [3_600_000, /^✗ The clock of this machine is 36\d\d s ahead of the clock of AWS: set it by NTP\.$/m],
    [-3_600_000, /^✗ The clock of this machine is (35|36)\d\d s behind the clock of AWS: set it by NTP\.$/m],
  ])('holds the clock, %i ms off, against the Date of AWS', async (offset, expected) => {
    answer = (action) =>
      ({ GetCallerIdentity: IDENTITY, DescribeAutoScalingGroups: GROUPS })[action] ?? error('AccessDenied');
    const now = () => new Date(Date.now() + offset).toISOString();
    expect((await iem(['doctor', plan], { now })).stdout).toMatch(expected);
  });

  it('ends with 2 where no account can be reached, with the sentence that says why', async () => {
    answer = () => error('InvalidClientTokenId');
    const { code, stdout } = await iem(['doctor', plan], { ...today(), unicode: false });
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^111122223333\nx AWS refuses the credentials for account 111122223333 \(InvalidClientTokenId\):\n {2}run/m,
    );
  });

  it('goes on to the accounts that can be reached, in the order of the plan', async () => {
    const two = folder.write(
      'two.yaml',
      PLAN_TEXT.replace(
        'accounts:\n',
        'accounts:\n  - id: "444455556666"\n    regions:\n      - name: us-east-1\n',
      ),
    );
    answer = (action) => (action === 'GetCallerIdentity' ? IDENTITY : error('AccessDenied'));
    const { code, stdout } = await iem(['doctor', two, '--format', 'json'], today());
    expect(code).toBe(1);
    const { found } = JSON.parse(stdout) as { found: Diagnosis[] };
    const signedIn = found.filter(({ subject }) => subject === 'credentials');
    expect(signedIn.map(({ account, state }) => [account, state])).toEqual([
      ['444455556666', 'bad'],
      ['111122223333', 'good'],
    ]);
    expect(signedIn[0]?.says).toMatch(
      /names account 444455556666, but the credentials belong to account 111122223333/,
    );
  });

  it('names the policy that refuses where AWS does', async () => {
    const refused = (by: string) =>
      error('AccessDenied', `User: me is not authorized to perform: autoscaling:DescribePolicies ${by}`);
    const says = async (by: string) => {
      answer = (action) => (action === 'GetCallerIdentity' ? IDENTITY : refused(by));
      const { stdout } = await iem(['doctor', plan], { ...today(), width: 200 });
      return stdout.split('\n').find((line) => line.includes('autoscaling:DescribePolicies'));
    };
    expect(await says('with an explicit deny in a service control policy')).toBe(
      '✗ autoscaling:DescribePolicies is denied by a service control policy (AccessDenied): allow it there.',
    );
    expect(await says('because no permissions boundary allows the action')).toContain(
      'denied by a permissions boundary',
    );
    expect(await says('because no identity-based policy allows the action')).toBe(
      '✗ autoscaling:DescribePolicies is denied (AccessDenied): allow it.',
    );
  });

  it.each([
    ['AuthFailure', 'renew the credentials, and check the clock of this machine'],
    ['OptInRequired', 'sign the account up for the service'],
    ['ValidationError', 'try again in a few minutes'],
  ])('names the next step of %s, which no permission mends', async (failure, step) => {
    answer = (action) =>
      action === 'GetCallerIdentity'
        ? IDENTITY
        : action === 'DescribePolicies'
          ? error(failure, 'Said by AWS.')
          : error('AccessDenied');
    const { stdout } = await iem(['doctor', plan], { ...today(), width: 200 });
    expect(stdout).toContain(`✗ autoscaling:DescribePolicies failed (${failure}): ${step}. Said by AWS.\n`);
  });

  it('names the next step where something answers in place of AWS', async () => {
    answer = (action) =>
      action === 'GetCallerIdentity'
        ? IDENTITY
        : action === 'DescribePolicies'
          ? { body: '<html>Sign in</html>' }
          : error('AccessDenied');
    const { stdout } = await iem(['doctor', plan], { ...today(), width: 400 });
    expect(stdout).toMatch(
      /✗ autoscaling:DescribePolicies failed \(Unparsable\): find out what answers in place of AWS, such as a proxy or AWS_ENDPOINT_URL\. The answer \(HTTP 200\) is not/,
    );
  });

  it('says that Trusted Advisor answers', async () => {
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    answer = (action) => {
      if (action === 'GetCallerIdentity') return IDENTITY;
      return action === 'DescribeTrustedAdvisorChecks'
        ? { body: '{"checks":[]}', headers }
        : error('AccessDenied');
    };
    expect((await iem(['doctor', plan], today())).stdout).toContain('\n✓ Trusted Advisor answers.\n');
  });

  it('tests an action that one asker gives up on, because another action is denied to it', async () => {
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    answer = async (action) => {
      if (action === 'GetCallerIdentity') return IDENTITY;
      if (action !== 'GetResources') return error('AccessDenied');
      // Long after the functions are denied, whose tags are asked for beside them.
      await sleep(500);
      return { body: '{"ResourceTagMappingList":[]}', headers };
    };
    const { stdout } = await iem(['doctor', plan], today());
    expect(stdout).toContain('✗ lambda:ListFunctions failed');
    expect(stdout).toMatch(/^111122223333 us-east-1\n✓ 1 action answered, of \d+\.$/m);
    // What tags are asked for in the global target comes after something that is denied there.
    expect(stdout.slice(stdout.indexOf('111122223333 us-east-1'))).not.toContain('tag:GetResources');
  });

  it('names the proxy without its password, and what is asked past it', async () => {
    answer = () => error('InvalidClientTokenId');
    const variable = (name: string) =>
      ({ HTTPS_PROXY: 'http://mei:secret@proxy.example.com:3128', NO_PROXY: '.internal' })[name];
    const { stdout } = await iem(['doctor', plan], { ...today(), variable, width: 200 });
    expect(stdout).toContain(
      '✓ Requests to AWS go through http://proxy.example.com:3128, except to the hosts in NO_PROXY: .internal.',
    );
    expect(stdout).not.toContain('secret');
  });
});
