import type { Channel } from '../model/notification';
import type { NotificationRef, RunRef, Store } from '../store/store';

/** The services that the backend's use cases depend on. A Lambda function and a laptop supply different ones. */
export interface Backend {
  readonly store: Store;
  /** The present, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly executions: Executions;
  readonly outbox: Outbox;
}

/** Executes runs: either Step Functions or this process. */
export interface Executions {
  /** How far each renewal extends the run's lease. If absent, nothing renews it and one lease covers the whole run. */
  readonly leaseSeconds?: number;
  /**
   * Starts the steps of a run: `prepareRun`, `checkTarget` for every target, then `finishRun`. Calling it again for the
   * same run changes nothing.
   */
  start(run: RunRef): Promise<void>;
  /** Stops a run. It does nothing if the run is over or never existed. */
  stop(run: RunRef, reason: string): Promise<void>;
}

/** Passes recorded notifications on for delivery, at least once each: either by a queue or in this process. */
export interface Outbox {
  /** The channels it can deliver to; by default only Slack. */
  readonly channels?: readonly Channel[];
  /** Whether its messages can contain a link to the report; by default not. */
  readonly linksReports?: boolean;
  send(notification: NotificationRef): Promise<void>;
}
