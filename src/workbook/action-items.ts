/**
 * What runs and people make of the action items of section 16: a run opens one for each thing that is red or yellow, resolves it
 * when it finds that no more, and opens it again when it is back. People say who does it, by when, and how far it is.
 */
import { compareText } from '../lib/compare-text';
import { stableId } from '../lib/stable-id';
import type { ActionItem, ItemEdit, ItemEvent } from '../model/action-item';
import type { Ceiling } from '../model/ceiling';
import type { Accepted, Finding } from '../model/finding';
import { unjudgedAmong } from '../report/build';
import { actionOf, compareDates } from '../report/render/fixes';
import { findingColour } from '../report/render/words';

/** A finding or ceiling that is red or yellow. */
interface Problem extends Pick<Finding, 'id' | 'check' | 'account' | 'region' | 'resource'> {
  readonly colour: 'red' | 'yellow';
  readonly description: string;
  /** What one changes to mend it, as in what-if without the value; undefined where nothing is known. */
  readonly change: string | undefined;
  readonly by: string | undefined;
  readonly accepted: Accepted | null;
}

/** What a run judged, as far as action items follow from it. */
export interface JudgedProblems {
  /** Such as `run 20261122T164500000Z-cli`. */
  readonly by: string;
  /** When the run was judged, and the time as of which it speaks; ISO 8601 in UTC. */
  readonly at: string;
  readonly asOf: string;
  readonly problems: ReadonlyMap<string, Problem>;
  /** Whether something with this id could not be judged. */
  isUnjudged(id: string): boolean;
}

/** Collects what is red or yellow of a run, each once: a red ceiling is a finding too. */
export function collectProblems(
  run: Pick<JudgedProblems, 'by' | 'at' | 'asOf'>,
  judged: { readonly findings: readonly Finding[]; readonly ceilings: readonly Ceiling[] },
): JudgedProblems {
  const all = [...judged.findings.flatMap(fromFinding), ...judged.ceilings.flatMap(fromCeiling)];
  return {
    by: run.by,
    ...{ at: inUtc(run.at), asOf: inUtc(run.asOf) },
    problems: new Map(all.map((problem) => [problem.id, problem])),
    isUnjudged: unjudgedAmong([...judged.findings, ...judged.ceilings]),
  };
}

/** So that times can be compared as texts. */
const inUtc = (time: string): string => new Date(time).toISOString();

function fromFinding(finding: Finding): readonly Problem[] {
  const { id, check, account, region, resource, accepted = null, status, fix, title, detail } = finding;
  const colour = findingColour({ status });
  if (colour !== 'red' && colour !== 'yellow') return [];
  const description = fix === undefined ? `${title}: ${detail}` : actionOf(fix);
  return [{ id, check, account, region, resource, colour, accepted, description, ...aimOf(fix) }];
}

function fromCeiling(ceiling: Ceiling): readonly Problem[] {
  const { id, family: check, account, region, resource, accepted = null, status, fix, title } = ceiling;
  if (status !== 'red' && status !== 'yellow') return [];
  const description = fix === undefined ? title : actionOf(fix);
  return [{ id, check, account, region, resource, colour: status, accepted, description, ...aimOf(fix) }];
}

/** The part of a change before its value tells what is changed, whatever a run finds it should be. */
const aimOf = (fix: Finding['fix']): Pick<Problem, 'change' | 'by'> => ({
  change: fix?.change?.split('=', 1)[0],
  by: fix?.by,
});

/** Something that is written: the item as it was, null where there was none, and as it is to be. */
export interface ItemStep {
  readonly before: ActionItem | null;
  readonly after: ActionItem;
}

/**
 * Lists what a run changes in the items of its event. What it says again changes nothing.
 *
 * @param ownerOf Who took on a finding before it had an item.
 */
export function followRun(
  items: readonly ActionItem[],
  judged: JudgedProblems,
  ownerOf: (finding: string) => string | undefined,
): readonly ItemStep[] {
  const known = new Set(items.flatMap(({ found }) => found?.findings ?? []));
  const news = [...judged.problems.values()].filter(({ id }) => !known.has(id));
  const byItem = Map.groupBy(news, itemIdOf);
  const followed = items.flatMap((item): ItemStep[] => {
    const after = followItem(item, judged, byItem.get(item.id) ?? []);
    return after === item ? [] : [{ before: item, after }];
  });
  const existing = new Set(items.map(({ id }) => id));
  const opened = [...byItem].flatMap(([id, problems]): ItemStep[] =>
    existing.has(id) ? [] : [{ before: null, after: openItem(id, problems, judged, ownerOf) }],
  );
  return [...followed, ...opened];
}

/** The items that a run opens where there are none yet. */
export const openItems = (...judged: Parameters<typeof collectProblems>): readonly ActionItem[] =>
  followRun([], collectProblems(...judged), () => undefined).map(({ after }) => after);

/** What one change mends has one item, and everything else has an item of its own. */
const itemIdOf = ({ id, change }: Problem): string =>
  change === undefined ? id : stableId('change', change);

function openItem(
  id: string,
  problems: readonly Problem[],
  judged: JudgedProblems,
  ownerOf: (finding: string) => string | undefined,
): ActionItem {
  const owner = problems.map((problem) => ownerOf(problem.id)).find((one) => one !== undefined);
  const opened: ItemEvent = { at: judged.at, by: judged.by, did: 'opened' };
  const item: ActionItem = {
    id,
    state: 'open',
    ...tellingOf(problems, judged, []),
    ...(owner !== undefined && { owner }),
    history: [opened],
  };
  const waiver = waiverOf(problems);
  return waiver === null ? item : accept(item, waiver, judged);
}

/** The item as a run leaves it; the same object where the run says nothing new, or is older than what is known. */
function followItem(item: ActionItem, judged: JudgedProblems, joining: readonly Problem[]): ActionItem {
  const { found, state } = item;
  if (found === undefined || judged.asOf < found.asOf) return item;
  const problems = [...found.findings.flatMap((id) => judged.problems.get(id) ?? []), ...joining];
  if (problems.length === 0) {
    if (state === 'resolved' || found.findings.some((id) => judged.isUnjudged(id))) return item;
    return happen(item, { ...item, state: 'resolved', colour: 'green' }, judged, 'resolved');
  }
  const told = { ...item, ...tellingOf(problems, judged, found.findings) };
  const waiver = waiverOf(problems);
  if (waiver !== null) return state === 'accepted' ? keepIfSame(item, told) : accept(told, waiver, judged);
  if (state === 'resolved' || state === 'accepted')
    return happen(item, { ...told, state: 'open' }, judged, 'reopened');
  const isDenied = state === 'done' && judged.asOf > lastChange(item);
  if (isDenied)
    return happen(
      item,
      { ...told, state: 'open' },
      judged,
      'reopened',
      'It was said to be done and is found still.',
    );
  return keepIfSame(item, told);
}

/** What the run says of it: the most pressing colour, and what the first of its problems asks for. */
function tellingOf(problems: readonly Problem[], { asOf }: JudgedProblems, before: readonly string[]) {
  const first = problems.find(({ colour }) => colour === 'red') ?? problems[0];
  if (first === undefined) throw new RangeError('An item that a run tells of has a problem.');
  const { check, account, region, resource, change } = first;
  const by = problems.flatMap((problem) => problem.by ?? []).sort()[0];
  return {
    colour: first.colour,
    description: first.description,
    found: {
      ...{ check, account, region, resource },
      findings: [...new Set([...before, ...problems.map(({ id }) => id)])],
      ...(change !== undefined && { change }),
      ...(by !== undefined && { by }),
      asOf,
    },
  };
}

/** The waiver of a problem, where all are accepted. */
const waiverOf = (problems: readonly Problem[]): Accepted | null =>
  problems.every(({ accepted }) => accepted !== null) ? (problems[0]?.accepted ?? null) : null;

const accept = (item: ActionItem, { reason, owner, expires }: Accepted, judged: JudgedProblems): ActionItem =>
  happen(item, { ...item, state: 'accepted' }, judged, 'accepted', `${reason} (${owner}, until ${expires})`);

/** When the item last changed, ISO 8601 in UTC. */
const lastChange = ({ history }: ActionItem): string => history.at(-1)?.at ?? '';

/** A run that says the same of a later time writes nothing. */
function keepIfSame(before: ActionItem, after: ActionItem): ActionItem {
  const said = ({ colour, description, found }: ActionItem): string => {
    const { check, account, region, resource, change, by, findings = [] } = found ?? {};
    return JSON.stringify([colour, description, check, account, region, resource, change, by, findings]);
  };
  return said(before) === said(after) ? before : after;
}

const happen = (
  { history }: ActionItem,
  after: ActionItem,
  { at, by, asOf }: JudgedProblems,
  did: ItemEvent['did'],
  detail?: string,
): ActionItem => ({
  ...after,
  ...(after.found && { found: { ...after.found, asOf } }),
  history: shorten([...history, { at, by, did, ...(detail !== undefined && { detail }) }]),
});

/** Events that are kept of an item: the first, and the last ones. */
const MOST_EVENTS = 100;

const shorten = (history: readonly ItemEvent[]): readonly ItemEvent[] =>
  history.length <= MOST_EVENTS ? history : [...history.slice(0, 1), ...history.slice(1 - MOST_EVENTS)];

const OWN = ['colour', 'description'] as const;
const EDITED = [
  'state',
  ...OWN,
  'owner',
  'due',
  'reason',
  'remarks',
] as const satisfies readonly (keyof ItemEdit)[];

/** What of an edit people may not change, since it is what runs find; none where it is an item of their own. */
export const refusedFields = ({ found }: ActionItem, edit: ItemEdit): readonly string[] =>
  found === undefined ? [] : OWN.filter((field) => edit[field] !== undefined);

/** The item with what a person changes, which its history tells; the same object where nothing changes. */
export function editItem(
  item: ActionItem,
  edit: ItemEdit,
  { at, by }: Pick<ItemEvent, 'at' | 'by'>,
): ActionItem {
  const changes = EDITED.flatMap((field) => {
    const [from, to] = [item[field] ?? null, edit[field]];
    return to === undefined || to === from ? [] : [{ field, from, to }];
  });
  if (changes.length === 0) return item;
  const given = Object.fromEntries(changes.map(({ field, to }) => [field, to ?? undefined]));
  const isOver = edit.state === 'done' && edit.colour === undefined && item.found === undefined;
  const detail = changes
    .map(({ field, from, to }) => `${field}: ${from ?? 'none'} → ${to ?? 'none'}`)
    .join('; ');
  return {
    ...withoutAbsent({ ...item, ...given }),
    ...(isOver && { colour: 'green' }),
    history: shorten([...item.history, { at, by, did: 'changed', detail }]),
  };
}

const withoutAbsent = (item: ActionItem): ActionItem =>
  Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== undefined),
  ) as unknown as ActionItem;

/** Whether somebody has still to do something about it. */
export const isPending = ({ state }: Pick<ActionItem, 'state'>): boolean =>
  state === 'open' || state === 'in-progress';

/** The day on which it is due: as people say, or else the latest on which it still helps; null where there is none. */
export const dueOf = ({ due, found }: Pick<ActionItem, 'due' | 'found'>): string | null =>
  due ?? found?.by ?? null;

/** Whether the day on which it is due is over; of what somebody has still to do. */
export const isLate = (item: ActionItem, today: string): boolean => {
  const due = dueOf(item);
  return isPending(item) && due !== null && due < today;
};

const ORDER_OF_STATES = ['open', 'in-progress', 'done', 'accepted', 'resolved'] as const;
const ORDER_OF_COLOURS = ['red', 'yellow', 'green'] as const;

/** What must be done first comes first: by state, colour and due date. */
export const inOrder = (items: readonly ActionItem[]): readonly ActionItem[] =>
  items.toSorted(
    (a, b) =>
      Number(isPending(b)) - Number(isPending(a)) ||
      (isPending(a) ? 0 : ORDER_OF_STATES.indexOf(a.state) - ORDER_OF_STATES.indexOf(b.state)) ||
      ORDER_OF_COLOURS.indexOf(a.colour) - ORDER_OF_COLOURS.indexOf(b.colour) ||
      compareDates(dueOf(a), dueOf(b)) ||
      compareText(a.id, b.id),
  );
