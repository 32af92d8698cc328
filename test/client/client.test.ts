import { describe, expect, it } from '@jest/globals';
import { createIemClient, type IemClientOptions } from '../../src/client';
import { recordingServer } from './server';
import { verifySignature } from './sigv4';

const server = await recordingServer();
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const REMOTE = 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod';

/** A client of an API elsewhere, whose requests go no further than here. */
function elsewhere(options: Omit<IemClientOptions, 'url' | 'fetch'> & { readonly url?: string }) {
  const requests: Request[] = [];
  const client = createIemClient({
    url: REMOTE,
    ...options,
    fetch: async (request) => {
      requests.push(request);
      return Response.json({ status: 'ok' });
    },
  });
  return { client, requests };
}

describe('a client', () => {
  it('asks for what the API has, and gives what it answers', async () => {
    server.answer(() => ({ body: { items: [], cursor: null } }));
    const client = createIemClient({ url: `${server.url}/prod/` });
    const { data, error } = await client.GET('/events/{eventId}/runs', {
      params: { path: { eventId: 'flash-sale' }, query: { limit: 5 } },
    });
    expect({ data, error }).toEqual({ data: { items: [], cursor: null } });
    const [arrived] = server.requests();
    expect(arrived).toMatchObject({ method: 'GET', target: '/prod/events/flash-sale/runs?limit=5' });
    expect(arrived?.headers).not.toHaveProperty('authorization');
  });

  it('gives the problem of a request that was refused', async () => {
    const problem = { type: '/problems/plan-not-found', title: 'There is no such event', status: 404 };
    server.answer(() => ({ status: 404, body: problem }));
    const { error } = await createIemClient(server).GET('/events/{eventId}', {
      params: { path: { eventId: 'nope' } },
    });
    expect(error).toEqual(problem);
  });

  it('signs with the region of the address, or the one it is given', async () => {
    for (const [options, region] of [
      [{ credentials }, 'eu-west-1'],
      [
        { credentials: async () => credentials, url: 'https://readiness.example.com', region: 'us-east-2' },
        'us-east-2',
      ],
    ] as const) {
      const { client, requests } = elsewhere(options);
      await client.GET('/health');
      expect(requests[0]?.headers.get('authorization')).toContain(`/${region}/execute-api/aws4_request`);
      expect(requests[0]?.headers.get('x-amz-security-token')).toBe('token');
    }
  });

  it('signs the path of the stage with the rest', async () => {
    server.answer(() => ({ body: {} }));
    const client = createIemClient({ url: `${server.url}/prod`, credentials, region: 'eu-west-1' });
    await client.POST('/events/{eventId}/runs', {
      params: { path: { eventId: 'a' } },
      body: { profile: 'light' },
    });
    const [arrived] = server.requests();
    if (arrived === undefined) throw new Error('Nothing arrived.');
    expect(arrived.target).toBe('/prod/events/a/runs');
    expect(verifySignature(arrived, 'secret')).toMatchObject({ isValid: true, isOfBody: true });
  });

  it('sends a token, asked for each time', async () => {
    let asked = 0;
    const { client, requests } = elsewhere({ token: async () => `jwt-${++asked}` });
    await client.GET('/health');
    await client.GET('/health');
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer jwt-1',
      'Bearer jwt-2',
    ]);
  });

  it('gives every POST a key, the same when it is sent again, and leaves one that it has', async () => {
    server.answer((_, index) => ({
      status: index === 0 ? 503 : 202,
      headers: { 'retry-after': '0' },
      body: {},
    }));
    const client = createIemClient(server);
    const start = (headers = {}) =>
      client.POST('/events/{eventId}/runs', { params: { path: { eventId: 'a' } }, headers });
    await start();
    await start();
    await start({ 'idempotency-key': 'mine' });
    const [first, again, second, third] = server.requests().map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    expect(third).toBe('mine');
  });

  it('takes nothing anywhere else, though it is told to', async () => {
    server.answer(() => ({ status: 307, headers: { location: 'http://127.0.0.1:1/' }, body: '' }));
    const client = createIemClient({ ...server, credentials, region: 'eu-west-1' });
    await expect(
      client.DELETE('/events/{eventId}', {
        params: { path: { eventId: 'a' }, header: { 'If-Match': '"1"' } },
      }),
    ).rejects.toThrow('fetch failed');
  });

  it.each([
    [
      'credentials in the clear',
      { url: 'http://readiness.example.com', credentials },
      'not to http://readiness',
    ],
    [
      'a token in the clear',
      { url: 'http://localhost.example.com', token: 'jwt' },
      'not to http://localhost.ex',
    ],
    ['both', { credentials, token: 'jwt' }, 'not both'],
    ['credentials without a region', { url: 'https://readiness.example.com', credentials }, 'give one'],
    ['no address', { url: 'readiness' }, 'Invalid URL'],
  ])('refuses %s', (_, options, why) => expect(() => elsewhere(options)).toThrow(why));
});
