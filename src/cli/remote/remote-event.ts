/** One event behind a deployed API, as the commands work with it that also work on a local store. */
import { z } from 'zod';
import type { EventAccess } from '../../app/records/event-access';
import type { RecordValue, WritableKind } from '../../app/records/records';
import { tolerate } from '../../app/tolerate';
import type { components, IemClient } from '../../client';
import { ROWS_IDS } from '../../judging/scope';
import { mapConcurrently } from '../../lib/concurrency';
import { actionItem } from '../../model/action-item';
import { type Inventory, validatedInventory } from '../../model/inventory';
import type { Target } from '../../model/target';
import type { EventPlan } from '../../plan/schema';
import type { Step } from '../../workbook/steps';
import { readAnswer, requireData } from './connection';

type Schemas = components['schemas'];
/** An action item with its revision. */
type StoredItem = NonNullable<Awaited<ReturnType<EventAccess['item']>>>;

/** A record as a list has it. */
interface ListedRecord<K extends WritableKind> {
  readonly key: string;
  readonly value: RecordValue<K>;
  readonly revision: number;
}

/** The most that a page may have. */
const PAGE = 1000;
/** Artifacts of a target that are asked at the same time. */
const AT_A_TIME = 4;

/** Artifacts that are lists, whose rows have names and tags. */
const LISTS: ReadonlySet<string> = new Set(ROWS_IDS);

const storedItem = z.object({ item: actionItem, revision: z.number().int() });

/** What the paths of every kind of record have in common is written for one of them. */
interface RecordPaths {
  readonly list: '/events/{eventId}/timeline';
  readonly one: '/events/{eventId}/timeline/{key}';
}

const pathsOf = (name: string): RecordPaths =>
  ({ list: `/events/{eventId}/${name}`, one: `/events/{eventId}/${name}/{key}` }) as RecordPaths;

const PATHS: Readonly<Record<WritableKind, RecordPaths>> = {
  answer: pathsOf('answers'),
  loadTest: pathsOf('load-tests'),
  owner: pathsOf('owners'),
  step: pathsOf('timeline'),
  waiver: pathsOf('waivers'),
};

/** What a new record is sent with that its value does not say. */
const NAMED_BY: { readonly [K in WritableKind]?: string } = { answer: 'question', owner: 'finding' };

/** Gives access to an event behind an API. */
export function accessRemote(client: IemClient, event: string, now: () => string): EventAccess {
  const path = { eventId: event };
  /** Texts that are checked where they are read. */
  const untyped = <T>(value: unknown): T => value as T;

  async function readPages<T>(ask: (cursor: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
    const all: T[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await ask(cursor);
      all.push(...page.items);
      if (page.cursor === null) return all;
      cursor = page.cursor;
    }
  }
  const queryOf = (cursor: string | undefined) => ({
    limit: PAGE,
    ...(cursor !== undefined && { cursor }),
  });

  async function rowsOf(target: Target, artifact: string): Promise<readonly unknown[]> {
    const params = { ...path, runId: 'latest', ...target, artifact };
    return readPages(async (cursor) =>
      requireData(
        await client.GET('/events/{eventId}/runs/{runId}/inventory/{account}/{region}/{artifact}', {
          params: { path: params, query: queryOf(cursor) },
        }),
      ),
    );
  }

  return {
    ...{ id: event, now },
    async plan() {
      const { plan } = requireData(await client.GET('/events/{eventId}', { params: { path } }));
      const { calendar, timeline = [] } = untyped<Pick<EventPlan, 'calendar'> & Partial<EventPlan>>(plan);
      return { calendar, timeline };
    },

    async record<K extends WritableKind>(kind: K, key: string) {
      const { items } = requireData(await client.GET(PATHS[kind].list, { params: { path } }));
      return untyped<readonly ListedRecord<K>[]>(items).find((one) => one.key === key) ?? null;
    },

    async putRecord<K extends WritableKind>(
      kind: K,
      key: string,
      value: RecordValue<K>,
      expectedRevision: number,
    ) {
      const named = NAMED_BY[kind];
      if (expectedRevision === 0) {
        const draft = named === undefined ? value : { ...value, [named]: key };
        await client.POST(PATHS[kind].list, {
          params: { path },
          body: untyped<Schemas['TimelineStep']>(draft),
        });
        return;
      }
      const header = { 'If-Match': `"${expectedRevision}"` };
      await client.PUT(PATHS[kind].one, {
        params: { path: { ...path, key }, header },
        body: untyped<Schemas['TimelineStep']>(value),
      });
    },

    items: () =>
      readPages(async (cursor) => {
        const answer = await client.GET('/events/{eventId}/action-items', {
          params: { path, query: queryOf(cursor) },
        });
        const page = requireData(answer);
        return { items: page.items.map(readItem), cursor: page.cursor };
      }),

    item: (id) =>
      tolerate(
        'item-not-found',
        client
          .GET('/events/{eventId}/action-items/{itemId}', { params: { path: { ...path, itemId: id } } })
          .then((answer) => readItem(requireData(answer))),
      ),

    async addItem(words) {
      const answer = await client.POST('/events/{eventId}/action-items', { params: { path }, body: words });
      return readItem(requireData(answer)).item;
    },

    async changeItem(id, edit, expectedRevision) {
      const header = { 'If-Match': `"${expectedRevision}"` };
      const answer = await client.PATCH('/events/{eventId}/action-items/{itemId}', {
        params: { path: { ...path, itemId: id }, header },
        body: untyped<Schemas['ActionItemEdit']>(edit),
      });
      return readItem(requireData(answer));
    },

    inventory: (target) =>
      tolerate(
        'run-not-found',
        client
          .GET('/events/{eventId}/runs/{runId}/inventory/{account}/{region}', {
            params: { path: { ...path, runId: 'latest', ...target } },
          })
          .then(async (answer) => {
            const { artifacts, ...facts } = requireData(answer);
            const read = artifacts.filter(({ id, items = 0 }) => items > 0 && LISTS.has(id));
            const rows = await mapConcurrently(read, AT_A_TIME, async ({ id }) => [
              id,
              { ok: true, data: await rowsOf(target, id) },
            ]);
            return validatedInventory(untyped<Inventory>({ ...facts, artifacts: Object.fromEntries(rows) }));
          }),
      ),

    async findings(checks) {
      const params = { ...path, runId: 'latest' };
      const ofChecks = await mapConcurrently(checks, AT_A_TIME, (check) =>
        readPages(async (cursor) => {
          const answer = await client.GET('/events/{eventId}/runs/{runId}/findings', {
            params: { path: params, query: { ...queryOf(cursor), check } },
          });
          return requireData(answer);
        }),
      );
      return untyped<Awaited<ReturnType<EventAccess['findings']>>>(ofChecks.flat());
    },

    async steps() {
      const { items } = requireData(await client.GET('/events/{eventId}/steps', { params: { path } }));
      return untyped<readonly Step[]>(items);
    },
  };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/** Reads an item of an answer. Throws `input-unreadable` for one of another version. */
const readItem = (given: unknown): StoredItem => readAnswer(storedItem, given, 'an action item');
