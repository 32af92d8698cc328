import type { Ceiling, Colour } from '../../model/ceiling';
import type { Report, ScorecardRow } from '../../model/report';
import type { Rise } from '../../model/rise';
import { targetName } from '../../model/target';
import { convertToEventZone } from './event-zone';
import { countToDos, isOverdue, listToDos, selectFirst, type ToDo } from './fixes';
import { type Column, createCommandBlock, createTable, join, type Markdown, md } from './markdown-text';
import { toPlainReport, truncate } from './plain-text';
import type { Renderer, RenderOptions } from './renderer';
import { areOfSeveralPaces, describePaces, formatTimes } from './rise-text';
import { createPlaceOf, describeTraffic, kindOf, type TierInWords } from './traffic';
import {
  composeAnswer,
  composeAnswerWithLoss,
  countOf,
  describeAcceptance,
  describeChanges,
  describeCost,
  describeCoverage,
  describeVerdict,
  findFirstToBreak,
  formatCapacity,
  formatCount,
  formatEventWindow,
  formatName,
  formatNeed,
  formatPercent,
  formatQuantity,
  formatRisk,
  formatTime,
  LIGHT,
  listGaps,
  listNewlyRed,
  listReasons,
  listResolved,
  namesOf,
  type Phrase,
  placeOf,
  VERDICT,
} from './words';

const MAX_TO_DOS = 10;
const MAX_COMMANDS = 5;
/** What is to be known of a fix afterwards: sentences. */
const MAX_AFTERWARDS = 3;
const MAX_PLACES = 3;
const MAX_REASONS = 3;
const MAX_SINGLE_POINTS = 5;
const MAX_GAPS = 10;
const MAX_NOTES = 10;
/** The most items that are listed of what turned red, and of what was resolved. */
const MAX_CHANGES = 5;
/** The most columns of somebody else's text. A command is never cut, because half of a command does something else. */
const MAX_WIDTH = 240;
const MAX_COMMAND = 1000;

/**
 * Renders GitHub flavoured Markdown for a comment on a pull request, a job summary or a chat: the answer, what breaks first, the
 * scorecard, what to do and what was not seen. It stays well below the 65,536 characters that a comment may have.
 */
export const markdown: Renderer = (report, options) => {
  const plain = convertToEventZone(toPlainReport(report));
  const sections = [head, verdict, scorecard, ceilings, traffic, rises, fixes, coverage, changes, notes];
  return `${
    join(
      sections.flatMap((section) => section(plain, options)),
      md`\n\n`,
    ).source
  }\n`;
};

/** Creates the blocks of a section, or none if there is nothing to say. */
type Section = (report: Report, options: RenderOptions) => readonly Markdown[];

const short = (text: string): string => truncate(text, MAX_WIDTH);

const head: Section = (report) => {
  const { event, run, verdict, caveats = [] } = report;
  return [
    md`## ${LIGHT[VERDICT[verdict].colour]} ${describeVerdict(report)}: ${short(event.name)}`,
    ...caveats.map((caveat) => md`> ${LIGHT.yellow} **${caveat}**`),
    md`${short(event.customer)} · ${formatEventWindow(event)} · as of ${formatTime(run.asOf)}`,
  ];
};

const spoken = (phrases: readonly Phrase[]): Markdown =>
  join(
    phrases.map(({ text, tone }) => (tone === undefined || tone === 'quiet' ? md`${text}` : md`**${text}**`)),
    md``,
  );

const verdict: Section = (report) => {
  const first = findFirstToBreak(report);
  const zone = composeAnswerWithLoss(report);
  return [
    spoken([...composeAnswer(report), ...(zone.length > 0 ? [{ text: ' ' }, ...zone] : [])]),
    ...(first === null ? [] : [firstLine(first.label, first.ceiling)]),
  ];
};

function firstLine(label: string, ceiling: Ceiling): Markdown {
  const { atPeak, limit, unit, fix } = ceiling;
  const arithmetic =
    atPeak === null || limit === null
      ? ''
      : `: ${formatQuantity(atPeak)} of ${formatQuantity(limit)} ${unit} at the peak`;
  const by = fix?.by === undefined ? '' : ` By ${formatTime(fix.by)}.`;
  const breaking = md`> ${label}: **${short(formatName(ceiling))}** (${targetName(ceiling)})${arithmetic}.`;
  return fix === undefined ? breaking : md`${breaking}\n> This is the fix: **${short(fix.action)}**${by}`;
}

const scorecard: Section = (report) => {
  const { score, coverage, rows } = report.scorecard;
  const columns: readonly Column<ScorecardRow>[] = [
    { title: md``, cell: ({ colour }) => status(colour) },
    { title: md`Readiness`, cell: ({ title }) => md`${title}` },
    { title: md`Score`, numeric: true, cell: (row) => md`${formatPercent(row.score)}` },
    { title: md`Judged`, numeric: true, cell: (row) => md`${formatPercent(row.coverage)}` },
    { title: md`Because`, cell: (row) => md`${because(report, row)}` },
  ];
  return [
    md`### Scorecard: ${formatPercent(score)}, ${formatPercent(coverage)} judged`,
    createTable(columns, rows),
  ];
};

const status = (colour: Colour): Markdown => md`${LIGHT[colour]} ${colour}`;

function because(report: Report, { reasons, because }: ScorecardRow): string {
  const titles = [...listReasons(report, reasons), ...(because === undefined ? [] : [because])];
  const rest = titles.length - MAX_REASONS;
  return [...titles.slice(0, MAX_REASONS).map(short), ...(rest > 0 ? [`${rest} more`] : [])].join('; ');
}

const ceilings: Section = ({ ceilings, ceilingCount, event }, { limit = 10 }) => {
  if (ceilings.length === 0) return [];
  const rest = countOf(ceilings, ceilingCount) - limit;
  const need = event.multiplier === null ? '' : ` (needed: ${formatNeed(event.multiplier)})`;
  return [
    md`### What breaks first${need}`,
    createTable(CEILING_COLUMNS, ceilings.slice(0, limit)),
    ...(rest > 0 ? [md`And ${formatCount(rest, 'ceiling')} more.`] : []),
  ];
};

const CEILING_COLUMNS: readonly Column<Ceiling>[] = [
  {
    title: md``,
    cell: ({ status: colour, accepted }) => (accepted ? md`${status(colour)}, accepted` : status(colour)),
  },
  { title: md`Ceiling`, cell: (ceiling) => md`${short(formatName(ceiling))}` },
  { title: md`Where`, cell: (ceiling) => md`${targetName(ceiling)}` },
  { title: md`At the peak`, numeric: true, cell: ({ atPeak }) => md`${formatQuantity(atPeak)}` },
  { title: md`Limit`, numeric: true, cell: ({ limit, unit }) => md`${formatQuantity(limit)} ${unit}` },
  { title: md`Breaks at`, numeric: true, cell: (ceiling) => md`${breaksAt(ceiling)}` },
  {
    title: md`Without a zone`,
    numeric: true,
    cell: ({ breaksAtWithoutZone: multiplier }) =>
      md`${multiplier === null ? '–' : formatCapacity(multiplier)}`,
  },
];

const breaksAt = ({ breaksAt, grows }: Ceiling): string =>
  breaksAt !== null ? formatCapacity(breaksAt) : grows ? 'not judged' : 'does not grow';

const rises: Section = ({ rises = [] }) =>
  rises.length === 0
    ? []
    : [
        md`### The first minutes: traffic rises ${describePaces(rises)}`,
        createTable(areOfSeveralPaces(rises) ? RISE_COLUMNS.toSpliced(1, 0, PACE) : RISE_COLUMNS, rises),
      ];

const PACE: Column<Rise> = { title: md`Rises`, cell: (rise) => md`${describePaces([rise])}` };

const RISE_COLUMNS: readonly Column<Rise>[] = [
  { title: md`Resource`, cell: (rise) => md`${short(placeOf(rise))}` },
  { title: md`Counted in`, cell: ({ unit }) => md`${unit}` },
  {
    title: md`Falls short`,
    cell: (rise) => md`${rise.shortfall === null ? 'never' : formatTimes(rise, rise.shortfall)}`,
  },
  {
    title: md`Traffic lost`,
    numeric: true,
    cell: ({ shortfall }) => md`${shortfall === null ? '–' : `up to ${formatRisk(shortfall.worst)}`}`,
  },
  {
    title: md`Requests`,
    numeric: true,
    cell: ({ shortfall }) => md`${formatQuantity(shortfall?.requests ?? null)}`,
  },
  { title: md`At the start`, numeric: true, cell: ({ start }) => md`${formatQuantity(start)}` },
  { title: md`Enough`, numeric: true, cell: ({ enough }) => md`${formatQuantity(enough)}` },
];

const traffic: Section = (report) => {
  const told = describeTraffic(report);
  if (told === null) return [];
  const placeOf = createPlaceOf(told.nodes);
  const points = told.singlePoints.slice(0, MAX_SINGLE_POINTS).map((point) => {
    const place = placeOf(point.resource);
    return md`- Single point of failure: **${short(point.resource.name)}**, ${kindOf(point.resource)}${place && ` in ${place}`}. ${short(point.because)}`;
  });
  const rest = told.singlePointCount - points.length;
  const more = rest > 0 ? [md`- And ${formatCount(rest, 'single point')} of failure more.`] : [];
  return [
    md`### How traffic flows`,
    createTable(TIER_COLUMNS, told.tiers),
    ...(points.length > 0 ? [join([...points, ...more], md`\n`)] : []),
  ];
};

const TIER_COLUMNS: readonly Column<TierInWords>[] = [
  { title: md``, cell: ({ weakest }) => status(weakest?.status ?? 'grey') },
  {
    title: md`Tier`,
    cell: ({ title, isWeakest }) => (isWeakest ? md`**${title}**, breaks first` : md`${title}`),
  },
  {
    title: md`Resources`,
    numeric: true,
    cell: ({ resources }) => md`${resources.toLocaleString('en-US')}`,
  },
  {
    title: md`Breaks at`,
    numeric: true,
    cell: ({ weakest }) => md`${weakest === null ? 'not judged' : formatCapacity(weakest.breaksAt)}`,
  },
  {
    title: md`Weakest ceiling`,
    cell: ({ weakest }) => md`${weakest === null ? '–' : short(formatName(weakest))}`,
  },
];

const fixes: Section = (report) => {
  const all = listToDos(report);
  if (all.length === 0) return [];
  const shown = selectFirst(all, report, MAX_TO_DOS);
  const some = all.length > shown.length ? `: ${shown.length} of ${countToDos(all, report)}` : '';
  return [
    md`### What to do, by when${some}`,
    join(
      shown.map((toDo) => toDoItem(toDo, isOverdue(toDo, report))),
      md`\n`,
    ),
  ];
};

function toDoItem(
  { action, by, commands, afterwards, places, colour, accepted }: ToDo,
  late: boolean,
): Markdown {
  const due = by === null ? 'Any time' : `${late ? 'Overdue, by' : 'By'} ${formatTime(by)}`;
  const risk = accepted === null ? '' : `, ${short(describeAcceptance(accepted))}`;
  const later = afterwards.slice(0, MAX_AFTERWARDS).map((said) => ` ${short(said)}`);
  const item = md`- ${LIGHT[colour]} **${due}:** ${short(action)} (${placesOf(places)}${risk})${later.join('')}`;
  const whole = commands.filter((command) => command.length <= MAX_COMMAND).slice(0, MAX_COMMANDS);
  if (whole.length === 0) return item;
  const left = commands.length - whole.length;
  const more = left > 0 ? md`\n\n  And ${formatCount(left, 'command')} more.` : md``;
  return md`${item}\n\n${createCommandBlock(whole)}${more}\n`;
}

function placesOf(places: ToDo['places']): string {
  const rest = places.length - MAX_PLACES;
  const shown = places.slice(0, MAX_PLACES).map((place) => short(placeOf(place)));
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join('; ');
}

const coverage: Section = (report) => {
  const all = listGaps(report);
  const shown = all
    .slice(0, MAX_GAPS)
    .map(({ what, code, where, reason }) =>
      reason === undefined
        ? md`- ${LIGHT.grey} ${short(what)}: ${short(code)} (${where})`
        : md`- ${LIGHT.grey} ${reason}`,
    );
  const rest = all.length - shown.length;
  const more = rest > 0 ? [md`- And ${formatCount(rest, 'gap')} more.`] : [];
  const cost = describeCost(report);
  return [
    md`### Coverage`,
    md`${describeCoverage(report)} What was not answered counts as unknown, never as good.`,
    ...(cost === null ? [] : [md`It took ${cost}.`]),
    ...(shown.length > 0 ? [join([...shown, ...more], md`\n`)] : []),
  ];
};

const changes: Section = (report) => {
  if (report.changes === null) return [];
  const named = (colour: Colour, names: readonly string[]): readonly Markdown[] => {
    const more = names.length - MAX_CHANGES;
    return [
      ...names.slice(0, MAX_CHANGES).map((name) => md`- ${LIGHT[colour]} ${short(name)}`),
      ...(more > 0 ? [md`- ${LIGHT[colour]} and ${more.toLocaleString('en-US')} more`] : []),
    ];
  };
  const items = [
    ...named('red', namesOf(listNewlyRed(report))),
    ...named('green', namesOf(listResolved(report))),
  ];
  return [
    md`### Since the last run`,
    md`${describeChanges(report.changes)} since run ${report.changes.since}.`,
    ...(items.length > 0 ? [join(items, md`\n`)] : []),
  ];
};

const notes: Section = ({ run }) =>
  run.notes.length === 0
    ? []
    : [
        md`### What this assumes`,
        join(
          run.notes.slice(0, MAX_NOTES).map((note) => md`- ${note}`),
          md`\n`,
        ),
      ];
