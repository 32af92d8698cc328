/** Delivery to an EventBridge bus. */
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeliveryError } from './delivery-error';

/** An event to put on a bus. */
export interface BusEvent {
  /** The `source` that rules match. */
  readonly source: string;
  /** The `detail-type` that rules match, such as `Readiness Changed`. */
  readonly detailType: string;
  readonly detail: object;
  /** ISO time. */
  readonly time: string;
  /** Name or ARN of the bus; by default that of the deployment. */
  readonly bus?: string;
}

/** Puts an event on a bus. Throws a DeliveryError if the bus does not accept it, and whatever the SDK throws. */
export type PutEvent = (event: BusEvent) => Promise<void>;

/** The client and the default bus. */
export interface EventBridgeOptions {
  readonly client: Pick<EventBridgeClient, 'send'>;
  /** Name or ARN. */
  readonly bus: string;
}

/** Creates a function that puts events on EventBridge buses. */
export const createEventBridge = ({ client, bus: ownBus }: EventBridgeOptions): PutEvent =>
  async function put({ source, detailType, detail, time, bus = ownBus }) {
    const { FailedEntryCount, Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            Source: source,
            DetailType: detailType,
            Detail: JSON.stringify(detail),
            Time: new Date(time),
            EventBusName: bus,
          },
        ],
      }),
    );
    // The call succeeds even if the bus accepts no entry.
    if (FailedEntryCount === 0) return;
    throw new DeliveryError(
      `EventBridge did not accept the event: ${Entries[0]?.ErrorCode ?? 'no reason given'}.`,
    );
  };
