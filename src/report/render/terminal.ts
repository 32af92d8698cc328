import type { Ceiling, Colour } from '../../model/ceiling';
import type { Report, ScorecardRow } from '../../model/report';
import { targetName } from '../../model/target';
import { convertToEventZone } from './event-zone';
import { afterwardsOf, countToDos, isOverdue, listToDos, selectFirst, type ToDo } from './fixes';
import { groupUnjudged } from './open-findings';
import { measureWidth, pad, toAscii, toPlainReport, truncate } from './plain-text';
import type { Renderer, RenderOptions } from './renderer';
import { summarizeRise } from './rise-text';
import { type Line, print, type Span, type Style, wrap } from './terminal-lines';
import { createPlaceOf, describeTraffic, kindOf, type TierInWords } from './traffic';
import {
  composeAnswer,
  composeAnswerWithLoss,
  countOf,
  describeAcceptance,
  describeChanges,
  describeCoverage,
  describeRowCounts,
  describeVerdict,
  findFirstToBreak,
  formatCapacity,
  formatCount,
  formatEventWindow,
  formatName,
  formatNeed,
  formatPercent,
  formatQuantity,
  formatTime,
  listCauses,
  listNewlyRed,
  listReasons,
  listResolved,
  namesOf,
  type Phrase,
  promptLine,
  SIGN,
  VERDICT,
} from './words';

/** The characters that we draw with: one set for terminals with Unicode, and one for the others. */
interface Glyphs {
  readonly sign: (colour: Colour) => string;
  /** The parts of a bar: what is carried without one zone, what only with all zones, the mark of the need, and "goes on". */
  readonly full: string;
  readonly zone: string;
  readonly need: string;
  readonly more: string;
  readonly ellipsis: string;
  readonly plain: (text: string) => string;
}

const UNICODE: Glyphs = {
  sign: (colour) => SIGN[colour].unicode,
  full: '█',
  zone: '▒',
  need: '│',
  more: '▶',
  ellipsis: '…',
  plain: (text) => text,
};

const ASCII: Glyphs = {
  sign: (colour) => SIGN[colour].ascii,
  full: '#',
  zone: '=',
  need: '|',
  more: '>',
  ellipsis: '...',
  plain: toAscii,
};

interface Screen {
  readonly report: Report;
  readonly width: number;
  readonly limit: number;
  readonly glyphs: Glyphs;
}

const MAX_FIXES = 3;
const MAX_SINGLE_POINTS = 3;
/** The most causes that are shown, and the most actions of each. The page has all of them. */
const MAX_CAUSES = 4;
const MAX_ACTIONS = 6;
/** The most items that are listed of what turned red, and of what was resolved. */
const MAX_CHANGES = 3;

/** Renders one screen: the verdict, what breaks first, the seven rows, what was not seen, and what to do. */
export const terminal: Renderer = (report, options) => {
  const screen = screenOf(report, options);
  const sections = [head, verdict, ceilings, traffic, rows, coverage, fixes, changes]
    .map((section) => section(screen))
    .filter((lines) => lines.length > 0);
  const lines = sections.flatMap((section, i) => (i === 0 ? section : [[], ...section]));
  return screen.glyphs.plain(print(lines, options.width, options.colour, screen.glyphs.ellipsis));
};

const screenOf = (report: Report, { width, limit = 10, unicode = true }: RenderOptions): Screen => ({
  report: convertToEventZone(toPlainReport(report)),
  width,
  limit,
  glyphs: unicode ? UNICODE : ASCII,
});

const title = (text: string, rest = ''): Line => [
  ['bold', text],
  ['dim', rest],
];

function head({ report, width }: Screen): Line[] {
  const { event, run } = report;
  return [
    [
      ['bold', event.name],
      ['dim', ` · ${event.customer}`],
    ],
    ...wrap([['dim', formatEventWindow(event)]], width),
    ...wrap([['dim', `As of ${formatTime(run.asOf)}`]], width),
  ];
}

const STYLE: Record<NonNullable<Phrase['tone']>, Style> = {
  red: 'red',
  yellow: 'yellow',
  green: 'green',
  grey: 'grey',
  strong: 'bold',
  quiet: 'dim',
};

function verdict({ report, width, glyphs }: Screen): Line[] {
  const { colour } = VERDICT[report.verdict];
  const counts = describeRowCounts(report);
  const first = findFirstToBreak(report);
  const zone = composeAnswerWithLoss(report);
  const phrases = [...composeAnswer(report), ...(zone.length > 0 ? [{ text: ' ' }, ...zone] : [])];
  const sentence = phrases.map(({ text, tone }): Span => (tone ? [STYLE[tone], text] : text));
  return [
    [
      [colour, `${glyphs.sign(colour)} ${describeVerdict(report).toUpperCase()}`],
      ['dim', counts && ` · ${counts}`],
    ],
    ...(report.caveats ?? []).flatMap((caveat) =>
      wrap([['yellow', `${glyphs.sign('yellow')} ${caveat}`]], width),
    ),
    ...wrap(sentence, width),
    ...(first === null ? [] : firstLines(first.label, first.ceiling, width)),
  ];
}

function firstLines(label: string, ceiling: Ceiling, width: number): Line[] {
  const { atPeak, limit, unit, fix } = ceiling;
  const arithmetic =
    atPeak === null || limit === null
      ? ''
      : `: ${formatQuantity(atPeak)} of ${formatQuantity(limit)} ${unit} at the peak`;
  const by = fix?.by === undefined ? '' : ` By ${formatTime(fix.by)}.`;
  return [
    ...wrap([`${label}: `, ['bold', formatName(ceiling)], ` (${targetName(ceiling)})${arithmetic}.`], width),
    ...(fix === undefined
      ? []
      : wrap(
          ['This is the fix: ', ['bold', fix.action], by, ...afterwardsOf(fix).map((said) => ` ${said}`)],
          width,
        )),
  ];
}

/** The length of the longest bar as a multiple of the need. A longer bar is cut and ends with an arrow. */
const SCALE = 4 / 3;

interface Bars {
  readonly columns: number;
  /** The multiplier at the right end. */
  readonly end: number;
  readonly needed: number | null;
  /** The column of the need's mark. */
  readonly need: number | null;
}

function barsOf(shown: readonly Ceiling[], needed: number | null, width: number): Bars {
  const columns = Math.min(48, Math.max(10, Math.floor(width / 3)));
  const largest = Math.max(0, ...shown.map(({ breaksAt }) => breaksAt ?? 0));
  const end = needed === null ? largest || 1 : needed * SCALE;
  const need = needed === null ? null : Math.floor((needed / end) * columns);
  return { columns, end, needed, need };
}

/** The number of columns that a value fills. A value below the need, however close, ends before the mark. */
function filled(value: number, { columns, end, needed, need }: Bars): number {
  const full = Math.floor((value / end) * columns + 1e-9);
  return needed !== null && need !== null && value < needed ? Math.min(full, need - 1) : full;
}

const TITLE = 'What breaks first';

function ceilings(screen: Screen): Line[] {
  const { report, width, limit, glyphs } = screen;
  const shown = report.ceilings.slice(0, limit);
  if (shown.length === 0) return [];
  const needed = report.event.multiplier;
  const bars = barsOf(shown, needed, width);
  const nameWidth = width - bars.columns - VALUE_WIDTH - 4;
  const legend = ` (${glyphs.full} without one zone, ${glyphs.zone} with all)`;
  const mark = needed === null ? '' : `needed ${formatNeed(needed)} ${glyphs.need}`;
  const markEnd = 2 + nameWidth + 1 + (bars.need ?? 0) + 1;
  const room = markEnd - measureWidth(TITLE) - measureWidth(mark);
  const rest = countOf(report.ceilings, report.ceilingCount) - shown.length;
  return [
    title(TITLE, (room > 1 ? pad(legend, room, glyphs.ellipsis) : ' ') + mark),
    ...shown.map((ceiling) => ceilingLine(ceiling, bars, nameWidth, glyphs)),
    ...(rest > 0 ? [[['dim', `  and ${formatCount(rest, 'ceiling')} more`] as const]] : []),
    ...worstRise(screen),
  ];
}

/** The worst rise, where a group falls short: the page draws all of them. */
function worstRise({ report: { rises: [worst] = [] }, width, glyphs }: Screen): Line[] {
  if (worst === undefined || worst.shortfall === null) return [];
  return wrap(
    [
      ['yellow', `${glyphs.sign('yellow')} `],
      `The first minutes: ${worst.resource} (${worst.region}) ${summarizeRise(worst, worst.shortfall)}`,
    ],
    width,
    '  ',
  );
}

const VALUE_WIDTH = 7;

function ceilingLine(ceiling: Ceiling, bars: Bars, nameWidth: number, glyphs: Glyphs): Line {
  const region = ` ${ceiling.region}`;
  const name = pad(formatName(ceiling), nameWidth - measureWidth(region), glyphs.ellipsis) + region;
  const sign: Span = [ceiling.status, glyphs.sign(ceiling.status)];
  if (ceiling.breaksAt === null) return [sign, ` ${name} `, ['dim', withoutBar(ceiling)]];
  return [
    sign,
    ` ${name} `,
    [ceiling.status, bar(ceiling.breaksAt, ceiling.breaksAtWithoutZone ?? ceiling.breaksAt, bars, glyphs)],
    formatCapacity(ceiling.breaksAt).padStart(VALUE_WIDTH),
  ];
}

function withoutBar({ grows, atPeak, limit }: Ceiling): string {
  if (grows || atPeak === null || limit === null) return 'not judged';
  return `${formatQuantity(atPeak)} of ${formatQuantity(limit)}, does not grow`;
}

function bar(breaksAt: number, withoutZone: number, bars: Bars, glyphs: Glyphs): string {
  const { columns, need } = bars;
  const all = filled(breaksAt, bars);
  const surviving = filled(withoutZone, bars);
  return Array.from({ length: columns }, (_, column) => {
    if (column === need) return glyphs.need;
    if (column === columns - 1 && all > columns) return glyphs.more;
    if (column < surviving) return glyphs.full;
    return column < all ? glyphs.zone : ' ';
  }).join('');
}

/** Tells in two lines how traffic flows; what breaks in each tier is shown above. */
function traffic({ report, width, glyphs }: Screen): Line[] {
  const told = describeTraffic(report);
  if (told === null) return [];
  const { tiers, nodes, singlePoints, singlePointCount } = told;
  const placeOf = createPlaceOf(nodes);
  const points = singlePoints.slice(0, MAX_SINGLE_POINTS).map(({ resource }) => {
    const place = placeOf(resource);
    return `${kindOf(resource)} ${resource.name}${place && ` in ${place}`}`;
  });
  const rest = singlePointCount - points.length;
  const more = rest > 0 ? `; and ${rest.toLocaleString('en-US')} more` : '';
  return [
    ...wrap(
      [
        ['bold', 'How traffic flows: '],
        ...tiers.flatMap((tier, i) => [i > 0 ? ' > ' : '', ...tierSpans(tier, glyphs)]),
      ],
      width,
      '  ',
    ),
    ...(points.length > 0
      ? wrap([['yellow', 'Single points of failure: '], `${points.join('; ')}${more}`], width, '  ')
      : []),
  ];
}

function tierSpans({ title, weakest, isWeakest }: TierInWords, glyphs: Glyphs): Span[] {
  const colour = weakest?.status ?? 'grey';
  const breaks =
    weakest === null ? 'not judged' : `${formatCapacity(weakest.breaksAt)}${isWeakest ? ' (first)' : ''}`;
  return [[colour, `${glyphs.sign(colour)} ${title} `], breaks];
}

function rows({ report, width, glyphs }: Screen): Line[] {
  const { score, coverage, rows } = report.scorecard;
  const longest = Math.max(...rows.map((row) => measureWidth(row.title)), 0);
  const titleWidth = Math.min(longest, Math.floor(width / 2));
  const head = pad(
    `Readiness ${formatPercent(score)}, ${formatPercent(coverage)} judged`,
    9 + titleWidth,
    glyphs.ellipsis,
  );
  return [
    [
      ['bold', head],
      ['dim', ' score  judged  because'],
    ],
    ...rows.map((row) => rowLine(row, report, titleWidth, glyphs)),
    ...lackingLines(rows, width, glyphs),
  ];
}

/** Tells what rows lack to be judged, each reason once and in full. */
const lackingLines = (rows: readonly ScorecardRow[], width: number, glyphs: Glyphs): Line[] =>
  [...Map.groupBy(rows, ({ because }) => because)].flatMap(([because, lacking]) =>
    because === undefined
      ? []
      : wrap(
          [
            ['grey', `${glyphs.sign('grey')} ${because} `],
            ['dim', `(${lacking.map(({ title }) => title).join('; ')})`],
          ],
          width,
          '  ',
        ),
  );

function rowLine(row: ScorecardRow, report: Report, titleWidth: number, glyphs: Glyphs): Line {
  return [
    [row.colour, `${glyphs.sign(row.colour)} ${row.colour.padEnd(7)}`],
    pad(row.title, titleWidth, glyphs.ellipsis),
    formatPercent(row.score).padStart(6),
    formatPercent(row.coverage).padStart(8),
    ['dim', `  ${listReasons(report, row.reasons).join('; ')}`],
  ];
}

function coverage(screen: Screen): Line[] {
  const { report, glyphs, width } = screen;
  const all = listCauses(report);
  const rest = all.length - MAX_CAUSES;
  return [
    title('Coverage: ', describeCoverage(report)),
    ...all.slice(0, MAX_CAUSES).flatMap(({ cause, advice, gaps: alike }) => {
      const sentences = [...new Set(alike.flatMap(({ reason }) => reason ?? []))];
      if (sentences.length > 0) {
        return sentences.flatMap((reason) =>
          wrap([['grey', `${glyphs.sign('grey')} ${reason}`]], width, '  '),
        );
      }
      const named = alike.slice(0, MAX_ACTIONS).map(({ what, where }) => `${what} in ${where}`);
      const more = alike.length - named.length;
      const actions = `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
      return wrap(
        [['grey', `${glyphs.sign('grey')} ${cause}: `], actions, ['dim', advice && ` ${advice}`]],
        width,
        '  ',
      );
    }),
    ...(rest > 0 ? [[['dim', `  and ${formatCount(rest, 'cause')} more`] as const]] : []),
    ...unjudgedLines(screen),
    ...notes(screen),
  ];
}

/** The most lines of one reason. */
const MAX_REASON_LINES = 6;

function unjudgedLines({ report, width, glyphs }: Screen): Line[] {
  const all = groupUnjudged(report);
  const rest = all.slice(MAX_CAUSES).flat().length;
  return [
    ...all.slice(0, MAX_CAUSES).flatMap(([first, ...alike]) => {
      const reason = truncate(
        `${formatName(first)}: ${first.detail}`,
        MAX_REASON_LINES * width,
        glyphs.ellipsis,
      );
      const more =
        alike.length > 0 ? ` And ${formatCount(alike.length, 'other', 'others')} of its kind.` : '';
      return wrap([['grey', `${glyphs.sign('grey')} Not judged: `], reason, ['dim', more]], width, '  ');
    }),
    ...(rest > 0 ? [[['dim', `  and ${rest.toLocaleString('en-US')} more not judged`] as const]] : []),
  ];
}

/** Shows all assumptions of the answer, which a reader may dispute. */
const notes = ({ report: { run }, width }: Screen): Line[] =>
  run.notes.flatMap((note, i) => wrap([['yellow', `Note ${i + 1} of ${run.notes.length}: `], note], width));

function fixes({ report, width, glyphs }: Screen): Line[] {
  const all = listToDos(report);
  if (all.length === 0) return [];
  const first = findFirstToBreak(report)?.ceiling.id;
  const isLate = (toDo: ToDo): boolean => isOverdue(toDo, report);
  // The fix of what breaks first is shown above.
  const next = all.filter((toDo) => isLate(toDo) || toDo.places.every(({ id }) => id !== first));
  const shown = selectFirst(next, report, MAX_FIXES);
  const left = all.length > shown.length ? `; the page has all of them` : '';
  return [
    title('What to do next', ` (${countToDos(all, report)}${left})`),
    ...shown.flatMap((toDo): Line[] => {
      const { action, by, commands, afterwards, places, colour, accepted } = toDo;
      const due = (by === null ? '' : formatTime(by)).padEnd(12);
      const where = `${placesOf(action, places)}${accepted ? ` (${describeAcceptance(accepted)})` : ''}`;
      const lines = commands.length === 1 ? (commands[0]?.split('\n') ?? []) : [];
      const fits = lines.every((line) => measureWidth(line) + 4 <= width);
      const [first, ...others] = afterwards;
      return [
        ...wrap(
          [
            [colour, `${glyphs.sign(colour)} `],
            ['dim', due],
            ...(isLate(toDo) ? [['red', 'Overdue: '] as const] : []),
            `${action}${where}${others.length === 0 && first !== undefined ? ` ${first}` : ''}`,
          ],
          width,
          ' '.repeat(14),
        ),
        ...(fits ? lines.map((line) => [['dim', `  ${promptLine(line)}`] as const]) : []),
      ];
    }),
  ];
}

/** Tells where to do something, unless the action names the place. */
function placesOf(action: string, places: ToDo['places']): string {
  const [only, ...others] = places;
  if (others.length > 0) return ` (${formatCount(places.length, 'resource')})`;
  const { resource } = only ?? { resource: '-' };
  return resource === '-' || action.includes(resource) ? '' : ` (${resource})`;
}

function changes({ report, width, glyphs }: Screen): Line[] {
  if (report.changes === null) return [];
  const named = (colour: Colour, names: readonly string[]): Line[] => {
    const more = names.length > MAX_CHANGES ? `; and ${names.length - MAX_CHANGES} more` : '';
    const short = names.slice(0, MAX_CHANGES).map((name) => truncate(name, width - 2, glyphs.ellipsis));
    const listed = `${short.join('; ')}${more}`;
    return names.length === 0 ? [] : wrap([[colour, `${glyphs.sign(colour)} `], listed], width, '  ');
  };
  return [
    title('Since the last run: ', `${describeChanges(report.changes)} · ${report.changes.since}`),
    ...named('red', namesOf(listNewlyRed(report))),
    ...named('green', namesOf(listResolved(report))),
  ];
}
