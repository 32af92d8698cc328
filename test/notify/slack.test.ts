import { afterEach, describe, expect, it } from '@jest/globals';
import { DeliveryError } from '../../src/notify/delivery-error';
import { createSlack } from '../../src/notify/slack';
import { type Answer, OK, openWebhook, type Webhook } from '../builders/webhook';

let webhook: Webhook;
afterEach(() => webhook?.close());

const MESSAGE = { text: 'Flash sale: not ready', blocks: [] };
const PLENTY = () => 60_000;

/** Posts to what answers in turn; tells how long it would have waited in between. */
async function post(answers: readonly (Answer | null)[], timeLeft = PLENTY) {
  webhook = await openWebhook(...answers);
  const waited: number[] = [];
  const slack = createSlack({ loopback: true, wait: async (ms) => waited.push(ms) });
  const error = await slack(webhook.url, MESSAGE, timeLeft).catch((failure: unknown) => failure);
  return { error: error as DeliveryError | undefined, waited, tries: webhook.received.length };
}

describe('a message for Slack', () => {
  it('is posted as JSON, once', async () => {
    expect(await post([OK])).toEqual({ error: undefined, waited: [], tries: 1 });
    expect(webhook.received[0]).toMatchObject({
      path: '/services/T000/B000/sEcReT',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: MESSAGE,
    });
  });

  it('is posted again when Slack has a bad moment', async () => {
    const bad = { status: 503 };
    expect(await post([bad, bad, OK])).toEqual({ error: undefined, waited: [500, 1000], tries: 3 });
  });

  it('is given up after three tries, for a queue to try later', async () => {
    const { error, tries } = await post([{ status: 500, body: 'rollup_error' }]);
    expect(tries).toBe(3);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      message: 'Slack did not accept the message: HTTP 500 rollup_error.',
      ...{ permanent: false, retryAfterSeconds: undefined },
    });
  });

  it('waits as long as Slack asks, when that is short', async () => {
    const busy = { status: 429, headers: { 'retry-after': '3' } };
    expect(await post([busy, OK])).toEqual({ error: undefined, waited: [3000], tries: 2 });
  });

  it.each([
    ['that is long', '120', PLENTY, 120],
    ['that is longer than there is time', '5', () => 7_000, 5],
    ['not said', '', PLENTY, 30],
    ['said in words', 'tomorrow', PLENTY, 30],
  ])('leaves a wait to the queue %s', async (_, retryAfter, timeLeft, seconds) => {
    const busy = { status: 429, headers: { 'retry-after': retryAfter } };
    const { error, waited, tries } = await post([busy], timeLeft);
    expect({ waited, tries }).toEqual({ waited: [], tries: 1 });
    const message = `Slack asks to wait for ${seconds} seconds before the next message.`;
    expect(error).toMatchObject({ retryAfterSeconds: seconds, permanent: false, message });
  });

  it('counts a single second', async () => {
    const { error } = await post([{ status: 429, headers: { 'retry-after': '1' } }], () => 3_000);
    expect(error?.message).toBe('Slack asks to wait for 1 second before the next message.');
  });

  it.each([
    [400, 'invalid_payload', 'HTTP 400 invalid_payload'],
    [404, 'no_service', 'HTTP 404 no_service; create another webhook, and store its URL'],
    [410, 'channel_is_archived', 'HTTP 410 channel_is_archived; create another webhook, and store its URL'],
    [403, '<html>sEcReT</html>', 'HTTP 403; create another webhook, and store its URL'],
  ])('is not tried again after %s %s', async (status, body, why) => {
    const { error, tries } = await post([{ status, body }]);
    expect(tries).toBe(1);
    expect(error).toMatchObject({ permanent: true, message: `Slack refuses the message: ${why}.` });
  });

  it('follows no redirect: the URL is the secret', async () => {
    const { error, tries } = await post([{ status: 302, headers: { location: '/elsewhere' } }]);
    expect(tries).toBe(1);
    expect(error).toMatchObject({
      permanent: true,
      message: 'Slack refuses the message: HTTP 302; create another webhook, and store its URL.',
    });
  });

  it.each([
    [200, undefined],
    [403, 'Slack refuses the message: HTTP 403; create another webhook, and store its URL.'],
  ])('needs no more than the status and a word: a body without an end after %s', async (status, message) => {
    const headers = { 'content-length': '1000000000' };
    let left = 1_200;
    const { error, tries } = await post([{ status, headers, body: 'x'.repeat(100) }], () => {
      left -= 200;
      return left;
    });
    expect(tries).toBe(1);
    expect(error?.message).toBe(message);
  });

  it('is tried again when no answer comes in time', async () => {
    let left = 300;
    const { error, tries } = await post([null], () => {
      left -= 100;
      return left;
    });
    expect(tries).toBe(1);
    expect(error).toMatchObject({
      permanent: false,
      message: 'Slack did not accept the message: no answer in time.',
    });
  });

  it('is tried again when nobody is there, and nothing is told of where that is', async () => {
    webhook = await openWebhook();
    webhook.close();
    const slack = createSlack({ loopback: true, wait: async () => {} });
    const error = await slack(webhook.url, MESSAGE, PLENTY).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({
      message: 'Slack did not accept the message: no connection.',
      permanent: false,
    });
    expect((error as Error).cause).toBeUndefined();
  });

  it.each([
    ['http://hooks.slack.com/services/sEcReT', true],
    ['http://127.0.0.1:9/services/sEcReT', false],
    ['http://127.0.0.1.evil.example/sEcReT', true],
    ['file:///etc/sEcReT', true],
    ['sEcReT', true],
  ])('goes to no such place as %s', async (url, loopback) => {
    const slack = createSlack({ loopback });
    const error = await slack(url, MESSAGE, PLENTY).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ name: 'DeliveryError', permanent: true });
    expect((error as Error).message).not.toContain('sEcReT');
  });
});
