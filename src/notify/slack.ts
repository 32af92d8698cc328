/** Delivers messages to Slack channels by incoming webhooks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryError } from './delivery-error';

/**
 * Posts a message.
 *
 * @param webhook URL of the webhook. It is secret, because whoever has it can write to the channel: no error contains it.
 * @param timeLeft Returns how many milliseconds remain.
 * @throws DeliveryError if Slack did not accept the message, or may not have accepted it.
 */
export type PostToSlack = (webhook: string, message: object, timeLeft: () => number) => Promise<void>;

/** Settings for tests. */
export interface SlackOptions {
  /** Whether webhooks on this machine, such as http://127.0.0.1, are allowed without https. */
  readonly loopback?: boolean;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

const MAX_ATTEMPTS = 3;
/** Pause before the second attempt; it is twice as long before the third. */
const FIRST_PAUSE_MS = 500;
const ANSWER_MS = 10_000;
/** The wait if a 429 does not tell it. Slack always does, but a proxy in front of it may not. */
const RETRY_AFTER_SECONDS = 30;
/** The time that must remain after a pause for another attempt. */
const SPARE_MS = 3_000;
/** For a longer wait, the message goes back to the queue, where waiting costs nothing. */
const LONGEST_PAUSE_MS = 10_000;

/** The outcome of a request. */
type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'later'; readonly seconds: number };

/** Creates a function that posts messages to Slack. */
export const createSlack = ({ loopback = false, wait = sleep }: SlackOptions = {}): PostToSlack =>
  async function post(webhook, message, timeLeft) {
    const url = parseWebhook(webhook, loopback);
    const body = JSON.stringify(message);
    for (let attempt = 1; ; attempt++) {
      const outcome = await sendOnce(url, body, Math.min(ANSWER_MS, timeLeft()));
      if (outcome.kind === 'accepted') return;
      const pause = pauseAfter(outcome, attempt);
      if (pause === null || pause > LONGEST_PAUSE_MS || pause + SPARE_MS > timeLeft()) throw errorOf(outcome);
      await wait(pause);
    }
  };

/** Returns the milliseconds to wait before the next attempt, or null if there should be none. */
function pauseAfter(outcome: Exclude<Outcome, { kind: 'accepted' }>, attempt: number): number | null {
  if (outcome.kind === 'refused' || attempt === MAX_ATTEMPTS) return null;
  return outcome.kind === 'later' ? outcome.seconds * 1000 : FIRST_PAUSE_MS * 2 ** (attempt - 1);
}

function errorOf(outcome: Exclude<Outcome, { kind: 'accepted' }>): DeliveryError {
  if (outcome.kind === 'later') {
    const { seconds } = outcome;
    const unit = seconds === 1 ? 'second' : 'seconds';
    return new DeliveryError(`Slack asks to wait for ${seconds} ${unit} before the next message.`, {
      retryAfterSeconds: seconds,
    });
  }
  return outcome.kind === 'refused'
    ? new DeliveryError(`Slack refuses the message: ${outcome.why}.`, { permanent: true })
    : new DeliveryError(`Slack did not accept the message: ${outcome.why}.`);
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

function parseWebhook(webhook: string, loopback: boolean): URL {
  const url = URL.parse(webhook.trim());
  const accepted = url?.protocol === 'https:' || (loopback && url !== null && LOOPBACK.has(url.hostname));
  if (url === null || !accepted) {
    throw new DeliveryError(
      'The stored Slack webhook is not a URL that begins with https://: store the URL that Slack shows.',
      {
        permanent: true,
      },
    );
  }
  return url;
}

async function sendOnce(url: URL, body: string, milliseconds: number): Promise<Outcome> {
  const signal = AbortSignal.timeout(Math.max(1, Math.floor(milliseconds)));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      // The path is secret, so it must not be sent to another host.
      redirect: 'manual',
      signal,
    });
    return outcomeOf(response, await readBeginning(response));
  } catch {
    // The error is not passed on, because its message may contain the URL.
    return { kind: 'failed', why: signal.aborted ? 'no answer in time' : 'no connection' };
  }
}

/** The longest error code of Slack in characters. */
const MAX_CODE = 50;

/** Reads enough of an answer to contain an error code, because a server could send an endless one. */
async function readBeginning({ ok, body }: Response): Promise<string> {
  if (ok) {
    // Slack has accepted the message, whatever the body says.
    body?.cancel().catch(() => {});
    return '';
  }
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString('latin1');
    if (text.length > MAX_CODE) break;
  }
  return text;
}

/** Slack's error codes, such as `channel_is_archived`. Any other text is not shown, because it may contain secrets. */
const ERROR_CODE = new RegExp(`^[a-z_]{1,${MAX_CODE}}$`);

function outcomeOf({ status, headers }: Response, text: string): Outcome {
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  if (status === 429) return { kind: 'later', seconds: secondsOf(headers.get('retry-after')) };
  const why = [`HTTP ${status}`, ...(ERROR_CODE.test(text) ? [text] : [])].join(' ');
  if (status >= 500 || status === 408) return { kind: 'failed', why };
  // Everything but a message that is malformed is about the webhook.
  return { kind: 'refused', why: status === 400 ? why : `${why}; create another webhook, and store its URL` };
}

function secondsOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter?.trim() || Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : RETRY_AFTER_SECONDS;
}
