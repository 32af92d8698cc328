import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createApi } from '../../src/api/api';
import { PROBLEMS } from '../../src/api/problem';
import { type ErrorCode, IemError } from '../../src/model/error';
import { aPlanInput } from '../builders/plan';
import { aReport } from '../builders/report';
import { type Asking, apiStand, asking } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);

/** The API on a store whose list of events throws. */
const askFailing = (error: unknown): Asking => {
  const { backend, logged } = stand;
  const plans = { ...backend.store.plans, list: () => Promise.reject(error) };
  return asking(
    createApi({
      backend: { ...backend, store: { ...backend.store, plans } },
      log: { error: (message, details) => void logged.push({ message, ...details }) },
    }),
  );
};

describe('a request', () => {
  it.each([
    ['another path', 'GET /nothing', {}, 404, 'route-not-found'],
    ['another method', 'DELETE /events', {}, 405, 'method-not-allowed'],
    ['HEAD', 'HEAD /events', {}, 405, 'method-not-allowed'],
    ['OPTIONS', 'OPTIONS /events', {}, 405, 'method-not-allowed'],
    ['an event that cannot be', 'GET /events/Flash%20Sale', {}, 400, 'request-malformed'],
    ['an event outside of its folder', 'GET /events/..%2f..%2fetc', {}, 400, 'request-malformed'],
    ['half an escape', 'GET /events/%E0%A4%A', {}, 400, 'request-malformed'],
    ['a run that cannot be', 'GET /events/a/runs/b%00c', {}, 400, 'request-malformed'],
    ['a parameter that is not one', 'GET /events?limits=1', {}, 400, 'request-malformed'],
    ['a limit of nothing', 'GET /events?limit=0', {}, 400, 'request-malformed'],
    ['a limit that is none', 'GET /events?limit=1e9', {}, 400, 'request-malformed'],
    ['a cursor of somebody else', 'GET /events?cursor=xyz', {}, 400, 'input-unreadable'],
    ['an event that is not there', 'GET /events/gone', {}, 404, 'plan-not-found'],
    ['JSON that is none', 'POST /events', { body: '{"id": ' }, 400, 'request-malformed'],
    [
      'another media type',
      'POST /events',
      { body: 'id: a', headers: { 'content-type': 'text/plain' } },
      415,
      'media-type-unsupported',
    ],
    [
      'no media type',
      'POST /events',
      { body: 'id: a', headers: { 'content-type': '' } },
      415,
      'media-type-unsupported',
    ],
    ['no body', 'POST /events', {}, 415, 'media-type-unsupported'],
    [
      'a plan of more than 1 MiB',
      'POST /events',
      { body: ' '.repeat(1024 * 1024 + 1) },
      413,
      'body-too-large',
    ],
    [
      'a body of more than 64 KiB',
      'POST /events/a/waivers',
      { body: ' '.repeat(64 * 1024 + 1) },
      413,
      'body-too-large',
    ],
    [
      'a field that is not one',
      'POST /events/a/what-if',
      { body: { multiplyer: 4 } },
      422,
      'content-invalid',
    ],
  ])('with %s is refused', async (_, line, options, status, problem) => {
    const answer = await ask(line, options);
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      body: { type: `/problems/${problem}`, status, title: PROBLEMS[problem as ErrorCode].title },
    });
  });

  it('of another method is told which there are', async () => {
    expect((await ask('PATCH /events')).headers.allow).toBe('GET, POST');
  });

  it('may come in Base64', async () => {
    const body = Buffer.from(JSON.stringify(aPlanInput({ id: 'base64' })));
    expect((await ask('POST /events', { body })).status).toBe(201);
  });

  it('that is no UTF-8 is refused', async () => {
    const { status, body } = await ask('POST /events', { body: Buffer.from([0x7b, 0xff, 0x7d]) });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { detail: 'The body is not UTF-8: send it in that encoding.' },
    });
  });

  it('names every parameter and field that is wrong', async () => {
    expect((await ask('GET /events/A/runs/latest/findings?status=bad&account=1&row=x')).body).toMatchObject({
      errors: [
        { in: 'path', pointer: '/eventId' },
        { in: 'query', pointer: '/status' },
        { in: 'query', pointer: '/account' },
        { in: 'query', pointer: '/row' },
      ],
    });
    expect(
      (await ask('POST /events/a/waivers', { body: { finding: '', expires: 'soon', extra: 1 } })).body,
    ).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ in: 'body', pointer: '/finding' }),
        expect.objectContaining({ in: 'body', pointer: '/expires' }),
        expect.objectContaining({ in: 'body', pointer: '/owner' }),
        expect.objectContaining({ in: 'body', pointer: '/extra' }),
      ]),
    });
  });

  it('says what is wrong in plain words', async () => {
    const { body } = await ask('POST /events/a/waivers', {
      body: { finding: 1, expires: '2026-13-01', x: 1 },
    });
    expect((body as { errors: { pointer: string; message: string }[] }).errors).toEqual([
      { in: 'body', pointer: '/finding', message: 'must be text, not a number' },
      { in: 'body', pointer: '/reason', message: 'is missing' },
      { in: 'body', pointer: '/owner', message: 'is missing' },
      { in: 'body', pointer: '/expires', message: 'there is no such date' },
      { in: 'body', pointer: '/x', message: 'is not a field here' },
    ]);
    const pdf = await ask('GET /events/a/runs/latest/report?format=pdf');
    expect(pdf.body).toMatchObject({
      errors: [{ pointer: '/format', message: 'must be json, html, markdown, csv, csv-excel, junit' }],
    });
  });

  it('does not see its own body again in what is wrong with it', async () => {
    const { text } = await ask('POST /events', { body: '{"password": hunter2}' });
    expect(text).not.toContain('hunter2');
  });

  it.each([
    [
      { iam: { userArn: 'arn:aws:sts::111122223333:assumed-role/ops/mei' } },
      'arn:aws:sts::111122223333:assumed-role/ops/mei',
    ],
    [{ jwt: { claims: { sub: '7f3', email: 'mei@example.com' }, scopes: null } }, '7f3 (mei@example.com)'],
    [{ jwt: { claims: { sub: '7f3' } } }, '7f3'],
    [{ jwt: { claims: { client_id: 'pipeline' } } }, 'pipeline'],
    [{ jwt: { claims: {} } }, 'unknown'],
    [{ iam: {} }, 'unknown'],
    [{ lambda: {} }, 'local'],
    [undefined, 'local'],
  ])('of %j is recorded as of %s', async (authorizer, by) => {
    const id = `by-${randomUUID()}`;
    const answer = await ask('POST /events', { body: aPlanInput({ id }), ...(authorizer && { authorizer }) });
    expect(answer.body).toMatchObject({ savedBy: by });
  });
});

describe('an error', () => {
  it.each([
    ['ProvisionedThroughputExceededException', 429],
    ['ThrottlingException', 429],
    ['ExecutionLimitExceeded', 429],
  ])('%s of AWS is passed on as a request to slow down', async (name, status) => {
    const answer = await askFailing(Object.assign(new Error('arn:aws:secret'), { name }))('GET /events');
    expect(answer).toMatchObject({ status, body: { type: '/problems/throttled' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.text).not.toContain('secret');
  });

  it.each(['TimeoutError', 'InternalServerError'])('%s of AWS says when to ask again', async (name) => {
    const answer = await askFailing(Object.assign(new Error('arn:aws:secret'), { name }))('GET /events');
    expect(answer).toMatchObject({ status: 503, body: { type: '/problems/aws-unavailable' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.text).not.toContain('secret');
  });

  it('is known by what it came from', async () => {
    const cause = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    const wrapped = new Error('Error thrown by DynamoDB client', { cause: new Error('again', { cause }) });
    expect((await askFailing(wrapped)('GET /events')).status).toBe(429);
    const closed = new IemError('store-unavailable', 'The store was closed.');
    expect((await askFailing(new Error('wrapped', { cause: closed }))('GET /events')).status).toBe(503);
  });

  it('of a store that does not answer says when to ask again, not where the store is', async () => {
    const error = new IemError('store-unavailable', 'Another process holds the store in /home/mei/.iem');
    const answer = await askFailing(error)('GET /events');
    expect(answer).toMatchObject({ status: 503, body: { correlationId: 'request-1' } });
    expect(answer.headers['retry-after']).toBeDefined();
    expect(answer.text).not.toContain('mei');
  });

  it.each([
    ['a defect', new TypeError('secret is not a function')],
    ['text that was thrown', 'secret'],
    ['an error of the command line', new IemError('no-credentials', 'secret')],
  ])('that is %s tells nothing but where it is logged', async (_, error) => {
    const before = stand.logged.length;
    const answer = await askFailing(error)('GET /events');
    expect(answer).toMatchObject({
      status: 500,
      body: { type: '/problems/internal-error', correlationId: 'request-1' },
    });
    expect(answer.text).not.toContain('secret');
    expect(stand.logged.slice(before)).toMatchObject([{ correlationId: 'request-1', error }]);
  });
});

const aRun = {
  ...{ event: 'large', id: 'large', planRevision: 1, trigger: 'api', by: 'mei', profile: 'full' as const },
  ...{ requestedAt: '2026-11-22T00:00:00Z', startedAt: '2026-11-22T00:00:00Z', state: 'finished' as const },
};

describe('a reply', () => {
  it('is safe in a browser', async () => {
    for (const line of ['GET /health', 'GET /events/gone', 'GET /openapi.json']) {
      expect((await ask(line)).headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringContaining('max-age='),
        'x-content-type-options': 'nosniff',
      });
      expect((await ask(line)).headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=0.1, br;q=0.9', 'br'],
    ['*', 'br'],
    ['identity', undefined],
    ['br;q=0, gzip;q=0', undefined],
    ['zstd', undefined],
  ])('to a client that takes %s is encoded as %s', async (accepted, encoding) => {
    const plain = await ask('GET /openapi.json');
    const answer = await ask('GET /openapi.json', { headers: { 'accept-encoding': accepted } });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toContain('accept-encoding');
    expect(answer.text).toBe(plain.text);
  });

  it('that is larger than Lambda passes on says where to read it by page', async () => {
    const { backend } = stand;
    const noise = randomBytes(6 * 1024 * 1024).toString('base64');
    const report = aReport({ run: { ...aReport().run, notes: [noise] } });
    const runs = { ...backend.store.runs, get: async () => aRun, report: async () => report };
    const askLarge = asking(
      createApi({
        backend: { ...backend, store: { ...backend.store, runs } },
        log: { error: () => {} },
      }),
    );
    for (const encoding of ['gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding };
      expect(await askLarge('GET /events/large/runs/large/report', { headers })).toMatchObject({
        status: 406,
        body: { type: '/problems/reply-too-large', detail: expect.stringContaining('by page') },
      });
    }
  });

  it('that is short is not compressed', async () => {
    const { headers } = await ask('GET /health', { headers: { 'accept-encoding': 'gzip' } });
    expect(headers).not.toHaveProperty('content-encoding');
  });
});
