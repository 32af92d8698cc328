import {
  CloudTrailClient,
  type Event,
  type LookupAttribute,
  type LookupEventsResponse,
  paginateLookupEvents,
} from '@aws-sdk/client-cloudtrail';
import { mapConcurrently } from '../../lib/concurrency';
import type { RecordedChange } from '../../model/artifacts';
import { FREEZE_GUARD, type FrozenCall } from '../../model/freeze-guard';
import { distinct, present, toIso } from '../answer';
import { defineCollector } from '../collector';
import { type FirstPages, readFirstPages } from '../pages';

/** Pages of 50 that are read of one call; what is newest comes first. */
const MOST_PAGES = 5;
/** Pages of 50 that are read of all that was written in the freeze, before each call is asked about by its name. */
const MOST_PAGES_OF_WRITES = 10;
/** How long before the freeze it is looked what sizes were set to. CloudTrail keeps 90 days. */
const BEFORE_MS = 30 * 24 * 3_600_000;

export const changesInFreeze = defineCollector({
  id: 'changesInFreeze',
  answers: 'Who changed what carries traffic or limits it since the freeze of the plan began',
  light: true,
  verified: 'modelled',
  caveat: 'which parameters a call records is taken from the API of each service',
  actions: ['cloudtrail:LookupEvents'],
  // Where much is written, a request for each kind of change, of which half of AWS's two a second are ours.
  deadlineFactor: 3,
  concerns: ({ freeze }) => freeze !== undefined,
  async collect({ clients, lookback: { freeze }, signal }) {
    if (freeze === undefined) throw new Error('It is asked only in a freeze.');
    const client = clients.of(CloudTrailClient);
    const begin = Date.parse(freeze.from);
    const lookUp = (attribute: LookupAttribute, from: number, most: number) =>
      readFirstPages(
        paginateLookupEvents(
          { client, pageSize: 50 },
          { LookupAttributes: [attribute], StartTime: new Date(from), EndTime: new Date(freeze.to) },
          { abortSignal: signal },
        ),
        most,
      );
    const writes = await lookUp(
      { AttributeKey: 'ReadOnly', AttributeValue: 'false' },
      begin,
      MOST_PAGES_OF_WRITES,
    );
    const written = new Set(eventsOf(writes).map(({ EventName }) => EventName));
    const byEvent = [...Map.groupBy(FREEZE_GUARD, ({ event }) => event)];
    const asked = writes.isComplete ? byEvent.filter(([name]) => written.has(name)) : byEvent;
    const read = await mapConcurrently(asked, 2, async ([name, calls]) => {
      const ofCall = await lookUp(
        { AttributeKey: 'EventName', AttributeValue: name },
        begin - BEFORE_MS,
        MOST_PAGES,
      );
      const events = eventsOf(ofCall);
      const read = events.map((event) => toChanges(event, calls));
      const oldest = Math.min(...events.map(({ EventTime }) => EventTime?.getTime() ?? 0));
      return {
        changes: read.flatMap((changes) => changes ?? []),
        isMore: (!ofCall.isComplete && oldest >= begin) || read.includes(null),
      };
    });
    return {
      frozenFrom: freeze.from,
      changes: read.flatMap(({ changes }) => changes),
      isMore: read.some(({ isMore }) => isMore),
    };
  },
});

const eventsOf = ({ pages }: FirstPages<LookupEventsResponse>): Event[] =>
  pages.flatMap(({ Events = [] }) => Events);

type Json = Readonly<Record<string, unknown>>;

/** A part of a record of CloudTrail, which is JSON in a text: any part may be missing, or be something else. */
const partOf = (json: Json, name: string): Json => {
  const part = json[name];
  return typeof part === 'object' && part !== null && !Array.isArray(part) ? (part as Json) : {};
};

const textOf = (json: Json, name: string): string | undefined => {
  const value = json[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * What a call changed: nothing where it failed, is another service's of the same name, or was made by AWS itself; null where its
 * record cannot be read.
 */
function toChanges(event: Event, calls: readonly FrozenCall[]): RecordedChange[] | null {
  const call = calls.find(({ source }) => event.EventSource === `${source}.amazonaws.com`);
  if (call === undefined) return [];
  const record = readRecord(event.CloudTrailEvent);
  const at = toIso(event.EventTime);
  if (record === null || at === null) return null;
  const identity = partOf(record, 'userIdentity');
  if (textOf(record, 'errorCode') !== undefined || isOfAws(identity)) return [];
  const recorded = present((event.Resources ?? []).map(({ ResourceName }) => ResourceName));
  return askedTogether(call, partOf(record, 'requestParameters')).map((asked) => {
    const named = present(call.names.map((name) => nameIn(textOf(asked, name))));
    return {
      eventName: call.event,
      source: call.source,
      at,
      by: madeBy(identity) ?? event.Username ?? 'somebody whom CloudTrail does not name',
      resources: named.length > 0 ? [named.join('/')] : distinct(recorded),
      sizes: sizesOf(asked),
    };
  });
}

function readRecord(text: string | undefined): Json | null {
  try {
    return partOf({ record: JSON.parse(text ?? '') }, 'record');
  } catch {
    return null;
  }
}

/** The parameters of each change that a call makes. */
function askedTogether({ each, names }: FrozenCall, { [each ?? '']: list, ...asked }: Json): Json[] {
  if (!Array.isArray(list) || list.length === 0) return [asked];
  return list.map((entry: unknown) =>
    typeof entry === 'string'
      ? { ...asked, [names[1] ?? '']: entry }
      : { ...asked, ...partOf({ entry }, 'entry') },
  );
}

/** What people call something: of an ARN the name, not the id that Elastic Load Balancing puts behind it. */
const nameIn = (text: string | undefined): string | undefined =>
  /^arn:.*:(?:(?:loadbalancer|listener)\/(?:app|net|gwy)|targetgroup)\/([^/]+)/.exec(text ?? '')?.[1] ??
  /^arn:.*:function:([^:]+)/.exec(text ?? '')?.[1] ??
  text?.replace(/^arn:.*[:/]/, '');

/** Services scale with roles of their own: nobody broke the freeze then. */
const isOfAws = (identity: Json): boolean =>
  textOf(identity, 'type') === 'AWSService' ||
  (textOf(partOf(partOf(identity, 'sessionContext'), 'sessionIssuer'), 'arn') ?? '').includes(
    ':role/aws-service-role/',
  );

/** `Admin/jane` of `arn:aws:sts::111122223333:assumed-role/Admin/jane`. */
const madeBy = (identity: Json): string | undefined =>
  textOf(identity, 'userName') ??
  textOf(identity, 'arn')?.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:(assumed-role\/|user\/)?/, '');

/** Names of parameters that say how much there may be of something. */
const SIZE = /size|capacity|units|count|concurren|iops|storage|throughput/i;
/** How deep parameters are looked into. */
const DEEPEST = 4;

/** The numbers of a request that say how much there may be of something, by their paths. */
function sizesOf(parameters: Json, path: readonly string[] = []): Record<string, number> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]): [string, number][] => {
      const here = [...path, name];
      if (typeof value === 'number') return SIZE.test(name) ? [[here.join('.'), value]] : [];
      return here.length < DEEPEST ? Object.entries(sizesOf(partOf(parameters, name), here)) : [];
    }),
  );
}
