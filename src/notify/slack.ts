/** Delivery to a Slack channel by its incoming webhook. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryError } from './delivery-error';

/**
 * Posts a message.
 *
 * @param webhook URL of the webhook: whoever has it can write into the channel, so it is in no error.
 * @param timeLeft Milliseconds within which it must be done.
 * @throws DeliveryError when it was not taken, or may not have been.
 */
export type PostToSlack = (webhook: string, message: object, timeLeft: () => number) => Promise<void>;

export interface SlackOptions {
  /** Whether http://127.0.0.1 and its like are taken for a webhook; to try it out. */
  readonly loopback?: boolean;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

const TRIES = 3;
/** Before the second try; twice that before the third. */
const FIRST_PAUSE_MS = 500;
const ANSWER_MS = 10_000;
/** Slack always says how long; this is for what stands in front of it. */
const RETRY_AFTER_SECONDS = 30;
/** What is left after a pause must be enough to ask once more. */
const SPARE_MS = 3_000;
/** A longer wait is better done where it costs nothing: in a queue. */
const LONGEST_PAUSE_MS = 10_000;

/** How a request ended. */
type Outcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'later'; readonly seconds: number };

export const createSlack = ({ loopback = false, wait = sleep }: SlackOptions = {}): PostToSlack =>
  async function post(webhook, message, timeLeft) {
    const url = webhookUrl(webhook, loopback);
    const body = JSON.stringify(message);
    for (let tried = 1; ; tried++) {
      const outcome = await ask(url, body, Math.min(ANSWER_MS, timeLeft()));
      if (outcome.kind === 'taken') return;
      const pause = pauseAfter(outcome, tried);
      if (pause === null || pause > LONGEST_PAUSE_MS || pause + SPARE_MS > timeLeft()) throw errorOf(outcome);
      await wait(pause);
    }
  };

/** Milliseconds until it is worth trying again; null: never. */
function pauseAfter(outcome: Exclude<Outcome, { kind: 'taken' }>, tried: number): number | null {
  if (outcome.kind === 'refused' || tried === TRIES) return null;
  return outcome.kind === 'later' ? outcome.seconds * 1000 : FIRST_PAUSE_MS * 2 ** (tried - 1);
}

function errorOf(outcome: Exclude<Outcome, { kind: 'taken' }>): DeliveryError {
  if (outcome.kind === 'later') {
    const { seconds } = outcome;
    return new DeliveryError(`Slack asks to wait for ${seconds} seconds.`, { retryAfterSeconds: seconds });
  }
  return outcome.kind === 'refused'
    ? new DeliveryError(`Slack refuses the message: ${outcome.why}.`, { permanent: true })
    : new DeliveryError(`Slack did not take the message: ${outcome.why}.`);
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

function webhookUrl(webhook: string, loopback: boolean): URL {
  const url = URL.parse(webhook.trim());
  const accepted = url?.protocol === 'https:' || (loopback && url !== null && LOOPBACK.has(url.hostname));
  if (url === null || !accepted) {
    throw new DeliveryError('What is kept as the Slack webhook is not a URL that begins with https://.', {
      permanent: true,
    });
  }
  return url;
}

async function ask(url: URL, body: string, milliseconds: number): Promise<Outcome> {
  const signal = AbortSignal.timeout(Math.max(1, Math.floor(milliseconds)));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      // The secret is in the path: it goes nowhere else.
      redirect: 'manual',
      signal,
    });
    return outcomeOf(response, await beginningOf(response));
  } catch {
    // What fetch throws may name the URL.
    return { kind: 'failed', why: signal.aborted ? 'no answer in time' : 'no connection' };
  }
}

/** Characters of the longest word that Slack answers with. */
const LONGEST_WORD = 50;

/** As much of an answer as is looked at: whoever has the URL may answer without an end, and a success needs no words. */
async function beginningOf({ ok, body }: Response): Promise<string> {
  if (ok) {
    // The message is taken, however the rest ends.
    body?.cancel().catch(() => {});
    return '';
  }
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString('latin1');
    if (text.length > LONGEST_WORD) break;
  }
  return text;
}

/** Slack names what is wrong in a word, such as `channel_is_archived`; anything else is not ours to repeat. */
const WORD = new RegExp(`^[a-z_]{1,${LONGEST_WORD}}$`);

function outcomeOf({ status, headers }: Response, text: string): Outcome {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (status === 429) return { kind: 'later', seconds: secondsOf(headers.get('retry-after')) };
  const why = [`HTTP ${status}`, ...(WORD.test(text) ? [text] : [])].join(' ');
  const mayPass = status >= 500 || status === 408;
  return { kind: mayPass ? 'failed' : 'refused', why };
}

function secondsOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter?.trim() || Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : RETRY_AFTER_SECONDS;
}
