/** What people changed since the freeze of a plan began, judged alike in regions and for what AWS has once. */
import type { FixDraft } from '../judging/fix';
import { isLeftOut } from '../judging/known-names';
import type { Artifacts, RecordedChange } from '../model/artifacts';
import { FREEZE_GUARD, TAKES_AWAY_IF } from '../model/freeze-guard';
import { toInstant } from '../plan/calendar';
import { lookbackOf } from '../plan/lookback';
import { fail, type Judgement, notApplicable, pass, type TargetContext, unknown, WHOLE, warn } from './check';

/** How many changes of one resource are told one by one. */
const MOST_TOLD = 3;
/** How many calls are named that were not read. */
const MOST_NAMED = 8;

/** Judges what was changed; undefined where it could not be read. */
export function judgeFreeze(
  read: Artifacts['changesInFreeze'] | undefined,
  context: TargetContext,
): readonly Judgement[] {
  const { plan, asOf } = context;
  const { freeze } = plan.calendar;
  if (freeze === undefined) return [notApplicable('The plan has no freeze (calendar.freeze).')];
  if (lookbackOf(plan, asOf).freeze === undefined)
    return [notApplicable(`The freeze begins ${freeze.from}.`)];
  if (read === undefined) {
    return [
      unknown(
        WHOLE,
        'Who changed something since the freeze began could not be read. Allow cloudtrail:LookupEvents.',
      ),
    ];
  }
  const { frozenFrom, changes, isMore, unread = [] } = read;
  const begun = toInstant(freeze.from, plan.calendar.timeZone);
  if (Date.parse(begun) < Date.parse(frozenFrom)) {
    return [unknown(WHOLE, `CloudTrail was asked from ${frozenFrom} on, when the freeze was to begin then.`)];
  }
  const ofResource = Map.groupBy(
    // CloudTrail lists the newest first, also of those in the same second.
    changes
      .filter((change) => !isOthers(change, context))
      .toReversed()
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    resourceOf,
  );
  const judged = [...ofResource].flatMap(([name, all]) => judgeResource(name, all, frozenFrom));
  if (isMore) {
    const rest = unread.length > MOST_NAMED ? ` and ${unread.length - MOST_NAMED} more` : '';
    const of = unread.length > 0 ? ` of ${unread.slice(0, MOST_NAMED).join(', ')}${rest}` : '';
    judged.push(
      unknown(
        WHOLE,
        `CloudTrail has more changes${of} since ${frozenFrom} than are read: look at its event history.`,
      ),
    );
  }
  return judged.length > 0
    ? judged
    : [
        pass(
          WHOLE,
          `Of the calls that are watched (docs/method.md), CloudTrail shows none since ${frozenFrom}. It shows a call some minutes after it was made.`,
        ),
      ];
}

/** Whether what was changed is there, and the scope of the plan leaves it out. What is no longer there may have been of the event. */
function isOthers({ eventName, source, resources }: RecordedChange, context: TargetContext): boolean {
  const { kinds } = FREEZE_GUARD.find((call) => call.event === eventName && call.source === source) ?? {
    kinds: [],
  };
  return (
    resources.length > 0 &&
    resources.every((name) =>
      isLeftOut(context.knownNames ?? [], context.target, [{ name: ownerIn(name, source), kinds }]),
    )
  );
}

/** Services that name a part behind what has it: an action or a policy of a group, an alias of a function, a record of a zone. */
const WITH_PARTS: ReadonlySet<string> = new Set(['apigateway', 'autoscaling', 'eks', 'lambda', 'route53']);

/** What a part belongs to: `web` of `web/night`. All else is called by its whole name. */
const ownerIn = (name: string, source: string): string =>
  WITH_PARTS.has(source) ? (name.split('/')[0] ?? name) : name;

const resourceOf = ({ resources, eventName }: RecordedChange): string =>
  resources.length > 0 ? resources.join(', ') : eventName;

/** What a change does to what there may be: unknown sizes of before, and all but sizes, only change. */
type Effect = 'takesAway' | 'changes' | 'adds';

/** @param all Changes of one resource, the oldest first, also of the time before the freeze. */
function judgeResource(name: string, all: readonly RecordedChange[], frozenFrom: string): Judgement[] {
  const begin = Date.parse(frozenFrom);
  const told = all.flatMap((change, index) => {
    if (Date.parse(change.at) < begin) return [];
    const moves = movesOf(change, all.slice(0, index), all.slice(index + 1));
    return [{ effect: effectOf(change, moves, all), words: inWords(change, moves) }];
  });
  if (told.length === 0) return [];
  const worst = told.filter(({ effect }) => effect === 'takesAway');
  const open = told.filter(({ effect }) => effect === 'changes');
  const shown = [worst, open, told].find((some) => some.length > 0) ?? [];
  const words = shown.slice(-MOST_TOLD).map((one) => one.words);
  const rest = told.length - words.length;
  const list = `since the freeze began: ${words.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
  if (worst.length > 0) return [fail({ name }, `Changed ${list}`, FIX)];
  return open.length > 0 ? [warn({ name }, `Changed ${list}`, FIX)] : [pass({ name }, `Raised ${list}`)];
}

const FIX: FixDraft = {
  action:
    'Ask who made the change what it is for. Take it back, or accept the risk in the plan (waivers) with the reason.',
  lead: 'setting',
};

function effectOf(change: RecordedChange, moves: readonly Move[], all: readonly RecordedChange[]): Effect {
  const { eventName, source, sizes, settings = {}, setsMore = true } = change;
  const isTaken = FREEZE_GUARD.some(
    (call) => call.event === eventName && call.source === source && call.takesAway,
  );
  if (isTaken || moves.some(({ isLess }) => isLess) || switchesOff(change, all)) return 'takesAway';
  const isAll = moves.length === Object.keys(sizes).length && Object.keys(settings).length === 0 && !setsMore;
  // What scaling moves may have been more than what a person set before: AWS's own calls are not in the list.
  const isKnown = moves.every(({ parameter }) => !SCALES_ITSELF.test(parameter));
  return isAll && isKnown && moves.length > 0 ? 'adds' : 'changes';
}

/** Whether it sets what takes something away, and nothing set it otherwise at the same time or later. */
function switchesOff(
  { eventName, source, at, settings = {} }: RecordedChange,
  all: readonly RecordedChange[],
) {
  const values = Object.entries(TAKES_AWAY_IF[source] ?? {}).map(([path, value]) => [
    path.toLowerCase(),
    value,
  ]);
  const off = Object.fromEntries(values);
  return Object.entries(settings).some(
    ([path, value]) =>
      value === off[path.toLowerCase()] &&
      !all.some(
        (one) =>
          one.eventName === eventName &&
          Date.parse(one.at) >= Date.parse(at) &&
          one.settings?.[path] !== undefined &&
          one.settings[path] !== value,
      ),
  );
}

/** A size that was set to another than before, or to nothing. */
interface Move {
  readonly parameter: string;
  /** Null where nobody knows what it was. */
  readonly from: number | null;
  readonly to: number;
  /** Whether there may be less for it, and nothing set it back. */
  readonly isLess: boolean;
}

/** Sizes by which more leaves less room: a target of scaling, how long it waits, and how often a health check must fail or pass. */
const LESS_IF_MORE = /(?:^|\.)(?:targetvalue|targetcapacity)$|cooldown$|thresholdcount$/i;
/** Sizes that scaling moves by itself. */
const SCALES_ITSELF = /desired|units$|shardcount/i;
/** Sizes that are a maximum or what there is, so that 0 of them is none at all. */
const NONE_IF_ZERO = /max|desired|concurren|limit/i;

/** AWS writes -1 where there is no limit. */
const amountOf = (size: number): number => (size < 0 ? Number.POSITIVE_INFINITY : size);

/** The sizes of a change of which it is known what they were, by what the same call had set them to, or that are 0. */
const movesOf = (
  { eventName, sizes }: RecordedChange,
  before: readonly RecordedChange[],
  after: readonly RecordedChange[],
): Move[] =>
  Object.entries(sizes).flatMap(([parameter, to]): Move[] => {
    const sets = (one: RecordedChange) => one.eventName === eventName && parameter in one.sizes;
    const from = before.findLast(sets)?.sizes[parameter];
    if (from === undefined)
      return to === 0 && NONE_IF_ZERO.test(parameter)
        ? [{ parameter, from: null, to, isLess: !after.some(sets) }]
        : [];
    const isLess = (size: number) =>
      LESS_IF_MORE.test(parameter) ? size > from : amountOf(size) < amountOf(from);
    const last = after.findLast(sets)?.sizes[parameter] ?? to;
    return [{ parameter, from, to, isLess: isLess(to) && isLess(last) }];
  });

function inWords(
  { eventName, at, by, sizes, settings = {} }: RecordedChange,
  moves: readonly Move[],
): string {
  const less = moves.filter(({ isLess }) => isLess);
  const told = less.length > 0 ? less : moves;
  const sized = told.flatMap(({ parameter, from, to }) =>
    from === null || from === to ? [] : [`${parameter} from ${from} to ${to}`],
  );
  const set = [
    ...(sized.length > 0 ? sized : Object.entries(sizes).map(([parameter, to]) => `${parameter} ${to}`)),
    ...Object.entries(settings).map(([parameter, value]) => `${parameter} ${value}`),
  ];
  return `${eventName}${set.length > 0 ? ` (${set.join(', ')})` : ''} by ${by} at ${at}`;
}
