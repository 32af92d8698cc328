import type { WhatIfAnswer } from '../app/judging/what-if';
import type { Ceiling } from '../model/ceiling';
import type { Report } from '../model/report';
import { findMovedCeilings, type MovedCeiling } from '../report/comparison';
import { toAscii, toPlainReport, truncate } from '../report/render/plain-text';
import { wrap } from '../report/render/terminal-lines';
import {
  describeVerdict,
  formatCapacity,
  formatNeed,
  formatPercent,
  formatQuantity,
} from '../report/render/words';
import type { Environment } from './environment';

type Screen = Pick<Environment, 'unicode' | 'width'>;

/** Formats what would change in a few lines: the verdict, the breaking point, the rows and the ceilings that move. */
export function whatIfText(answer: WhatIfAnswer, { unicode, width }: Screen): string {
  const before = toPlainReport(answer.before);
  const after = toPlainReport(answer.after);
  const arrow = unicode ? '→' : '->';
  const shown = (line: string) => (unicode ? line : toAscii(line));
  const fitted = (line: string) => truncate(shown(line), width, unicode ? '…' : '...');
  // A report cuts long lists short, so a ceiling that is missing from it may still exist.
  const moved = findMovedCeilings(before.ceilings, after.ceilings).filter(
    (ceiling) => ceiling.after !== null,
  );
  return [
    ...factLines(before, after, arrow),
    ...movedRows(before, after).flatMap(([title, from, to]) => changeLines(title, from, to, arrow)),
    ...addedCaveats(before, after).flatMap((caveat) => [
      '',
      ...wrap([shown(caveat)], width).map((line) => line.join('').trimEnd()),
    ]),
    '',
    ...(moved.length === 0 ? ['No ceiling moves.'] : []),
    ...moved.slice(0, MOST_CEILINGS).flatMap((ceiling) => ceilingLines(ceiling, arrow)),
    ...(moved.length > MOST_CEILINGS ? [`and ${moved.length - MOST_CEILINGS} ceilings more`] : []),
    '',
  ]
    .map(fitted)
    .join('\n');
}

/** More lines than fit on a screen would hide the answer. */
const MOST_CEILINGS = 20;

/** The verdict, what is needed, and what breaks first, in two reports of one event. */
export const factLines = (before: Report, after: Report, arrow: string): readonly string[] =>
  FACTS.flatMap(([label, fact]) => changeLines(label, fact(before), fact(after), arrow));

const FACTS: readonly (readonly [label: string, fact: (report: Report) => string | null])[] = [
  ['Verdict', describeVerdict],
  ['Needed', ({ event }) => (event.multiplier === null ? 'unknown' : formatNeed(event.multiplier))],
  ['Needed on a bad day', ({ event: { multiplierRange: range } }) => (range ? formatNeed(range.high) : null)],
  ['Breaks at', ({ breakingPoint }) => breaks(breakingPoint)],
  ['Odds that they hold', ({ breakingPoint }) => oddsOf(breakingPoint)],
  ['Without one zone', ({ breakingPoint }) => carried(breakingPoint?.withoutOneZone)],
  [
    'Without one region',
    ({ breakingPoint: point }) =>
      point?.withoutOneRegion === undefined ? null : formatCapacity(point.withoutOneRegion),
  ],
  ['Breaks first', ({ breakingPoint, ceilings }) => titleOf(breakingPoint?.ceiling, ceilings)],
];

/**
 * Uses a single line if the change is short; two titles rarely are.
 *
 * @param before null, as `after`, where the report has no such fact; there is no line where neither has it.
 */
function changeLines(label: string, before: string | null, after: string | null, arrow: string): string[] {
  if (before === null && after === null) return [];
  const [from, to] = [before ?? NOT_SAID, after ?? NOT_SAID];
  const start = label.padEnd(LABEL_WIDTH);
  if (from === to) return [`${start}${from}`];
  if (from.length + to.length <= SHORT) return [`${start}${from} ${arrow} ${to}`];
  return [`${start}${from}`, `${`${arrow} `.padStart(LABEL_WIDTH)}${to}`];
}

const NOT_SAID = 'not said';
const LABEL_WIDTH = 30;
const SHORT = 44;

const movedRows = (before: Report, after: Report): [title: string, from: string, to: string][] =>
  after.scorecard.rows.flatMap(({ id, title, colour }) => {
    const from = before.scorecard.rows.find((row) => row.id === id)?.colour;
    return from === undefined || from === colour ? [] : [[title, from, colour]];
  });

/** What a reader must know of the answer, and need not of things as they are: no ceiling moves for another event. */
const addedCaveats = (before: Report, after: Report): readonly string[] =>
  (after.caveats ?? []).filter((caveat) => !before.caveats?.includes(caveat));

const ceilingLines = ({ before, after }: MovedCeiling, arrow: string): string[] => {
  const { title = '', region = '' } = after ?? before ?? {};
  return [`${title} (${region})`, `  ${stateOf(before)}`, `  ${arrow} ${stateOf(after)}`];
};

const stateOf = (ceiling: Ceiling | null): string => {
  if (ceiling === null) return 'absent';
  const { status, atPeak, limit, breaksAt, grows } = ceiling;
  return `${status} ${formatQuantity(atPeak)} of ${formatQuantity(limit)}, ${grows ? `breaks at ${carried(breaksAt)}` : 'does not grow with traffic'}`;
};

const titleOf = (id: string | undefined, ceilings: readonly Ceiling[]): string =>
  ceilings.find((ceiling) => ceiling.id === id)?.title ?? 'unknown';

const breaks = (breakingPoint: Report['breakingPoint']): string =>
  breakingPoint
    ? `${carried(breakingPoint.multiplier)} (${breakingPoint.judged} of ${breakingPoint.judged + breakingPoint.unknown} judged)`
    : 'unknown';

const oddsOf = (breakingPoint: Report['breakingPoint']): string | null =>
  breakingPoint?.odds === undefined
    ? null
    : `${breakingPoint.unknown > 0 ? 'at most ' : ''}${formatPercent(breakingPoint.odds)}`;

const carried = (multiplier: number | null | undefined): string =>
  multiplier === null || multiplier === undefined ? 'unknown' : formatCapacity(multiplier);
