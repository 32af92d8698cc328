/** What a service of the synthetic account is made of; `index.ts` lists all. */
import type { AwsRequest, OperationPaths } from '../../aws-protocol';
import type { ListShape } from '../wire';

export interface AccountSize {
  readonly seed: number;
  readonly instances: number;
  readonly groups: number;
  readonly loadBalancers: number;
  readonly dbInstances: number;
}

export interface Answer {
  readonly body: Buffer | string;
  /** Items of the list it carries. */
  readonly items: number;
}

/** @throws AwsError for what AWS would refuse. */
export type Operation = (request: AwsRequest) => Answer;

/** How a list is paged: parameters as on the wire, sizes as the API references state them. */
export interface Paging {
  readonly size: string;
  readonly token: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

/** What an operation that answers with a list knows. */
export interface Listing extends ListShape {
  /** Answered when nothing selects; null: the call must name an owner. */
  readonly all: readonly object[] | null;
  /** What a parameter selects by its values. */
  readonly by?: Readonly<Record<string, ReadonlyMap<string, readonly object[]>>>;
  /** Names of the filters it has, and where what they look at stands in an item. */
  readonly filters?: Readonly<Record<string, readonly PropertyKey[]>>;
  /** Error code of a value that is not there; without one, it selects nothing. */
  readonly missing?: string;
  readonly maxKeys?: number;
  readonly paging?: Paging;
  /** Parameters that change nothing for this account. */
  readonly ignored?: readonly string[];
}

export type ListOperation = (listing: Listing) => Operation;

/** `capacity` tokens when full, `refill` tokens a second; a request takes one. */
export interface Limit {
  readonly bucket: string;
  readonly capacity: number;
  readonly refill: number;
}

/** A service: what the account has of it, and what it answers. `Before` is what the services listed before it have. */
export interface SyntheticService<Rows extends object, Before> {
  /** IAM prefix. */
  readonly prefix: string;
  readonly protocol: AwsRequest['protocol'];
  /** Of REST, the operations that are told by a path of their own. */
  readonly paths?: OperationPaths;
  readonly rows: (size: AccountSize, before: Before) => Rows;
  /** By IAM action; `list` makes one of what answers with a list. */
  readonly operations: (rows: Rows, list: ListOperation) => Readonly<Record<string, Operation>>;
  /** The buckets that a request takes a token from; without it, no rates are published. */
  readonly limitsOf?: (request: AwsRequest) => readonly Limit[];
  /** What its metrics hover around at their peak; 1,000 for any that is not named. */
  readonly metricLevels?: Readonly<Record<string, number>>;
}

export const service = <Rows extends object, Before = unknown>(
  definition: SyntheticService<Rows, Before>,
): SyntheticService<Rows, Before> => definition;
