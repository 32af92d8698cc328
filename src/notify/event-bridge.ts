/** Delivery to an EventBridge bus. */
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeliveryError } from './delivery-error';

export interface BusEvent {
  /** What rules match `source` against. */
  readonly source: string;
  /** Such as `Readiness Changed`. */
  readonly detailType: string;
  readonly detail: object;
  /** ISO time. */
  readonly time: string;
  /** Name or ARN of the bus; the deployment's own unless told. */
  readonly bus?: string;
}

/** @throws DeliveryError when the bus does not take it; whatever the SDK throws. */
export type PutEvent = (event: BusEvent) => Promise<void>;

export interface EventBridgeOptions {
  readonly client: Pick<EventBridgeClient, 'send'>;
  /** Name or ARN. */
  readonly bus: string;
}

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
    // The call succeeds also when the bus has taken nothing.
    if (FailedEntryCount === 0) return;
    throw new DeliveryError(
      `EventBridge did not take the event: ${Entries[0]?.ErrorCode ?? 'no reason given'}.`,
    );
  };
