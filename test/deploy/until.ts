import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 200;

/** Asks until the answer is the one that is waited for; throws with the last one when it does not come in time. */
export async function until<T>(
  ask: () => T | Promise<T>,
  isIt: (answer: T) => boolean,
  seconds: number,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    if (Date.now() > end) throw new Error(`after ${seconds} s it is still ${JSON.stringify(answer)}`);
    await sleep(EVERY_MS);
  }
}
