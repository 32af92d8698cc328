import { describe, expect, it } from '@jest/globals';
import { withRetries } from '../../src/client/retrying';

const NOON = Date.parse('2026-11-22T12:00:00Z');

/** Sends a request to something that answers as told, one after the other; says what was waited for. */
async function sent(
  answers: readonly (Response | Error)[],
  init: RequestInit = {},
  stopped: AbortSignal = new AbortController().signal,
) {
  const waited: number[] = [];
  const bodies: string[] = [];
  const send = async (request: Request) => {
    bodies.push(await request.text());
    const answer = answers[bodies.length - 1];
    if (answer === undefined) throw new Error('It was asked too often.');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const wait = async (milliseconds: number) => {
    waited.push(milliseconds);
    stopped.throwIfAborted();
  };
  const request = new Request('http://127.0.0.1/', init);
  const outcome = await withRetries(send, { wait, now: () => NOON, random: () => 1 })(request).then(
    ({ status }) => status,
    ({ message }: Error) => message,
  );
  return { outcome, waited, bodies };
}

const answer = (status: number, retryAfter?: string): Response =>
  new Response(null, { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });
const lost = () => new TypeError('fetch failed');
const KEYED = { method: 'POST', body: '{}', headers: { 'idempotency-key': 'k' } };
const CHANGE = { method: 'PUT', body: '{}' };

describe('sending again', () => {
  it.each([
    ['a read that was lost', {}, [lost(), lost(), answer(200)], 200, [200, 400]],
    ['a read until it is no use', {}, [lost(), lost(), lost(), lost()], 'fetch failed', [200, 400, 800]],
    [
      'a read that the server could not answer',
      {},
      [answer(503), answer(502), answer(504), answer(503)],
      503,
      [200, 400, 800],
    ],
    ['a keyed request that may have been done', KEYED, [answer(504), answer(202)], 202, [200]],
    ['not a change that may have been done', CHANGE, [answer(504)], 504, []],
    ['not what never left', {}, [new Error('no credentials')], 'no credentials', []],
    ['not a change that was lost', CHANGE, [lost()], 'fetch failed', []],
    ['a keyed request that is still being answered', KEYED, [answer(409, '2'), answer(202)], 202, [2000]],
    ['not a conflict', CHANGE, [answer(409)], 409, []],
    ['a change that was turned away', CHANGE, [answer(429, '2'), answer(200)], 200, [2000]],
    [
      'after the date that was asked for',
      {},
      [answer(429, 'Sun, 22 Nov 2026 12:00:30 GMT'), answer(200)],
      200,
      [30_000],
    ],
    [
      'at once after a date that is past',
      {},
      [answer(429, 'Sun, 22 Nov 2026 11:00:00 GMT'), answer(200)],
      200,
      [0],
    ],
    ['not when the wait is too long', {}, [answer(429, '3600')], 429, []],
    ['without a word on when', {}, [answer(429, 'soon'), answer(200)], 200, [200]],
    ['not what was refused', {}, [answer(403)], 403, []],
    ['not what failed for good', KEYED, [answer(500)], 500, []],
  ])('is done for %s', async (_, init, answers, outcome, waited) => {
    expect(await sent(answers, init)).toMatchObject({ outcome, waited });
  });

  it('sends the same again', async () => {
    const { bodies } = await sent([answer(503), answer(200)], { ...KEYED, body: '{"a":1}' });
    expect(bodies).toEqual(['{"a":1}', '{"a":1}']);
  });

  it('ends when the caller has gone', async () => {
    const gone = AbortSignal.abort(new Error('Interrupted.'));
    expect(await sent([lost()], {}, gone)).toMatchObject({ outcome: 'Interrupted.' });
  });
});
