import type { StoredRuns } from '../app/stored-runs';
import type { Ceiling, Colour } from '../model/ceiling';
import type { NotedItem } from '../model/notification';
import type { Comparison, CountedItems, MovedCeiling, RunAnswer } from '../report/comparison';
import { measureWidth, pad, toAscii, toPlainText } from '../report/render/plain-text';
import { type Line, print, type Span, wrap } from '../report/render/terminal-lines';
import {
  describeVerdict,
  formatCapacity,
  formatCount,
  formatMove,
  formatName,
  formatNeed,
  formatPercent,
  formatQuantity,
  formatTime,
  SIGN,
  VERDICT,
  whereOf,
} from '../report/render/words';
import type { Environment } from './environment';

type Screen = Pick<Environment, 'colour' | 'unicode' | 'width'>;

/** Formats a list of runs, two lines each: the run, and its result. */
export function formatRunList({ event, items, cursor }: StoredRuns, screen: Screen): string {
  const more: Line[] = cursor === null ? [] : [[['dim', 'There are more runs: use --limit to list them.']]];
  return printScreen(
    [[['bold', `Runs of ${event}`]], ...items.flatMap((run) => runLines(run, screen)), ...more],
    screen,
  );
}

function runLines(
  { id, startedAt, trigger, by, state, reason, summary }: StoredRuns['items'][number],
  screen: Screen,
): Line[] {
  const start: Line = [
    ['bold', id],
    ` ${formatTime(startedAt)}, ${toPlainText(by)} (${toPlainText(trigger)})`,
  ];
  if (summary === undefined) {
    const said = reason === undefined ? state : `${state}: ${toPlainText(reason)}`;
    return [start, ...wrap(['  ', createSign('grey', screen), ` ${said}`], screen.width, '    ')];
  }
  const { breakingPoint, score, coverage } = summary;
  const facts = [
    `breaks at ${breakingPoint === null ? 'unknown' : formatCapacity(breakingPoint.multiplier)}`,
    `readiness ${formatPercent(score)}`,
    `${formatPercent(coverage)} judged`,
  ];
  const { colour } = VERDICT[summary.verdict];
  return [
    start,
    ...wrap(
      ['  ', createSign(colour, screen), ' ', [colour, describeVerdict(summary)], `, ${facts.join(', ')}`],
      screen.width,
      '    ',
    ),
  ];
}

/** Items shown per list, so that all lists fit on a screen. The JSON output has all items. */
const MOST_ITEMS = 20;

/** Formats a comparison: what is new, what was resolved, and which ceilings moved by how much. */
export function formatComparison(comparison: Comparison, screen: Screen): string {
  const { event, before, after, newRed, resolved, unjudged } = comparison;
  return printScreen(
    [
      [['bold', toPlainText(event.name)]],
      [describeRun(before)],
      [`${selectArrow(screen)} ${describeRun(after)}`],
      [],
      ...FACTS.flatMap(([label, fact]) => factLines(label, fact(before), fact(after), screen)),
      ...itemLines('New red', newRed, 'red', screen),
      ...itemLines('Resolved', resolved, 'green', screen),
      ...itemLines('Was red, cannot be judged now', unjudged, 'grey', screen),
      ...ceilingLines(comparison.ceilings, screen),
    ],
    screen,
  );
}

const selectArrow = ({ unicode }: Screen): string => (unicode ? '→' : '->');

const describeRun = ({ run: { id, startedAt } }: RunAnswer): string => `${id}, ${formatTime(startedAt)}`;

const FACTS: readonly (readonly [label: string, fact: (answer: RunAnswer) => string])[] = [
  ['Verdict', describeVerdict],
  ['Needed', ({ needed }) => (needed === null ? 'unknown' : formatNeed(needed))],
  [
    'Breaks at',
    ({ breakingPoint }) => (breakingPoint === null ? 'unknown' : formatCapacity(breakingPoint.multiplier)),
  ],
  [
    'Without one zone',
    ({ breakingPoint }) =>
      breakingPoint === null ? 'unknown' : formatCapacity(breakingPoint.withoutOneZone),
  ],
  ['Readiness', ({ score }) => formatPercent(score)],
  ['Judged', ({ coverage }) => formatPercent(coverage)],
];

const LABEL_WIDTH = 18;

/** Uses a single line if that fits. */
function factLines(label: string, from: string, to: string, screen: Screen): Line[] {
  const start = label.padEnd(LABEL_WIDTH);
  if (from === to) return [[start, from]];
  const change = `${from} ${selectArrow(screen)} ${to}`;
  if (LABEL_WIDTH + measureWidth(change) <= screen.width) return [[start, change]];
  return [
    [start, from],
    [`${selectArrow(screen)} `.padStart(LABEL_WIDTH), to],
  ];
}

function itemLines(title: string, { count, items }: CountedItems, colour: Colour, screen: Screen): Line[] {
  if (count === 0) return [];
  const told = items.slice(0, MOST_ITEMS);
  return [
    [],
    [['bold', `${title} (${count.toLocaleString('en-US')})`]],
    ...told.flatMap((item) => wrap([createSign(colour, screen), ` ${nameOf(item)}`], screen.width, '  ')),
    ...formatRest(count - told.length),
  ];
}

const formatRest = (count: number): Line[] =>
  count === 0 ? [] : [[['dim', `and ${count.toLocaleString('en-US')} more`]]];

const nameOf = (item: Pick<NotedItem, 'title' | 'account' | 'region' | 'resource'>): string =>
  toPlainText(`${formatName(item)} (${whereOf(item)})`);

/** Leaves out ceilings whose change is too small to show in rounded numbers. */
function ceilingLines(moved: readonly MovedCeiling[], screen: Screen): Line[] {
  const told = moved.filter(({ before, after }) => stateOf(before) !== stateOf(after));
  if (told.length === 0) return [[], ['No ceiling moved.']];
  return [
    [],
    [['bold', `${formatCount(told.length, 'ceiling')} moved`]],
    ...told.slice(0, MOST_ITEMS).flatMap((ceiling) => ceilingLine(ceiling, screen)),
    ...formatRest(Math.max(0, told.length - MOST_ITEMS)),
  ];
}

function ceilingLine({ before, after }: MovedCeiling, screen: Screen): Line[] {
  const ceiling = after ?? before;
  if (ceiling === null) return [];
  const change = `${stateOf(before)} ${selectArrow(screen)} ${stateOf(after)}${describeMove(before, after)}`;
  const sign = createSign(after === null || after.accepted ? 'grey' : after.status, screen);
  const room = screen.width - measureWidth(change) - 4;
  const name = nameOf(ceiling);
  if (measureWidth(name) <= room) return [[sign, ` ${pad(name, room)}  ${change}`]];
  return [...wrap([sign, ` ${name}`], screen.width, '  '), [change.padStart(screen.width)]];
}

/** Where a ceiling breaks; or, if it does not grow with traffic, its use at the peak and its limit. */
function stateOf(ceiling: Ceiling | null): string {
  if (ceiling === null) return 'absent';
  const end = endOf(ceiling);
  if (end !== null) return formatCapacity(end);
  const { status, atPeak, limit } = ceiling;
  return status === 'grey' ? 'not judged' : `${formatQuantity(atPeak)} of ${formatQuantity(limit)}`;
}

/** How far the breaking point of a ceiling moved, if both runs know it. */
function describeMove(before: Ceiling | null, after: Ceiling | null): string {
  const from = endOf(before);
  const to = endOf(after);
  return from === null || to === null ? '' : ` (${formatMove(from, to)})`;
}

const endOf = (ceiling: Ceiling | null): number | null =>
  ceiling?.grows && ceiling.status !== 'grey' ? ceiling.breaksAt : null;

const createSign = (colour: Colour, { unicode }: Screen): Span => [
  colour,
  unicode ? SIGN[colour].unicode : SIGN[colour].ascii,
];

function printScreen(lines: readonly Line[], { width, colour, unicode }: Screen): string {
  const text = print(lines, width, colour, unicode ? '…' : '...');
  return unicode ? text : toAscii(text);
}
