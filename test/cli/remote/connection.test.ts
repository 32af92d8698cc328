import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '../../../src/api/api';
import type { Environment } from '../../../src/cli/environment';
import { measureWidth } from '../../../src/report/render/plain-text';
import { lambdaEvent } from '../../api/stand';
import { iem } from '../../builders/environment';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { PLAN_TEXT } from '../../builders/plan-text';
import { aReport } from '../../builders/report';
import { type Answering, recordingServer } from '../../client/server';
import { verifySignature } from '../../client/sigv4';
import { temporaryFolder } from '../folder';

const server = await recordingServer();
const folder = temporaryFolder();
const plan = folder.write('flash-sale.yaml', PLAN_TEXT);
const changed = folder.write('changed.yaml', PLAN_TEXT.replace('multiplier: 10', 'multiplier: 12'));

const remote = (argv: readonly string[], overrides: Partial<Environment> = {}) =>
  iem(['remote', ...argv, '--url', server.url], overrides);

const asked = (): string[] => server.requests().map(({ method, target }) => `${method} ${target}`);

describe('against the API', () => {
  let local: LocalBackend;
  let api: Answering;
  beforeAll(async () => {
    local = await openLocalBackend();
    const handler = createApi({ backend: local.backend, log: { error: () => {} } });
    api = async ({ method, target, headers, body }) => {
      const content = body.length === 0 ? {} : { body: Buffer.from(body) };
      const raw = await handler(lambdaEvent(`${method} ${target}`, { headers, ...content }), {} as never);
      return {
        status: raw.statusCode ?? 0,
        headers: raw.headers as Record<string, string>,
        body: Buffer.from(raw.body ?? '', raw.isBase64Encoded ? 'base64' : 'utf8'),
      };
    };
  });
  afterAll(() => local.close());

  const finish = (id: string) => {
    const shown = aReport();
    const report = { ...shown, run: { ...shown.run, id } };
    return local.backend.store.runs.finish({ event: 'flash-sale', id }, { report, findings: [] });
  };

  it('stores a plan once, then only what changed', async () => {
    server.answer(api);
    expect(await remote(['push', plan])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Stored the new event flash-sale as revision 1.\n',
    });
    expect(await remote(['push', plan])).toMatchObject({
      code: 0,
      stderr: 'Nothing changed: the plan is the same as revision 1 of flash-sale.\n',
    });
    expect(await remote(['push', changed])).toMatchObject({
      code: 0,
      stderr: 'Stored flash-sale as revision 2.\n',
    });
    expect(asked()).toEqual([
      'GET /events/flash-sale',
      'POST /events',
      'GET /events/flash-sale',
      'PUT /events/flash-sale',
      'GET /events/flash-sale',
      'PUT /events/flash-sale',
    ]);
    expect(server.requests().at(-1)?.headers).toMatchObject({
      'if-match': '"1"',
      'content-type': 'application/yaml',
    });
  });

  it('replaces no revision that its author has not seen, and names both', async () => {
    server.answer(api);
    const { code, stdout, stderr } = await remote(['push', plan, '--revision', '1']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^flash-sale has changed: you wanted to replace revision 1, but .+ stored revision 2 at 22 Nov 2026 12:00 UTC\.\nTake over .* --revision 2\.\n$/,
    );
    expect((await local.backend.store.plans.get('flash-sale')).revision).toBe(2);
  });

  it('calls the same content the same, whatever revision it was to replace', async () => {
    server.answer(api);
    const { code, stderr } = await remote(['push', changed, '--revision', '1']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Nothing changed: the plan is the same as revision 2 of flash-sale.\n',
    });
  });

  it('asks nothing when the plan has problems', async () => {
    server.answer(api);
    const bad = folder.write('bad.yaml', PLAN_TEXT.replace('multiplier', 'multiplyer'));
    const { code, stderr } = await remote(['push', bad]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${bad}:14:3`);
    expect(asked()).toEqual([]);
  });

  it('names the problems that the API finds, at the lines of the file', async () => {
    server.answer(api);
    const bad = folder.write('bad.yaml', `# A comment.\n${PLAN_TEXT.replace('multiplier', 'multiplyer')}`);
    const { code, stdout, stderr } = await remote(['validate', bad]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^\d+ problems?\n$/) });
    expect(stdout).toContain(`${bad}:15:3 traffic.multiplyer`);
    expect(await remote(['validate', plan])).toEqual({ code: 0, stdout: '', stderr: '0 problems\n' });
  });

  it('counts the problems that are too many to list', async () => {
    server.answer(api);
    const bad = folder.write(
      'bad.yaml',
      PLAN_TEXT + Array.from({ length: 3000 }, (_, i) => `x${i}: 1\n`).join(''),
    );
    const { code, stdout, stderr } = await remote(['validate', bad]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^3,000 problems; the first \d+ are listed\n$/);
    expect(stdout.trim().split('\n').length).toBeLessThan(3000);
  });

  it('starts a run, follows it to its end and judges it as iem check does', async () => {
    let started = '';
    server.answer(async (request, index) => {
      const progress = /runs\/([^/]+)\/progress$/.exec(request.target)?.[1];
      // The first look finds it under way.
      if (progress !== undefined && started === progress) await finish(progress);
      started = progress ?? started;
      return api(request, index);
    });
    const output = folder.at('report.json');
    const { code, stdout, stderr } = await remote(['run', 'flash-sale', '-f', 'json', '-o', output]);
    const { run } = JSON.parse(readFileSync(output, 'utf8'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`Started run ${run.id}\n`);
    expect(stderr).toContain(`iem remote cancel flash-sale ${run.id}\n`);
    expect(asked().filter((line) => line.endsWith('/progress'))).toHaveLength(2);
    expect(JSON.parse(Buffer.from(server.requests()[0]?.body ?? '').toString())).toEqual({ profile: 'full' });
  });

  it('shows those who watch how far the run is', async () => {
    local.later(60);
    server.answer(async (request, index) => {
      const progress = /runs\/([^/]+)\/progress$/.exec(request.target)?.[1];
      if (progress !== undefined) await finish(progress);
      return api(request, index);
    });
    const argv = ['remote', 'run', 'flash-sale', '--fail-on', 'never', '--url', server.url];
    const { code, stderr } = await iem(argv, {}, true);
    expect(code).toBe(0);
    expect(stderr).toContain('0 of 2 targets');
  });

  it('shows the latest answer, in any format', async () => {
    server.answer(api);
    const status = await remote(['status', 'flash-sale']);
    expect(status).toMatchObject({ code: 1, stderr: '' });
    expect(status.stdout).toContain('NOT READY');
    expect((await remote(['status', 'flash-sale', '--fail-on', 'never'])).code).toBe(0);
    for (const [format, beginning] of [
      ['markdown', '## 🔴 Not ready'],
      ['html', '<!doctype html>'],
      ['junit', '<?xml'],
      ['csv', 'kind,status'],
    ] as const) {
      const { code, stdout } = await remote(['report', 'flash-sale', '-f', format]);
      expect({ code, beginning: stdout.slice(0, beginning.length) }).toEqual({ code: 0, beginning });
    }
  });

  it('writes the workbook in the format that is asked for', async () => {
    server.answer(api);
    for (const [argv, beginning] of [
      [[], '# Flash'],
      [['-f', 'html'], '<!doctype html>'],
      [['-f', 'ics'], 'BEGIN:VCALENDAR\r\n'],
    ] as const) {
      const { code, stdout } = await remote(['workbook', 'flash-sale', ...argv]);
      expect({ code, beginning: stdout.slice(0, beginning.length) }).toEqual({ code: 0, beginning });
    }
    const output = folder.at('event.ics');
    expect(await remote(['workbook', 'flash-sale', '--output', output])).toMatchObject({
      ...{ code: 0, stderr: `Wrote ${output}\n` },
    });
    expect(readFileSync(output, 'utf8')).toContain('UID:flash-sale~event@iem');
    expect((await remote(['workbook', 'nope'])).code).toBe(2);
  });

  it('starts without waiting, joins a run that is under way, and cancels it', async () => {
    server.answer(api);
    local.later(60);
    const started = await remote(['run', 'flash-sale', '--no-follow', '--deadline', '30']);
    const id = started.stdout.trim();
    expect(started).toEqual({ code: 0, stdout: `${id}\n`, stderr: `Started run ${id}\n` });
    expect(await remote(['run', 'flash-sale', '--no-follow'])).toMatchObject({
      stdout: `${id}\n`,
      stderr: expect.stringContaining('there is already run'),
    });
    expect((await remote(['status', 'flash-sale'])).stderr).toContain(`Run ${id} has been executing since`);
    expect((await remote(['cancel', 'flash-sale', id])).stderr).toMatch(`Run ${id} is aborted`);
  });

  it('prints no reason of somebody else that the terminal would obey', async () => {
    server.answer(() => ({ body: { state: 'aborted', reason: 'cancelled by \u001b[2Jmei\nall is well' } }));
    expect((await remote(['cancel', 'flash-sale', '1'])).stderr).toBe(
      'Run 1 is aborted: cancelled by \ufffd[2Jmei all is well\n',
    );
  });

  it('says so when the run that it follows is cancelled', async () => {
    local.later(60);
    server.answer(async (request, index) => {
      const progress = /runs\/([^/]+)\/progress$/.exec(request.target)?.[1];
      if (progress !== undefined) {
        await local.backend.store.runs.abort({ event: 'flash-sale', id: progress }, 'Cancelled by mei.');
      }
      return api(request, index);
    });
    const { code, stderr } = await remote(['run', 'flash-sale']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Run \S+ ended without a report: Cancelled by mei\.\n$/);
  });

  it.each([
    [['status', 'nope'], 'There is no such event (404)'],
    [['run', 'nope'], 'There is no such event (404)'],
    [['report', 'flash-sale', '--run', 'nope'], 'There is no such run (404)'],
    [['cancel', 'flash-sale', 'nope'], 'There is no such run (404)'],
  ])('%j says what is not there', async (argv, words) => {
    server.answer(api);
    const { code, stdout, stderr } = await remote(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('whoever asks', () => {
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });
  const finished = () => ({ body: aReport() });

  it('signs with the credentials of the environment', async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
    });
    server.answer(finished);
    expect((await remote(['report', 'flash-sale', '--region', 'eu-west-1'])).code).toBe(0);
    const [request] = server.requests();
    if (request === undefined) throw new Error('Nothing arrived.');
    expect(verifySignature(request, 'secret')).toMatchObject({
      isValid: true,
      isOfBody: true,
      accessKeyId: 'AKIDEXAMPLE',
      region: 'eu-west-1',
      service: 'execute-api',
    });
    expect(request.headers['x-amz-security-token']).toBe('token');
  });

  it('says what to do where there are no credentials', async () => {
    for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_')))
      delete process.env[name];
    Object.assign(process.env, {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: folder.at('none'),
      AWS_SHARED_CREDENTIALS_FILE: folder.at('none'),
    });
    const url = 'https://abc123.execute-api.eu-west-1.amazonaws.com';
    const { code, stderr } = await iem(['remote', 'report', 'flash-sale', '--url', url]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^No AWS credentials: run .+\n$/),
    });
  });

  it('says which part of a key is missing', async () => {
    const variable = (name: string) => ({ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE' })[name];
    const url = 'https://abc123.execute-api.eu-west-1.amazonaws.com';
    const { code, stderr } = await iem(['remote', 'report', 'flash-sale', '--url', url], { variable });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(
        /^The credentials are not whole: AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not\. .+\n$/,
      ),
    });
  });

  it('sends the JWT of a variable, and nothing of AWS', async () => {
    server.answer(finished);
    const variable = (name: string) => ({ TOKEN: 'eyJ.a.b' })[name];
    expect((await remote(['report', 'flash-sale', '--jwt-env', 'TOKEN'], { variable })).code).toBe(0);
    const headers = server.requests()[0]?.headers ?? {};
    expect(headers.authorization).toBe('Bearer eyJ.a.b');
    expect(Object.keys(headers).filter((name) => name.startsWith('x-amz-'))).toEqual([]);
  });

  it('needs no --url where IEM_URL is set, and sends this machine nothing unasked', async () => {
    server.answer(finished);
    const variable = (name: string) => ({ IEM_URL: server.url })[name];
    expect((await iem(['remote', 'report', 'flash-sale'], { variable })).code).toBe(0);
    expect(server.requests()[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['no address', [], "Give the API's URL with --url or the variable IEM_URL."],
    ['no address at all', ['--url', 'readiness'], '--url must be a plain URL such as https://'],
    [
      'a password',
      ['--url', 'https://me:secret@readiness.example.com'],
      '--url must be a plain URL such as https://',
    ],
    ['a query', ['--url', 'https://readiness.example.com?a=b'], '--url must be a plain URL such as https://'],
    [
      'another protocol',
      ['--url', 'ftp://readiness.example.com'],
      '--url must be a plain URL such as https://',
    ],
    ['an address in the clear', ['--url', 'http://readiness.example.com'], 'only over https'],
    ['an address without region', ['--url', 'https://readiness.example.com'], 'add --region'],
    [
      'a variable that is not set',
      ['--url', 'https://readiness.example.com', '--jwt-env', 'TOKEN'],
      'TOKEN, which is not set',
    ],
  ])('is told of %s', async (_, flags, words) => {
    const { code, stdout, stderr } = await iem(['remote', 'status', 'flash-sale', ...flags]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(words);
  });
});

describe('an answer that is none', () => {
  const variable = (name: string) => ({ TOKEN: 'eyJ.a.b' })[name];
  const told = async (answer: ReturnType<Answering>, ...flags: string[]) => {
    server.answer(() => answer);
    const { code, stdout, stderr } = await remote(['report', 'flash-sale', ...flags], { variable });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };
  const message = (text: string) => ({ message: text });

  it('of API Gateway names the permission that is missing', async () => {
    expect(await told({ status: 403, body: message('Forbidden') })).toBe(
      `GET /events/flash-sale/runs/latest/report was refused by API Gateway (403: Forbidden).
The credentials need  execute-api:Invoke  on  arn:aws:execute-api:*:*:*/*/GET/events/flash-sale/runs/latest/report
If they have it, check that --url is right, including the stage, and that this machine's clock is right.
`,
    );
  });

  it.each([
    [
      'a token that is refused',
      { status: 401, body: message('Unauthorized') },
      ['--jwt-env', 'TOKEN'],
      'The token in TOKEN has expired',
    ],
    ['no token', { status: 401, body: message('Unauthorized') }, [], 'add --jwt-env'],
    [
      'a token without the scope',
      { status: 403, body: message('Forbidden') },
      ['--jwt-env', 'TOKEN'],
      'The token in TOKEN lacks the required scope',
    ],
    [
      'another API',
      { status: 404, body: message('Not Found') },
      [],
      'Check that --url is right, including the stage',
    ],
    [
      'a page',
      { status: 418, headers: { 'content-type': 'text/html' }, body: '<h1>\u001b[31mTea</h1>' },
      [],
      '(418: <h1> [31mTea</h1>).',
    ],
    [
      'too much',
      { status: 429, headers: { 'retry-after': '3600' }, body: message('Too Many Requests') },
      [],
      'Try again in 3600 s.',
    ],
    [
      'a document that is no report',
      { body: { schema: 'iem-report/2' } },
      [],
      'this version of iem cannot read: schema: ',
    ],
  ])('of %s says what to do', async (_, answer, flags, words) => {
    const stderr = await told(answer, ...flags);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('\u001b');
  });

  it('tells a problem with all its fields', async () => {
    const errors = [{ in: 'query', pointer: '/limit', message: 'limit is a number from 1 to 1000' }];
    const problem = {
      type: '/problems/content-invalid',
      title: 'The content is not valid',
      status: 422,
      detail: 'Two fields.',
      instance: '/',
      errors,
    };
    expect(await told({ status: 422, body: problem })).toBe(
      'The content is not valid (422): Two fields.\n  query /limit limit is a number from 1 to 1000\n',
    );
  });

  it('is waited for as long as it asks', async () => {
    server.answer((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '0' }, body: {} } : { body: aReport() },
    );
    expect((await remote(['report', 'flash-sale'])).code).toBe(0);
    expect(asked()).toHaveLength(2);
  });

  it('says why nothing answers', async () => {
    const { port, close } = await freePort();
    await close();
    const url = `http://127.0.0.1:${port}`;
    const { code, stderr } = await iem(['remote', 'cancel', 'a', 'b', '--url', url]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `${url} does not answer: no server listens at this address.\n`,
    });
  });

  it('ends with Ctrl-C', async () => {
    server.answer(() => ({ status: 503, headers: { 'retry-after': '30' }, body: {} }));
    const interrupt = new AbortController();
    const ran = remote(['report', 'flash-sale'], { signal: interrupt.signal });
    while (asked().length === 0) await new Promise((look) => setImmediate(look));
    interrupt.abort();
    expect(await ran).toMatchObject({ code: 130, stdout: '' });
  });
});

/** A port that somebody listens at until `close`. */
async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return { port, close: () => promisify(listener.close.bind(listener))() };
}

describe('help', () => {
  it.each(['push', 'validate', 'run', 'status', 'report', 'workbook', 'cancel'])(
    'of %s has examples, says how one is let in, and fits 80 columns',
    async (command) => {
      const { code, stdout } = await iem(['remote', command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Examples:\\n  \\$ iem remote ${command} `, 'm'));
      expect(stdout).toContain('--jwt-env');
      expect(stdout.split('\n').filter((line) => measureWidth(line) > 80)).toEqual([]);
    },
  );
});
