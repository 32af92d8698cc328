import { setTimeout as sleep } from 'node:timers/promises';
import type { NotificationRef } from '../../store/store';
import type { Outbox } from '../backend';
import { type Courier, DeliveryError, deliver } from './deliver';

/** The outbox of one process: it delivers by itself what is sent to it. */
export interface LocalOutbox extends Outbox {
  /** Resolves once everything that was sent has been delivered or given up. */
  settled(): Promise<void>;
}

/** How a local outbox tries again, and whom it tells when it gives up. */
export interface LocalOutboxOptions {
  /** Called when delivery is given up. The notification stays recorded, and the next tick sends it again. */
  readonly onFailure?: (notification: NotificationRef, error: unknown) => void;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** Seconds to wait before each retry. */
const PAUSES = [2, 15, 60];

/** Creates an outbox without a queue, which delivers and retries in this process. */
export function createLocalOutbox(
  courier: Courier,
  { onFailure = () => {}, wait = (ms) => sleep(ms, undefined, { ref: false }) }: LocalOutboxOptions = {},
): LocalOutbox {
  /** Deliveries in progress by event and id, so that none is started twice. */
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
