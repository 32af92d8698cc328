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
  /** Whether it stands in the way, so that AWS is asked for nothing: `says` tells why. */
  readonly isInTheWay?: boolean;
  /** What the call would change, as AWS has it. */
  readonly before?: Readonly<Record<string, unknown>>;
}

/** A file that goes with an action. */
export interface AttachedFile {
  readonly fileName: string;
  readonly data: Uint8Array;
}

/** What actions are done with. */
export interface Means {
  /** Clients that repeat a call until AWS answers. */
  readonly reading: Clients;
  /** Clients that never repeat a call, because AWS may have heard it. */
  readonly acting: Clients;
  /** Makes the files of which one goes with it, each when it is asked for, the best first; none where all are larger than AWS takes. */
  readonly attachments: () => AsyncIterable<AttachedFile>;
}

/** How the actions of one kind are done. Each function throws what AWS throws. */
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
  /** What AWS has of it; null for nothing. It changes nothing. */
  find(action: Applied, means: Pick<Means, 'reading'>): Promise<Found | null>;
  /** How what AWS gave this id is today, as a sentence, where that is not what `find` tells; null where AWS has it no more. */
  today?(awsId: string, means: Pick<Means, 'reading'>): Promise<string | null>;
  /** Asks AWS to do it, once. `says`: what AWS has now, as a sentence, where that is less than was asked for. */
  apply(
    action: Applied,
    means: Means,
  ): Promise<Pick<ActionAnswer, 'awsId' | 'answer'> & { readonly says?: string }>;
  /** Has AWS say whether it would do it, without doing it; absent where AWS has no such thing. */
  rehearse?(action: Applied, means: Means): Promise<void>;
}
