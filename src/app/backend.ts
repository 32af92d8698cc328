import type { Channel } from '../model/notification';
import type { NotificationRef, RunRef, Store } from '../store/store';

/** What the use cases of the backend need of the world; a Lambda and a laptop bring different ones. */
export interface Backend {
  readonly store: Store;
  /** The present, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly executions: Executions;
  readonly outbox: Outbox;
}

/** What carries a run out: Step Functions, or this process. */
export interface Executions {
  /** Of one that renews the run's lease as it goes: for how long each time. Else the lease covers the whole run. */
  readonly leaseSeconds?: number;
  /** Begins `prepareRun`, `checkTarget` for every target, `finishRun`; repeating it for a run changes nothing. */
  start(run: RunRef): Promise<void>;
  /** Stops it; one that is over, or never was, stays as it is. */
  stop(run: RunRef, reason: string): Promise<void>;
}

/** What brings recorded notifications to their delivery: a queue, or this process. At least once. */
export interface Outbox {
  /** Where it can bring them; Slack alone unless told. */
  readonly channels?: readonly Channel[];
  /** Whether its messages can lead to a report; not unless told. */
  readonly linksReports?: boolean;
  send(notification: NotificationRef): Promise<void>;
}
