/**
 * Renders a notification for Slack, to be read on a phone at night: the verdict in the first line, then the answer, then what to
 * do about what turned red.
 *
 * It uses only `plain_text` and rich text, which have no syntax. So names that other people have chosen cannot become bold,
 * links, mentions or emoji. Slack parses only the fallback text, which is escaped.
 */
import { capitalize } from '../../lib/capitalize';
import { plainLine } from '../../lib/plain-line';
import type { DueThing, NotedItem, ReadinessFacts } from '../../model/notification';
import { dateIn, formatInZone } from '../../plan/calendar';
import {
  composeAnswer,
  composeAnswerWithLoss,
  describeVerdict,
  formatCapacity,
  formatCount,
  formatEventWindow,
  formatName,
  formatNeed,
  formatPercent,
  formatTime,
  isTooLittle,
  LIGHT,
  type Phrase,
  VERDICT,
  whereOf,
} from './words';

/** The body of a request to an incoming webhook. */
export interface SlackMessage {
  /** The text of the phone's notification, and of clients that cannot show blocks. */
  readonly text: string;
  readonly mrkdwn: false;
  /** Slack must not fetch the link to the report, which is for people. */
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly blocks: readonly Block[];
}

type PlainText = { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };
type Inline =
  | { readonly type: 'text'; readonly text: string; readonly style?: { readonly bold: true } }
  | { readonly type: 'link'; readonly url: string; readonly text: string };
type Section = { readonly type: 'rich_text_section'; readonly elements: readonly Inline[] };
type List = {
  readonly type: 'rich_text_list';
  readonly style: 'bullet';
  readonly elements: readonly Section[];
};
type Block =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'rich_text'; readonly elements: readonly (Section | List)[] }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] };

/** What a message says besides the facts. */
export interface SlackOptions {
  /** The id of the notification. It shows readers that a message was sent twice. */
  readonly id: string;
  readonly link?: ReportLinkText;
}

interface ReportLinkText {
  readonly url: string;
  /** When the link expires; ISO time. */
  readonly expires: string;
}

/** Slack allows about 13,000 characters in a message. How it counts them is not published, so we count all of the JSON. */
const MAX_MESSAGE = 12_000;
/** The most items of a list. There are fewer if they are so long that the message would not fit. */
const MAX_ITEMS = 5;
/** The most items that were red before, if something else has turned red. */
const MAX_OTHERS = 3;

/** Writes a Slack message, with fewer items where it would be longer than Slack takes. */
export function renderSlack(facts: ReadinessFacts, options: SlackOptions): SlackMessage {
  for (let items = MAX_ITEMS; items > 0; items--) {
    const message = composeMessage(facts, options, items);
    if (JSON.stringify(message).length <= MAX_MESSAGE) return message;
  }
  return composeMessage(facts, options, 0);
}

function composeMessage(facts: ReadinessFacts, options: SlackOptions, items: number): SlackMessage {
  const isDrill = facts.kind === 'drill';
  return {
    text: composeFallback(facts),
    ...{ mrkdwn: false, unfurl_links: false, unfurl_media: false },
    blocks: [
      {
        type: 'header',
        text: plain(
          cut(
            `${isDrill ? BELL : LIGHT[VERDICT[facts.verdict].colour]} ${composeHeadline(facts)}`,
            MAX_HEADER,
          ),
        ),
      },
      ...(isDrill ? [drill(facts)] : [answerBlock(facts), ...lists(facts, items)]),
      ...linkBlock(facts, options),
      { type: 'context', elements: [...listEvidence(facts).map(plain), plain(cut(options.id, MAX_ID))] },
    ],
  };
}

const BELL = '🔔';

/**
 * Lengths in UTF-16 units, which are never fewer than Slack's characters. Slack allows 150 in a header and 3,000 in a text:
 * https://docs.slack.dev/reference/block-kit/blocks/header-block
 */
const MAX_HEADER = 150;
const MAX_EVENT_NAME = 80;
const MAX_NAME = 160;
const MAX_ACTION = 400;
const MAX_OWNER = 60;
const MAX_ID = 200;

/** Cuts a text. An empty one becomes a dash, because Slack refuses empty texts. */
const cut = (text: string, max: number): string => plainLine(text, max) || '–';

const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });
const text = (value: string): Inline => ({ type: 'text', text: value });
const bold = (value: string): Inline => ({ type: 'text', text: value, style: { bold: true } });
const section = (...elements: readonly Inline[]): Section => ({ type: 'rich_text_section', elements });
const richText = (...elements: readonly (Section | List)[]): Block => ({ type: 'rich_text', elements });

const phrase = ({ text: value, tone }: Phrase): Inline =>
  tone === undefined || tone === 'quiet' ? text(value) : bold(value);

/** Composes the headline, such as `12.12 Flash Sale: not ready, 2 new reds, 1 resolved`. */
function composeHeadline(facts: ReadinessFacts): string {
  const { event, kind, verdict, previousVerdict, newRed, resolved } = facts;
  const words = (of: ReadinessFacts['verdict']): string => VERDICT[of].words.toLowerCase();
  const said =
    kind === 'drill'
      ? ['this is a drill']
      : [
          describeVerdict(facts).toLowerCase(),
          ...(previousVerdict !== null && previousVerdict !== verdict
            ? [`was ${words(previousVerdict)}`]
            : []),
          ...(kind === 'digest' ? [describeCountdown(facts)] : []),
          ...(newRed.count > 0 ? [formatCount(newRed.count, 'new red')] : []),
          ...(resolved.count > 0 ? [`${resolved.count} resolved`] : []),
        ];
  return `${cut(event.name, MAX_EVENT_NAME)}: ${said.join(', ')}`;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** If fewer hours than this remain, the countdown tells hours instead of days. */
const LAST_HOURS = 48;

/** Describes how long it is until the event. It counts days by the calendar, as people do. */
function describeCountdown({ event, run }: ReadinessFacts): string {
  const [now, start, end] = [run.asOf, event.start, event.end].map((iso) => Date.parse(iso));
  if (now === undefined || start === undefined || end === undefined || now >= end) return 'over';
  if (now >= start) return 'under way';
  const hours = Math.floor((start - now) / HOUR_MS);
  if (hours < 1) return 'less than an hour to go';
  if (hours < LAST_HOURS) return `${formatCount(hours, 'hour')} to go`;
  const date = (iso: string): number => Date.parse(dateIn(iso, event.timeZone));
  return `${(date(event.start) - date(run.asOf)) / DAY_MS} days to go`;
}

const isEnough = ({ breakingPoint, needed }: ReadinessFacts): boolean =>
  breakingPoint !== null && !isTooLittle(breakingPoint.multiplier, needed);

/** Describes the breaking point and the need, such as `Breaks at 5.4×, needs 22×`. */
function describeInShort(facts: ReadinessFacts): string {
  const { breakingPoint, needed } = facts;
  const need = needed === null ? [] : [`needs ${formatNeed(needed)}`];
  if (breakingPoint === null) return ['Where it breaks is not known', ...need].join(', ');
  const verb = isEnough(facts) ? 'Holds up to' : 'Breaks at';
  return [`${verb} ${formatCapacity(breakingPoint.multiplier)}`, ...need].join(', ');
}

function composeFallback(facts: ReadinessFacts): string {
  const { kind, newRed, reds } = facts;
  const first = newRed.top[0] ?? reds.top[0];
  const sentences =
    kind === 'drill'
      ? [composeHeadline(facts)]
      : [composeHeadline(facts), describeInShort(facts), first && cut(formatName(first), MAX_NAME)];
  return escapeText(sentences.filter((sentence) => sentence).join('. '));
}

/** Escapes the three characters of Slack's syntax for links and mentions. */
const escapeText = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function answerBlock(facts: ReadinessFacts): Block {
  const { event, kind, breakingPoint, breaksFirst, needed, multiplierRange } = facts;
  const first = isEnough(facts) ? 'Would break first' : 'Breaks first';
  const when = kind === 'digest' ? 'Event' : capitalize(describeCountdown(facts));
  const withoutZone = composeAnswerWithLoss({ breakingPoint });
  return richText(
    section(
      ...(facts.caveats ?? []).flatMap((caveat) => [bold(cut(caveat, MAX_ACTION)), text('\n')]),
      ...composeAnswer({ event: { multiplier: needed, multiplierRange }, breakingPoint }).map(phrase),
      ...(breaksFirst === null ? [] : [text(`\n${first}: `), bold(cut(breaksFirst, MAX_NAME)), text('.')]),
      ...(withoutZone.length > 0 ? [text('\n'), ...withoutZone.map(phrase)] : []),
      text(`\n${when}: ${formatEventWindow(event)}.`),
    ),
  );
}

/** Lists what turned red with its fixes, then what else is red, and what no longer is. */
function lists(facts: ReadinessFacts, items: number): Block[] {
  const { newRed, resolved, reds } = facts;
  const isNew = new Set(newRed.top.map(({ id }) => id));
  const others = reds.top.filter(({ id }) => !isNew.has(id));
  const otherCount = Math.max(others.length, reds.count - newRed.count);
  return [
    ...list('Turned red', newRed.count, newRed.top.slice(0, items).map(toDo)),
    ...(newRed.count > 0
      ? list('Also red', otherCount, others.slice(0, Math.min(items, MAX_OTHERS)).map(toDo))
      : list('Red', otherCount, others.slice(0, items).map(toDo))),
    ...list('Resolved', resolved.count, resolved.top.slice(0, items).map(name)),
    ...dueList(facts, items),
  ];
}

/** What is overdue or due soon, which is of the countdown and not of a change. */
function dueList({ kind, due }: ReadinessFacts, items: number): Block[] {
  if (kind !== 'digest' || due === undefined) return [];
  const { overdue, soon, top } = due;
  const counts = [
    ...(overdue > 0 ? [`Overdue: ${overdue.toLocaleString('en-US')}`] : []),
    ...(soon > 0 ? [`${overdue > 0 ? 'due' : 'Due'} soon: ${soon.toLocaleString('en-US')}`] : []),
  ];
  return listUnder(counts.join(', '), overdue + soon, top.slice(0, items).map(toFinish));
}

const toFinish = ({ title, owner, due, daysOverdue, colour }: DueThing): Section =>
  section(
    text(`${LIGHT[colour]} `),
    bold(cut(title, MAX_NAME)),
    text(
      `\n${daysOverdue > 0 ? `overdue since ${formatTime(due)}, ${formatCount(daysOverdue, 'day')}` : `due ${formatTime(due)}`} · ${owner === null ? 'no owner' : cut(owner, MAX_OWNER)}`,
    ),
  );

const list = (title: string, count: number, shown: readonly Section[]): Block[] =>
  listUnder(`${title}: ${count.toLocaleString('en-US')}`, count, shown);

function listUnder(heading: string, count: number, shown: readonly Section[]): Block[] {
  if (count === 0) return [];
  const more = count - shown.length;
  return [
    richText(
      section(bold(heading)),
      ...(shown.length > 0 ? [{ type: 'rich_text_list', style: 'bullet', elements: shown } as const] : []),
      ...(shown.length > 0 && more > 0 ? [section(text(`and ${more.toLocaleString('en-US')} more`))] : []),
    ),
  ];
}

const name = (item: NotedItem): Section => section(text(cut(formatName(item), MAX_NAME)));

function toDo(item: NotedItem): Section {
  const { breaksAt, fix, owner } = item;
  const facts = [
    ...(fix?.by === undefined ? [] : [`by ${formatTime(cut(fix.by, MAX_OWNER))}`]),
    owner === undefined ? 'no owner' : cut(owner, MAX_OWNER),
    cut(whereOf(item), MAX_OWNER),
  ];
  return section(
    bold(cut(formatName(item), MAX_NAME)),
    ...(breaksAt === undefined ? [] : [text(`, breaks at ${formatCapacity(breaksAt)}`)]),
    ...(fix === undefined ? [] : [text(`\n${cut(fix.action, MAX_ACTION)}`)]),
    text(`\n${facts.join(' · ')}`),
  );
}

const drill = ({ event }: ReadinessFacts): Block =>
  richText(
    section(
      text(
        `Nothing has happened. What is to be told about ${cut(event.name, MAX_NAME)} reaches this channel: `,
      ),
      text('what turns red, what is resolved, and where the event stands as it comes closer.'),
    ),
  );

const linkBlock = ({ event }: ReadinessFacts, { link }: SlackOptions): Block[] =>
  link === undefined
    ? []
    : [
        richText(
          section(
            { type: 'link', url: link.url, text: 'Open the report' },
            text(
              ` (for whoever has the link, until ${formatTime(formatInZone(link.expires, event.timeZone))})`,
            ),
          ),
        ),
      ];

function listEvidence({ kind, score, coverage, run, event }: ReadinessFacts): string[] {
  const asOf = formatTime(formatInZone(run.asOf, event.timeZone));
  if (kind === 'drill') return [`Sent ${asOf}`];
  return [`Score ${formatPercent(score)}`, `${formatPercent(coverage)} could be judged`, `As of ${asOf}`];
}
