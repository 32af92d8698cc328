import type { Clients } from '../aws/clients';
import type { ActionAnswer, ActionKind, ActionRecord } from '../model/action';

/** The action to be applied, as it is recorded. */
export type Applied = Pick<ActionRecord, 'id' | 'kind' | 'account' | 'region' | 'call'>;

/** What AWS has of an action already. */
export interface Found {
  /** The id that AWS gave it; null where it gives none. */
  readonly awsId: string | null;
  /** How it is today, as a sentence. */
  readonly says: string;
  /** Whether it is all that was asked for. */
  readonly isThere: boolean;
}

/** How the actions of one kind are done. */
export interface Applier {
  readonly kind: ActionKind;
  /** The actions of IAM by which AWS is asked what there is. */
  readonly reads: readonly string[];
  /** Those that change something. */
  readonly changes: readonly string[];
  /**
   * Whether AWS is the record of it: what is a setting is set again where it is gone, what was a request is not made twice.
   */
  readonly isSetting: boolean;
  /** What AWS has of it; null for nothing. It changes nothing. Throws what AWS throws. */
  find(action: Applied, clients: Clients): Promise<Found | null>;
  /**
   * Asks AWS to do it, once.
   *
   * @param acting Clients that never repeat a call, because AWS may have heard it.
   */
  apply(action: Applied, acting: Clients, reading: Clients): Promise<Pick<ActionAnswer, 'awsId' | 'answer'>>;
  /** Has AWS say whether it would do it, without doing it; absent where AWS has no such thing. Throws what AWS throws. */
  rehearse?(action: Applied, acting: Clients, reading: Clients): Promise<void>;
}
