import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readPages } from '../../src/app/pages';
import type { ErrorCode } from '../../src/model/error';
import type { Page, PageRequest, Store } from '../../src/store/store';

/** What the parts of the contract are tried on; each test has an event of its own. */
export interface Stand {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly store: Store;
  readonly now: string;
  readonly event: string;
  /** Lets time pass. */
  later(milliseconds: number): void;
}

/** DynamoDB's, in bytes. */
export const ITEM_LIMIT = 409_600;
export const DAY = 86_400_000;

export const coded = (code: ErrorCode) => ({ name: 'IemError', code });

export async function allPages<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of readPages(read)) items.push(...page);
  return items;
}
