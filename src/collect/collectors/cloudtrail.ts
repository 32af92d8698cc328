import {
  CloudTrailClient,
  type Event,
  type LookupAttribute,
  type LookupEventsResponse,
  paginateLookupEvents,
} from '@aws-sdk/client-cloudtrail';
import { mapConcurrently } from '../../lib/concurrency';
import type { RecordedChange } from '../../model/artifacts';
import {
  FREEZE_GUARD,
  type FrozenCall,
  isRecordedIn,
  plainName,
  TAKES_AWAY_IF,
  TELLING,
} from '../../model/freeze-guard';
import { distinct, present, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { type FirstPages, readFirstPages } from '../pages';

/** Pages of 50 that are read of one call; what is newest comes first. */
const MOST_PAGES = 5;
/** Pages of 50 that are read of all that was written in the freeze, before services and calls are asked about one by one. */
const MOST_PAGES_OF_WRITES = 20;
/** Requests of one run. At a quarter of AWS's two a second, which is ours during the event, they take eight minutes. */
const MOST_REQUESTS = 240;
/** Services with no more calls than this are asked about by these alone. */
const FEW_CALLS = 2;
/** How long before the freeze it is looked what sizes were set to. CloudTrail keeps 90 days. */
const BEFORE_MS = 30 * 24 * 3_600_000;

const shared = {
  light: true,
  verified: 'modelled',
  caveat: 'which parameters a call records is taken from the API of each service',
  actions: ['cloudtrail:LookupEvents'],
  // For as long as all requests take in the event, beside those of the region that has the global services.
  deadlineFactor: 9,
  concerns: ({ freeze }: CollectContext['lookback']) => freeze !== undefined,
} as const;

export const changesInFreeze = defineCollector({
  id: 'changesInFreeze',
  answers: 'Who changed what carries traffic or limits it since the freeze of the plan began',
  ...shared,
  collect: (context) => readChanges(context, false),
});

export const globalChangesInFreeze = defineCollector({
  id: 'globalChangesInFreeze',
  answers:
    'The same of CloudFront, Route 53, IAM, Shield, and WAF for CloudFront, which CloudTrail records in one region',
  ...shared,
  collect: (context) => readChanges(context, true),
});

/** A window of time, in milliseconds since 1970. */
interface Span {
  readonly from: number;
  readonly to: number;
}

type LookUp = (
  attribute: LookupAttribute,
  span: Span,
  most: number,
) => Promise<FirstPages<LookupEventsResponse>>;

/** What was read of some calls. */
interface Read {
  readonly changes: readonly RecordedChange[];
  /** Names of calls of which there may be more. */
  readonly unread: readonly string[];
}

/** Reads what is recorded in the region of the target; for the target `global` in that of what AWS has once. */
async function readChanges({ clients, lookback: { freeze }, signal }: CollectContext, isGlobal: boolean) {
  if (freeze === undefined) throw new Error('It is asked only in a freeze.');
  const client = clients.of(CloudTrailClient);
  let requests = 0;
  const lookUp: LookUp = async (attribute, { from, to }, most) => {
    const allowed = Math.min(most, MOST_REQUESTS - requests);
    if (allowed <= 0) return { pages: [], isComplete: false };
    // Others ask meanwhile.
    requests += allowed;
    const read = await readFirstPages(
      paginateLookupEvents(
        { client, pageSize: 50 },
        { LookupAttributes: [attribute], StartTime: new Date(from), EndTime: new Date(to) },
        { abortSignal: signal },
      ),
      allowed,
    );
    requests -= allowed - read.pages.length;
    return read;
  };
  const span = { from: Date.parse(freeze.from), to: Date.parse(freeze.to) };
  const calls = FREEZE_GUARD.filter((call) => isRecordedIn(isGlobal, call));
  const writes = await lookUp(
    { AttributeKey: 'ReadOnly', AttributeValue: 'false' },
    span,
    MOST_PAGES_OF_WRITES,
  );
  const { changes, unread } = writes.isComplete
    ? changesIn(writes, calls, isGlobal)
    : await readBySource(lookUp, span, calls, isGlobal);
  const sized = distinct(changes.flatMap(({ eventName, sizes }) => (hasAny(sizes) ? [eventName] : [])));
  const before = await mapConcurrently(sized, 2, async (name) => {
    const ofCall = await lookUp(
      { AttributeKey: 'EventName', AttributeValue: name },
      { from: span.from - BEFORE_MS, to: span.from - 1000 },
      MOST_PAGES,
    );
    return changesIn(ofCall, calls, isGlobal).changes;
  });
  return {
    frozenFrom: freeze.from,
    changes: [...changes, ...before.flat()],
    isMore: unread.length > 0,
    unread: distinct(unread).sort(),
  };
}

const hasAny = (record: object): boolean => Object.keys(record).length > 0;

/**
 * Asks about one service after the other, which is a request for one that little was asked of, then by their names about the calls
 * of those of which listing all would take more requests: first about those that take something away.
 */
async function readBySource(
  lookUp: LookUp,
  span: Span,
  calls: readonly FrozenCall[],
  isGlobal: boolean,
): Promise<Read> {
  const bySource = [...Map.groupBy(calls, ({ source }) => source)];
  const listed = await mapConcurrently(bySource, 2, async ([source, ofSource]) => {
    const byName = { changes: [], unread: [], byName: ofSource };
    const names = namesOf(ofSource).length;
    if (names <= FEW_CALLS) return byName;
    const AttributeValue = `${recordedAs(source)}.amazonaws.com`;
    const attribute = { AttributeKey: 'EventSource', AttributeValue } as const;
    const first = await lookUp(attribute, span, 1);
    const all =
      first.isComplete || pagesOf(first, span) > names ? first : await lookUp(attribute, span, names);
    return all.isComplete ? { ...changesIn(all, ofSource, isGlobal), byName: [] } : byName;
  });
  const open = listed
    .flatMap(({ byName }) => byName)
    .toSorted((a, b) => Number(b.takesAway ?? false) - Number(a.takesAway ?? false));
  const named = await mapConcurrently(
    [...Map.groupBy(open, ({ event }) => event)],
    2,
    async ([name, ofName]) => {
      const read = await lookUp({ AttributeKey: 'EventName', AttributeValue: name }, span, MOST_PAGES);
      const { changes, unread } = changesIn(read, ofName, isGlobal);
      return { changes, unread: read.isComplete ? unread : [name] };
    },
  );
  const read: readonly Read[] = [...listed, ...named];
  return {
    changes: read.flatMap(({ changes }) => changes),
    unread: read.flatMap(({ unread }) => unread),
  };
}

const namesOf = (calls: readonly FrozenCall[]): string[] => distinct(calls.map(({ event }) => event));

/** How many pages a list has, if events came all the time as they do on its first page, which has the newest. */
function pagesOf(first: FirstPages<LookupEventsResponse>, { from, to }: Span): number {
  const oldest = Math.min(...eventsOf(first).map(({ EventTime }) => EventTime?.getTime() ?? to));
  return Number.isFinite(oldest)
    ? Math.ceil((to - from) / Math.max(to - oldest, 1))
    : Number.POSITIVE_INFINITY;
}

/** What calls changed; a call whose record cannot be read may have changed anything. */
function changesIn(
  read: FirstPages<LookupEventsResponse>,
  calls: readonly FrozenCall[],
  isGlobal: boolean,
): Read {
  const changed = eventsOf(read).map((event) => ({ event, changes: toChanges(event, calls, isGlobal) }));
  return {
    changes: changed.flatMap(({ changes }) => changes ?? []),
    unread: changed.flatMap(({ event, changes }) => (changes === null ? [event.EventName ?? ''] : [])),
  };
}

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

/** A value by its path in a request, such as `launchTemplate.version`, in whatever case CloudTrail writes the names. */
function valueAt(json: Json, path: string): unknown {
  const [first = '', ...rest] = path.split('.');
  const name = Object.keys(json).find((key) => key.toLowerCase() === first.toLowerCase());
  if (name === undefined) return undefined;
  return rest.length === 0 ? json[name] : valueAt(partOf(json, name), rest.join('.'));
}

/** The parameters of a request, which newer calls of EC2 have below the name of its type. */
const parametersOf = (record: Json, eventName: string): Json => {
  const parameters = partOf(record, 'requestParameters');
  const inner = partOf(parameters, `${eventName}Request`);
  return hasAny(inner) ? inner : parameters;
};

/** What scales nodes and targets of Kubernetes names itself so; it has a role of the account. */
const SCALERS = /karpenter|cluster-autoscaler|elbv2\.k8s\.aws/i;

/** A record of DNS that carries no traffic: proofs for certificates and of mail come and go by themselves. */
const isProof = (asked: Json): boolean =>
  valueAt(asked, 'resourceRecordSet.type') === 'TXT' ||
  String(valueAt(asked, 'resourceRecordSet.name') ?? '').startsWith('_');

/** Whether a call of a service that has both sorts is of the other one. */
const isElsewhere = (asked: Json, isGlobal: boolean): boolean => {
  const scope = valueAt(asked, 'scope');
  const isOfCloudFront =
    scope === 'CLOUDFRONT' || /:cloudfront:/.test(String(valueAt(asked, 'resourceArn') ?? ''));
  return isOfCloudFront !== isGlobal;
};

/**
 * What a call changed: nothing where it failed, is another service's of the same name, or was made by AWS itself; null where its
 * record cannot be read.
 */
function toChanges(event: Event, calls: readonly FrozenCall[], isGlobal: boolean): RecordedChange[] | null {
  const name = plainName(event.EventName ?? '');
  const meant = calls.filter(
    (one) =>
      plainName(one.event) === name &&
      (event.EventSource === `${one.source}.amazonaws.com` ||
        event.EventSource === `${recordedAs(one.source)}.amazonaws.com`),
  );
  if (meant.length === 0) return [];
  const record = readRecord(event.CloudTrailEvent);
  const at = toIso(event.EventTime);
  if (record === null || at === null) return null;
  const call = meant.find(({ source }) => source === sourceOf(event, record));
  if (call === undefined) return [];
  const identity = partOf(record, 'userIdentity');
  if (textOf(record, 'errorCode') !== undefined || isOfAws(identity)) return [];
  if (call.isOfScalers && SCALERS.test(textOf(record, 'userAgent') ?? '')) return [];
  const recorded = present((event.Resources ?? []).map(({ ResourceName }) => ResourceName));
  return askedTogether(call, parametersOf(record, name)).flatMap((asked) => {
    if (call.source === 'wafv2' && isElsewhere(asked, isGlobal)) return [];
    if (isProof(asked)) return [];
    const named = present(
      call.names.map((path) => {
        const value = valueAt(asked, path);
        return nameIn(typeof value === 'string' ? value : undefined);
      }),
    );
    return [
      {
        eventName: call.event,
        source: call.source,
        at,
        by: madeBy(identity) ?? event.Username ?? 'somebody whom CloudTrail does not name',
        resources: named.length > 0 ? [distinct(named).join('/')] : distinct(recorded),
        ...whatIsSet(asked, call),
      },
    ];
  });
}

const SCALING = 'application-autoscaling';

/** The source under which CloudTrail records a service: Application Auto Scaling as Amazon EC2 Auto Scaling, which has calls of the same names. */
const recordedAs = (source: string): string => (source === SCALING ? 'autoscaling' : source);

/** The service of a call: a record says it of Application Auto Scaling beside the source. */
function sourceOf({ EventSource = '' }: Event, record: Json): string {
  const isScaling =
    textOf(partOf(record, 'additionalEventData'), 'service') === SCALING ||
    textOf(partOf(record, 'requestParameters'), 'serviceNamespace') !== undefined;
  const source = EventSource.replace(/\.amazonaws\.com$/, '');
  return source === recordedAs(SCALING) && isScaling ? SCALING : source;
}

function readRecord(text: string | undefined): Json | null {
  try {
    return partOf({ record: JSON.parse(text ?? '') }, 'record');
  } catch {
    return null;
  }
}

/** The parameters of each change that a call makes. */
function askedTogether({ each, names }: FrozenCall, asked: Json): Json[] {
  const list = each === undefined ? undefined : valueAt(asked, each);
  if (each === undefined || !Array.isArray(list) || list.length === 0) return [asked];
  const [outer = ''] = each.split('.');
  const rest = Object.fromEntries(
    Object.entries(asked).filter(([key]) => key.toLowerCase() !== outer.toLowerCase()),
  );
  return list.map((entry: unknown) =>
    typeof entry === 'string'
      ? { ...rest, [names.find((name) => !(name in rest)) ?? '']: entry }
      : { ...rest, ...partOf({ entry }, 'entry') },
  );
}

/** What people call something: of an ARN the name, not the id that AWS puts behind it. */
const nameIn = (text: string | undefined): string | undefined =>
  NAMES_IN_ARNS.flatMap((pattern) => pattern.exec(text ?? '')?.[1] ?? [])[0] ??
  text?.replace(/^arn:.*[:/]/, '').replace(/^\/hostedzone\//, '');

const NAMES_IN_ARNS = [
  /^arn:.*:(?:(?:loadbalancer|listener|listener-rule)\/(?:app|net|gwy)|targetgroup|stack)\/([^/]+)/,
  /^arn:.*:(?:function|stateMachine):([^:]+)/,
  /^arn:.*:secret:(.+)-[A-Za-z0-9]{6}$/,
  /^arn:.*:task-definition\/(.+)$/,
];

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

/** Names of parameters that say how much there may be of something, or how soon it grows. */
const SIZE =
  /size|capacity|units|(?<!ac)count|concurren|iops|storage|throughput|limit|targetvalue|scaleoutcooldown|^(?:cpu|memory)$/i;
/** How deep parameters are looked into. */
const DEEPEST = 4;
/** Parameters that change nothing: how a call is made. */
const MANNER =
  /^(?:client(?:request)?token|idempotencytoken|creatorrequestid|applyimmediately|honorcooldown|dryrun|servicenamespace|policytype|template|op)$/i;

/** The names by which entries of lists say what they set, and to what. */
const KEYS = ['key', 'attributeKey', 'path', 'parameterName'];
const VALUES = ['value', 'attributeValue', 'parameterValue'];

/** The values of a request by their paths; an entry of a list with a key has the path of the list and the key. */
function flatten(parameters: Json, path: readonly string[] = []): (readonly [readonly string[], unknown])[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    const here = [...path, name];
    if (Array.isArray(value)) {
      const entries = value.flatMap((entry: unknown) => {
        const part = partOf({ entry }, 'entry');
        const key = KEYS.map((one) => valueAt(part, one)).find((one) => typeof one === 'string');
        const set = VALUES.map((one) => valueAt(part, one)).find((one) => one !== undefined);
        return key === undefined || set === undefined ? [] : [[[...here, key], set] as const];
      });
      return entries.length > 0 ? entries : [[here, value] as const];
    }
    if (typeof value !== 'object' || value === null) return [[here, value] as const];
    return here.length < DEEPEST ? flatten(value as Json, here) : [[here, value] as const];
  });
}

/** The sizes that a request sets, what else of it tells what was done, and whether that is not all. */
function whatIsSet(
  asked: Json,
  { names, source }: FrozenCall,
): Pick<RecordedChange, 'sizes' | 'settings' | 'setsMore'> {
  const naming = new Set(names.map((name) => name.toLowerCase()));
  const telling = new Set(Object.keys(TAKES_AWAY_IF[source] ?? {}).map((path) => path.toLowerCase()));
  const sizes: Record<string, number> = {};
  const settings: Record<string, string> = {};
  let setsMore = false;
  for (const [segments, value] of flatten(asked)) {
    const path = segments.join('.');
    const last = segments.at(-1) ?? '';
    const size = SIZE.test(last) ? toNumber(value) : undefined;
    const lower = path.toLowerCase();
    if (naming.has(lower) || MANNER.test(last)) continue;
    if (size !== undefined) sizes[path] = size;
    else if (telling.has(lower) || TELLING.has(lower)) settings[path] = String(value);
    else setsMore = true;
  }
  return { sizes, ...(hasAny(settings) && { settings }), setsMore };
}

const toNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
};
