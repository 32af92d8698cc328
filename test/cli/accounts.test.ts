import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { iem } from '../builders/environment';

const environment = { ...process.env };
const ROOT = 'r-ab12';
const SHOP = 'ou-ab12-shop0000';
const STAGING = 'ou-ab12-staging0';

const account = (Id: string, Name: string, State = 'ACTIVE') => ({
  ...{ Id, Name, State, Arn: `arn:aws:organizations::111111111111:account/o-x/${Id}` },
});
const ACCOUNTS: Readonly<Record<string, readonly object[]>> = {
  [ROOT]: [account('111111111111', 'Management')],
  [SHOP]: [account('222222222222', 'Shop'), account('333333333333', 'Old shop', 'SUSPENDED')],
  [STAGING]: [account('444444444444', 'Staging: "tests"\u001b[31m')],
};
const UNITS: Readonly<Record<string, readonly object[]>> = {
  [ROOT]: [{ Id: SHOP }],
  [SHOP]: [{ Id: STAGING }],
};
/** The namespaces with metrics, by account and region; of a region that is missing, nothing may be listed. */
const METRICS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '222222222222': { 'us-east-1': ['AWS/ApplicationELB', 'AWS/Lambda'], 'eu-west-1': ['AWS/Lambda'] },
  '444444444444': { 'us-east-1': ['AWS/Lambda'], 'eu-west-1': [] },
};

interface Asked {
  readonly target: string;
  readonly body: string;
  readonly path: string;
  /** Of the key that signed: the account whose role it is, or none. */
  readonly account: string;
  readonly region: string;
}
type Reply = readonly [status: number, type: string, body: string];

const JSON_TYPE = 'application/x-amz-json-1.1';
const refuse = (name: string): Reply => [
  400,
  JSON_TYPE,
  JSON.stringify({ __type: name, Message: 'not you' }),
];

/** Two to a page, so that there are two pages. */
function organization({ target, body }: Asked): Reply {
  const { ParentId = ROOT, NextToken } = JSON.parse(body || '{}');
  const all = target.endsWith('ListAccounts')
    ? Object.values(ACCOUNTS).flat()
    : target.endsWith('ListAccountsForParent')
      ? ACCOUNTS[ParentId]
      : (UNITS[ParentId] ?? []);
  if (all === undefined) return refuse('ParentNotFoundException');
  const from = Number(NextToken ?? 0);
  const page = all.slice(from, from + 2);
  const more = from + 2 < all.length ? { NextToken: String(from + 2) } : {};
  const member = target.includes('ListAccounts') ? 'Accounts' : 'OrganizationalUnits';
  return [200, JSON_TYPE, JSON.stringify({ [member]: page, ...more })];
}

function otherwise({ body, path, account: owner, region }: Asked): Reply {
  const form = new URLSearchParams(body);
  const action = form.get('Action') ?? path.split('/').at(-1);
  if (action === 'AssumeRole') {
    const id = form.get('RoleArn')?.split(':')[4] ?? '';
    if (METRICS[id] === undefined || form.get('ExternalId') !== 'x-1')
      return [
        403,
        'text/xml',
        '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no role</Message></Error></ErrorResponse>',
      ];
    const keys = `<AccessKeyId>ASIA${id}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>`;
    return [
      200,
      'text/xml',
      `<AssumeRoleResponse><AssumeRoleResult><Credentials>${keys}<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    ];
  }
  if (action === 'GetCallerIdentity')
    return [
      200,
      'text/xml',
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${owner}</Account><Arn>arn:aws:sts::${owner}:assumed-role/x/y</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    ];
  if (action === 'DescribeRegions')
    return [
      200,
      'text/xml',
      `<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><regionInfo>${['us-east-1', 'eu-west-1'].map((name) => `<item><regionName>${name}</regionName></item>`).join('')}</regionInfo></DescribeRegionsResponse>`,
    ];
  const Metrics = (METRICS[owner]?.[region] ?? []).map((Namespace) => ({ Namespace }));
  return [200, JSON_TYPE, JSON.stringify({ Metrics })];
}

let server: Server;
let denied: boolean;

beforeEach(async () => {
  denied = false;
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [, key = '', region = ''] =
      /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
    const asked = {
      target: String(request.headers['x-amz-target'] ?? ''),
      body: Buffer.concat(chunks).toString(),
      path: request.url ?? '',
      account: key.replace(/^\D+/, ''),
      region,
    };
    const isOrganization = asked.target.startsWith('AWSOrganizations');
    const [status, type, body] = isOrganization
      ? denied
        ? refuse('AccessDeniedException')
        : organization(asked)
      : otherwise(asked);
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'AKIA111111111111',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});
afterEach(async () => {
  process.env = { ...environment };
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const READER = ['--role', 'iem-readonly', '--external-id', 'x-1'];

describe('iem accounts', () => {
  it('writes the accounts below a unit, with the regions in which each is used', async () => {
    const { code, stdout, stderr } = await iem(['accounts', '--unit', SHOP, ...READER]);
    expect(parse(stdout)).toEqual({
      accounts: [
        {
          id: '222222222222',
          name: 'Shop',
          roleArn: 'arn:aws:iam::222222222222:role/iem-readonly',
          externalId: 'x-1',
          regions: [{ name: 'us-east-1' }],
        },
        {
          id: '444444444444',
          name: 'Staging: "tests"\u001b[31m',
          roleArn: 'arn:aws:iam::444444444444:role/iem-readonly',
          externalId: 'x-1',
          regions: [],
        },
      ],
    });
    expect(stdout).not.toContain('\u001b');
    expect(stderr).not.toContain('\u001b');
    expect(stderr.split('\n')).toEqual([
      '333333333333 (Old shop) is left out: it is not active.',
      expect.stringMatching(
        /^444444444444 \(Staging: "tests".*\) has carried no traffic in two weeks, where that could be asked\.$/,
      ),
      '2 accounts listed.',
      '',
    ]);
    // Somebody must say where the second is to be looked at.
    expect(code).toBe(1);
  });

  it('lists the whole organization, of which it reaches what it may', async () => {
    const { code, stdout, stderr } = await iem(['accounts', ...READER, '--except', '444444444444']);
    expect(code).toBe(1);
    const { accounts } = parse(stdout);
    expect(accounts.map(({ id }: { id: string }) => id)).toEqual(['111111111111', '222222222222']);
    expect(stderr).toMatch(
      /In which regions 111111111111 \(Management\) is used is not known: .*iem-readonly/,
    );
  });

  it('asks no account whose regions are given', async () => {
    const { code, stdout } = await iem([
      ...[
        'accounts',
        '--unit',
        ROOT,
        '--role',
        'ops/iem-readonly',
        '-x',
        '111111111111',
        '-x',
        '444444444444',
      ],
      ...['--region', 'eu-west-1', '--region', 'us-east-1'],
    ]);
    expect(code).toBe(0);
    expect(parse(stdout).accounts).toEqual([
      {
        id: '222222222222',
        name: 'Shop',
        roleArn: 'arn:aws:iam::222222222222:role/ops/iem-readonly',
        regions: [{ name: 'eu-west-1' }, { name: 'us-east-1' }],
      },
    ]);
  });

  it('names an account to leave out that is not there, since it may be misspelt', async () => {
    const { stderr } = await iem([
      ...['accounts', '--unit', STAGING, '--region', 'us-east-1', '--except', '999999999999'],
    ]);
    expect(stderr).toContain(
      '999999999999 is to be left out, and is not among the accounts that were listed.',
    );
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a unit that is not there', ['--unit', 'ou-ab12-nowhere0'], /knows no such unit: not you/],
    ['nothing that is left', ['--unit', STAGING, '--except', '444444444444'], /^No active account is left/],
  ])('says what is wrong: %s', async (_, options, expected) => {
    const { code, stdout, stderr } = await iem(['accounts', ...options, '--region', 'us-east-1']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });

  it('says which credentials may list an organization', async () => {
    denied = true;
    const { code, stderr } = await iem(['accounts']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/may not list the organization \(not you\)\. Use those of the management account/);
  });

  it.each([
    ['--unit', 'shop', 'Give the id of a unit'],
    ['--except', 'shop', 'Give the 12 digits'],
    ['--role', '/iem', 'Give the name of a role'],
    ['--region', 'mars-1', 'Give the name of a region'],
  ])('refuses %s %s', async (option, value, expected) => {
    const { code, stderr } = await iem(['accounts', option, value]);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });
});
