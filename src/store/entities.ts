/**
 * The items of the table. Partitions:
 *
 * | partition          | sort key                                             |
 * |--------------------|------------------------------------------------------|
 * | event              | plan · planRevision/n · record/kind/key · schedule   |
 * |                    | lease · lightLease · run/id · link/id · actionItem/id |
 * | notifications of   | notification/id                                      |
 * | an event           |                                                      |
 * | event, run         | inventory/account/region                             |
 * | event, run, set    | findings/rank, account, number · ceilings/number     |
 * | owner, document    | chunk/n                                              |
 * | key                | reply                                                |
 *
 * The index `gsi1` lists the plans by state, and the pending notifications by when they are due.
 * Every item carries the version `v` of its shape.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CustomAttributeType, Entity } from 'electrodb';
import { lazily } from '../lib/lazily';
import type { ActionRecord } from '../model/action';
import type { ActionItem } from '../model/action-item';
import type { Channel, NotificationKind } from '../model/notification';
import type {
  EventRecord,
  NotificationLink,
  RecordKind,
  RecordSource,
  ReportLink,
  Run,
  RunProfile,
  RunState,
  RunSummary,
  ScheduleState,
  StoredNotification,
} from './store';
import { VERSION } from './versions';

const SERVICE = 'iem';

/** Refers to a stored document. The item that the document belongs to contains it. */
export interface DocumentRef {
  /** Hash of the content. */
  readonly id: string;
  readonly chunks: number;
}

const text = { type: 'string', required: true } as const;
const optionalText = { type: 'string' } as const;
const number = { type: 'number', required: true } as const;
const optionalNumber = { type: 'number' } as const;
const version = { type: 'number', required: true, default: VERSION } as const;
/** A number padded with zeros, so that its text order is its numeric order. */
const ordinal = { type: 'number', required: true, padding: { length: 8, char: '0' } } as const;
/** A random value for each call. If the response to a write was lost, it tells whose write took effect. */
const token = text;
/** The TTL attribute of the table, epoch seconds. An item without it never expires. */
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

/** Creates the entities of the table. */
export function createEntities(client: DynamoDBDocumentClient, table: string) {
  const on = { client, table };

  /** The lease of the running run: one per event and profile. */
  const lease = (entity: 'lease' | 'lightLease') =>
    new Entity(
      {
        model: model(entity),
        attributes: {
          event: text,
          runId: text,
          run: { type: CustomAttributeType<Run>('any'), required: true },
          token,
          until: text,
          seconds: number,
          v: version,
        },
        indexes: { byEvent: { pk: pk(['event']), sk: sk([]) } },
      },
      on,
    );

  /** A part of a sorted list. Its key is that of its last item, so that a read can start anywhere. */
  const listChunk = (entity: 'findings' | 'ceilings') =>
    new Entity(
      {
        model: model(entity),
        attributes: { event: text, runId: text, set: text, last: text, data: bytes, expiresAt, v: version },
        indexes: { bySet: { pk: pk(['event', 'runId', 'set']), sk: sk(['last']) } },
      },
      on,
    );

  /** Items that are changed in turn, each by who has read its last revision. */
  const revised = (entity: 'actionItem' | 'action') =>
    new Entity(
      {
        model: model(entity),
        attributes: {
          event: text,
          id: text,
          item: { type: CustomAttributeType<ActionItem | ActionRecord>('any'), required: true },
          revision: number,
          token,
          v: version,
        },
        indexes: { byEvent: { pk: pk(['event']), sk: sk(['id']) } },
      },
      on,
    );

  // electrodb checks each entity as it is made, which takes a third of a cold start for all of them.
  return lazily({
    /** The latest revision. Writing this item makes a new revision visible. */
    plan: () =>
      new Entity(
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
    planRevision: () =>
      new Entity(
        {
          model: model('planRevision'),
          attributes: planAttributes,
          indexes: { byEvent: { pk: pk(['event']), sk: sk(['revision']) } },
        },
        on,
      ),
    /** The key of the full lease does not contain the profile, so that versions 1 and 2 see each other's runs. */
    lease: () =>
      lazily({ full: () => lease('lease'), light: () => lease('lightLease') } satisfies Record<
        RunProfile,
        unknown
      >),
    run: () =>
      new Entity(
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
            profile: { type: CustomAttributeType<RunProfile>('string'), required: true },
            deadline: optionalText,
            state: { type: CustomAttributeType<RunState>('string'), required: true },
            finishedAt: optionalText,
            reason: optionalText,
            summary: { type: CustomAttributeType<RunSummary>('any') },
            report: { ...document, required: false },
            /** Names of the sets of chunks of the findings and the ceilings. */
            findings: optionalText,
            ceilings: optionalText,
            expiresAt,
            v: version,
          },
          indexes: { byEvent: { pk: pk(['event']), sk: sk(['id']) } },
        },
        on,
      ),
    inventory: () =>
      new Entity(
        {
          model: model('inventory'),
          attributes: {
            event: text,
            runId: text,
            account: text,
            region: text,
            collectedAt: text,
            /** The numbers of collectors that succeeded and failed. */
            ok: optionalNumber,
            failed: optionalNumber,
            document,
            expiresAt,
            v: version,
          },
          indexes: { byRun: { pk: pk(['event', 'runId']), sk: sk(['account', 'region']) } },
        },
        on,
      ),
    findings: () => listChunk('findings'),
    ceilings: () => listChunk('ceilings'),
    chunk: () =>
      new Entity(
        {
          model: model('chunk'),
          attributes: { owner: text, document: text, index: ordinal, data: bytes, expiresAt, v: version },
          indexes: { byDocument: { pk: pk(['owner', 'document']), sk: sk(['index']) } },
        },
        on,
      ),
    record: () =>
      new Entity(
        {
          model: model('record'),
          attributes: {
            event: text,
            kind: { type: CustomAttributeType<RecordKind>('string'), required: true },
            key: text,
            /** Absent if the record was withdrawn. */
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
    actionItem: () => revised('actionItem'),
    action: () => revised('action'),
    notification: () =>
      new Entity(
        {
          model: model('notification'),
          attributes: {
            event: text,
            id: text,
            channel: { type: CustomAttributeType<Channel>('string'), required: true },
            kind: { type: CustomAttributeType<NotificationKind>('string'), required: true },
            /** The facts. They are compressed because the index contains a copy. */
            facts: bytes,
            dueAt: text,
            link: { type: CustomAttributeType<NotificationLink>('any') },
            /** The place among pending notifications: in text order by time, then event and id. */
            place: text,
            state: { type: CustomAttributeType<StoredNotification['state']>('string'), required: true },
            createdAt: text,
            confirmedAt: optionalText,
            failure: { type: CustomAttributeType<NonNullable<StoredNotification['failure']>>('any') },
            token,
            expiresAt,
            v: version,
          },
          indexes: {
            // Notifications have their own partition, the only one that the notify function may write to (serverless.yml).
            // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of electrodb
            byEvent: { pk: { ...pk(['event']), template: '$iem#notifications_${event}' }, sk: sk(['id']) },
            byState: {
              index: 'gsi1',
              pk: { field: 'gsi1pk', casing: 'none', composite: ['state'] },
              sk: { field: 'gsi1sk', casing: 'none', composite: ['place'] },
              // Confirmed notifications leave the index.
              condition: ({ state }) => state === 'pending',
            },
          },
        },
        on,
      ),
    link: () =>
      new Entity(
        {
          model: model('link'),
          attributes: {
            event: text,
            id: text,
            /** Absent if the link opens the latest run. */
            run: optionalText,
            /** Absent if the link opens a report. */
            shows: { type: CustomAttributeType<ReportLink['shows']>('string') },
            createdAt: text,
            createdBy: text,
            expires: text,
            secretHash: text,
            revokedAt: optionalText,
            revokedBy: optionalText,
            expiresAt,
            v: version,
          },
          indexes: { byEvent: { pk: pk(['event']), sk: sk(['id']) } },
        },
        on,
      ),
    /** An item without a reply is a claim. */
    reply: () =>
      new Entity(
        {
          model: model('reply'),
          attributes: {
            key: text,
            fingerprint: text,
            token,
            /** ISO time after which another request may take over the claim. */
            until: text,
            reply: { ...document, required: false },
            expiresAt: number,
            v: version,
          },
          indexes: { byKey: { pk: pk(['key']), sk: sk([]) } },
        },
        on,
      ),
    schedule: () =>
      new Entity(
        {
          model: model('schedule'),
          attributes: {
            event: text,
            planRevision: number,
            handled: { type: CustomAttributeType<ScheduleState['handled']>('any'), required: true },
            /** Absent if nothing is due. */
            due: optionalText,
            computedAt: optionalText,
            dayEnds: optionalText,
            revision: number,
            token,
            v: version,
          },
          indexes: { byEvent: { pk: pk(['event']), sk: sk([]) } },
        },
        on,
      ),
  });
}

/** The entities of the table. */
export type Entities = ReturnType<typeof createEntities>;
