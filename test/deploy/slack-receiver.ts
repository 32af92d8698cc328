import { setTimeout as sleep } from 'node:timers/promises';
import { readAll } from '../emulator/forwarding';
import { type LoopbackServer, listenOnLoopback } from '../emulator/loopback';

/** What an incoming webhook of Slack is sent. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly object[];
}

export interface SlackReceiver extends LoopbackServer {
  /** What was answered with 200, in order. */
  readonly taken: readonly SlackMessage[];
  /** What was not. */
  readonly refused: readonly SlackMessage[];
  /** Answers with this status from now on. */
  answer(status: number): void;
  /** The message after the first `count` that are taken; throws when it does not come in time. */
  after(count: number): Promise<SlackMessage>;
}

const PATIENCE_MS = 30_000;

/** Slack, as far as a webhook is concerned. */
export async function startSlackReceiver(): Promise<SlackReceiver> {
  const taken: SlackMessage[] = [];
  const refused: SlackMessage[] = [];
  let status = 200;

  const server = await listenOnLoopback(async (incoming, response) => {
    const message = JSON.parse((await readAll(incoming)).toString()) as SlackMessage;
    (status === 200 ? taken : refused).push(message);
    response.writeHead(status).end(status === 200 ? 'ok' : 'no_service');
  });

  return {
    ...server,
    taken,
    refused,
    answer: (next) => {
      status = next;
    },
    async after(count) {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) {
        const message = taken[count];
        if (message) return message;
      }
      throw new Error(`Slack took ${taken.length} messages and refused ${refused.length}; one more was due`);
    },
  };
}
