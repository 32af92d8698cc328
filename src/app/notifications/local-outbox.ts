import { setTimeout as sleep } from 'node:timers/promises';
import type { NotificationRef } from '../../store/store';
import type { Outbox } from '../backend';
import { type Courier, DeliveryError, deliver } from './deliver';

export interface LocalOutbox extends Outbox {
  /** When everything that was sent has arrived, or was given up. */
  settled(): Promise<void>;
}

export interface LocalOutboxOptions {
  /** Told of what has not arrived; it stays recorded, and the next tick sends it again. */
  readonly onFailure?: (notification: NotificationRef, error: unknown) => void;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** Seconds before each further try. */
const PAUSES = [2, 15, 60];

/** An outbox without a queue: delivers in this process, and tries again for as long as that lives. */
export function createLocalOutbox(
  courier: Courier,
  { onFailure = () => {}, wait = (ms) => sleep(ms, undefined, { ref: false }) }: LocalOutboxOptions = {},
): LocalOutbox {
  /** By event and id: what is under way is not begun a second time. */
  const underWay = new Map<string, Promise<void>>();

  async function carry(ref: NotificationRef): Promise<void> {
    for (const pause of [...PAUSES, null]) {
      try {
        await deliver(courier, ref);
        return;
      } catch (error) {
        const { permanent = false, retryAfterSeconds = 0 } = error instanceof DeliveryError ? error : {};
        if (permanent || pause === null) return onFailure(ref, error);
        await wait(Math.max(pause, retryAfterSeconds) * 1000);
      }
    }
  }

  return {
    channels: courier.putEvent ? ['slack', 'event-bridge'] : ['slack'],

    async send(ref) {
      const key = `${ref.event}/${ref.id}`;
      if (underWay.has(key)) return;
      underWay.set(
        key,
        carry(ref).finally(() => underWay.delete(key)),
      );
    },

    async settled() {
      await Promise.all(underWay.values());
    },
  };
}
