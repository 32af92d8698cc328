import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InventoryFile } from '../../src/model/inventory';
import { iem } from '../builders/environment';
import { PLAN_TEXT } from '../builders/plan-text';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const plan = folder.write('plan.yaml', PLAN_TEXT);

/** An AWS that knows who asks and lets them read nothing. */
const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:iam::111122223333:user/mei</Arn><UserId>AIDA</UserId><Account>111122223333</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;
const DENIED = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not allowed.</Message></Error></ErrorResponse>`;

/** S3 has nothing around its errors. */
const DENIED_BY_S3 = '<Error><Code>AccessDenied</Code><Message>Not allowed.</Message></Error>';

let server: Server;
let asked = 0;
const environment = { ...process.env };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked++;
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.headers.authorization?.includes('/s3/')) {
      response.writeHead(403, { 'content-type': 'application/xml' }).end(DENIED_BY_S3);
      return;
    }
    // CloudFront and Route 53 speak XML too, and name the version of their API in the path.
    if (body.includes('Action=') || /^\/(2020-05-31|2013-04-01)\//.test(request.url ?? '')) {
      const known = body.includes('Action=GetCallerIdentity');
      response.writeHead(known ? 200 : 403, { 'content-type': 'text/xml' }).end(known ? IDENTITY : DENIED);
    } else {
      response.writeHead(403, { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDenied' });
      response.end('{"message":"Not allowed."}');
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${address.port}`,
  });
});
afterAll(() => {
  process.env = environment;
  server.closeAllConnections();
  server.close();
});

describe('iem collect', () => {
  it('prints what it read, failures included, and says that nothing was', async () => {
    const { code, stdout, stderr } = await iem(['collect', plan]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Read 0 of \d+ answers of 2 targets\.\n$/);
    const { schema, inventories }: InventoryFile = JSON.parse(stdout);
    expect(schema).toBe('iem-inventory/1');
    expect(inventories.map(({ target }) => target.region).sort()).toEqual(['global', 'us-east-1']);
    for (const { artifacts } of inventories) {
      expect(Object.values(artifacts).filter((result) => result.ok)).toEqual([]);
    }
  });

  it('says what it read, and that it finds no place on a disk that is full', async () => {
    const { code, stdout, stderr } = await iem(['collect', plan, '-o', '/dev/full']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^Read 0 of \d+ answers of 2 targets\.\nCannot write \/dev\/full: the disk is full\.\n$/,
    );
  });

  it.each([
    ['a directory', () => folder.path, 'it is a directory'],
    [
      'what is below a file',
      () => join(folder.write('file', ''), 'a.json'),
      'there is a file where a folder should be',
    ],
  ])('asks AWS nothing that could not be written to %s', async (_, output, why) => {
    asked = 0;
    expect(await iem(['collect', plan, '-o', output()])).toEqual({
      ...{ code: 2, stdout: '', stderr: `Cannot write ${output()}: ${why}.\n` },
    });
    expect(asked).toBe(0);
  });

  it('leaves nothing where it could write and then was stopped', async () => {
    const inventory = folder.at('kept/a.json');
    const wrong = folder.write('wrong.yaml', PLAN_TEXT.replaceAll('111122223333', '999988887777'));
    expect((await iem(['collect', wrong, '-o', inventory])).code).toBe(2);
    expect(readdirSync(folder.at('kept'))).toEqual([]);
  });

  it('writes the same bytes for the same answers, compressed when the name says so', async () => {
    const collect = async (name: string) => {
      const output = folder.at(name);
      expect((await iem(['collect', plan, '-o', output])).stderr).toMatch(/^Read 0 of .*\nWrote /);
      return readFileSync(output);
    };
    const plain = await collect('a.json');
    const compressed = await collect('a.json.gz');
    expect(await collect('b.json.gz')).toEqual(compressed);
    expect(gunzipSync(compressed)).toEqual(plain);
  });

  it('and what it wrote is judged as AWS itself would be: nothing is known', async () => {
    const inventory = folder.at('denied.json');
    await iem(['collect', plan, '-o', inventory]);
    for (const flags of [[], ['--inventory', inventory]]) {
      const { code, stdout, stderr } = await iem([
        'check',
        plan,
        ...flags,
        '-f',
        'json',
        '--fail-on',
        'never',
      ]);
      expect(code).toBe(2);
      expect(stderr).toBe(
        [
          'Nothing could be read in any region of these accounts, so there is no answer.',
          'The credentials may read nothing in us-east-1 of account 111122223333: give them the policy that iem iam-policy prints.',
          'The credentials may read nothing in account 111122223333: give them the policy that iem iam-policy prints.',
          '',
        ].join('\n'),
      );
      const { breakingPoint, coverage } = JSON.parse(stdout);
      expect(breakingPoint).toBeNull();
      expect(coverage.targets.map(({ ok }: { ok: number }) => ok)).toEqual([0, 0]);
    }
  });

  it('shows how far it is to whoever watches, and on standard output the answer alone', async () => {
    const { stdout, stderr } = await iem(['collect', plan], {}, true);
    expect(stderr).toContain('Reading 1 account');
    expect(stderr).toContain('111122223333/us-east-1');
    expect(stderr).toMatch(/Reading 1 account: 0 answers, \d+ could not be read/);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'iem-inventory/1' });
  });

  it('refuses credentials of another account', async () => {
    const other = folder.write('other.yaml', PLAN_TEXT.replace('111122223333', '444455556666'));
    const { code, stdout, stderr } = await iem(['collect', other]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^The plan names account 444455556666, but the credentials belong to account 111122223333 [^\n]+\n$/,
    );
  });

  it('is interrupted without a word', async () => {
    const signal = AbortSignal.abort(new Error('Interrupted.'));
    expect(await iem(['collect', plan], { signal })).toEqual({ code: 130, stdout: '', stderr: '' });
  });
});
