/**
 * The items of the table. Partitions:
 *
 * | partition          | sort key                                             |
 * |--------------------|------------------------------------------------------|
 * | event              | plan · planRevision/n · lease · run/id · record/kind/key |
 * | event, run         | inventory/account/region                             |
 * | event, run, set    | findings/rank, account, number                       |
 * | owner, document    | chunk/n                                              |
 *
 * Index `gsi1` lists the plans by state. Every item carries the version `v` of its shape.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CustomAttributeType, Entity } from 'electrodb';
import type { EventRecord, RecordKind, RecordSource, Run, RunState, RunSummary } from './store';
import { VERSION } from './versions';

const SERVICE = 'iem';

/** Names a stored document; kept in the item it belongs to. */
export interface DocumentRef {
  /** Hash of the content. */
  readonly id: string;
  readonly chunks: number;
}

const text = { type: 'string', required: true } as const;
const optionalText = { type: 'string' } as const;
const number = { type: 'number', required: true } as const;
const version = { type: 'number', required: true, default: VERSION } as const;
/** Digits wide enough that text order is number order. */
const ordinal = { type: 'number', required: true, padding: { length: 8, char: '0' } } as const;
/** TTL attribute of the table, epoch seconds; absent: kept for good. */
const expiresAt = { type: 'number' } as const;
const document = { type: CustomAttributeType<DocumentRef>('any'), required: true } as const;
const bytes = { type: CustomAttributeType<Uint8Array>('any'), required: true } as const;

const pk = <const C extends readonly string[]>(composite: C) =>
  ({ field: 'pk', casing: 'none', composite }) as const;
const sk = <const C extends readonly string[]>(composite: C) =>
  ({ field: 'sk', casing: 'none', composite }) as const;
const model = <const E extends string>(entity: E) => ({ entity, version: '1', service: SERVICE }) as const;

const planAttributes = {
  event: text,
  revision: ordinal,
  name: text,
  customer: text,
  start: text,
  savedAt: text,
  savedBy: text,
  document,
  v: version,
} as const;

/** The entities on one table. */
export function createEntities(client: DynamoDBDocumentClient, table: string) {
  const on = { client, table };
  return {
    /** The latest revision: the item whose write makes a new one visible. */
    plan: new Entity(
      {
        model: model('plan'),
        attributes: {
          ...planAttributes,
          state: { type: ['active', 'deleted'] as const, required: true },
          /** Set until the records of this revision are imported. */
          recordsPending: { type: 'boolean' },
        },
        indexes: {
          byEvent: { pk: pk(['event']), sk: sk([]) },
          byState: {
            index: 'gsi1',
            pk: { field: 'gsi1pk', casing: 'none', composite: ['state'] },
            sk: { field: 'gsi1sk', casing: 'none', composite: ['event'] },
          },
        },
      },
      on,
    ),
    /** Copies of earlier revisions. */
    planRevision: new Entity(
      {
        model: model('planRevision'),
        attributes: planAttributes,
        indexes: { byEvent: { pk: pk(['event']), sk: sk(['revision']) } },
      },
      on,
    ),
    /** Who is running now; one per event. */
    lease: new Entity(
      {
        model: model('lease'),
        attributes: {
          event: text,
          runId: text,
          run: { type: CustomAttributeType<Run>('any'), required: true },
          /** Of one call of `start`: tells its own write from another's after a lost response. */
          token: text,
          until: text,
          seconds: number,
          v: version,
        },
        indexes: { byEvent: { pk: pk(['event']), sk: sk([]) } },
      },
      on,
    ),
    run: new Entity(
      {
        model: model('run'),
        attributes: {
          event: text,
          id: text,
          planRevision: number,
          trigger: text,
          by: text,
          requestedAt: text,
          startedAt: text,
          state: { type: CustomAttributeType<RunState>('string'), required: true },
          finishedAt: optionalText,
          reason: optionalText,
          summary: { type: CustomAttributeType<RunSummary>('any') },
          report: { ...document, required: false },
          /** Names the set of finding chunks that belongs to the report. */
          findings: optionalText,
          expiresAt,
          v: version,
        },
        indexes: { byEvent: { pk: pk(['event']), sk: sk(['id']) } },
      },
      on,
    ),
    inventory: new Entity(
      {
        model: model('inventory'),
        attributes: {
          event: text,
          runId: text,
          account: text,
          region: text,
          collectedAt: text,
          document,
          expiresAt,
          v: version,
        },
        indexes: { byRun: { pk: pk(['event', 'runId']), sk: sk(['account', 'region']) } },
      },
      on,
    ),
    /** Up to {@link FINDINGS_PER_CHUNK} findings, keyed by the last of them so that a read can seek. */
    findings: new Entity(
      {
        model: model('findings'),
        attributes: { event: text, runId: text, set: text, last: text, data: bytes, expiresAt, v: version },
        indexes: { bySet: { pk: pk(['event', 'runId', 'set']), sk: sk(['last']) } },
      },
      on,
    ),
    chunk: new Entity(
      {
        model: model('chunk'),
        attributes: { owner: text, document: text, index: ordinal, data: bytes, expiresAt, v: version },
        indexes: { byDocument: { pk: pk(['owner', 'document']), sk: sk(['index']) } },
      },
      on,
    ),
    record: new Entity(
      {
        model: model('record'),
        attributes: {
          event: text,
          kind: { type: CustomAttributeType<RecordKind>('string'), required: true },
          key: text,
          /** Absent: withdrawn. */
          value: { type: CustomAttributeType<EventRecord['value']>('any') },
          source: { type: CustomAttributeType<RecordSource>('string'), required: true },
          by: text,
          at: text,
          revision: number,
          v: version,
        },
        indexes: { byEvent: { pk: pk(['event']), sk: sk(['kind', 'key']) } },
      },
      on,
    ),
  };
}

export type Entities = ReturnType<typeof createEntities>;
