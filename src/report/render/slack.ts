/**
 * A notification as Slack shows it, written for a phone at night: the verdict in the first line, then the answer,
 * then what to do about what turned red.
 *
 * Only `plain_text` and rich text are used: neither has a syntax, so names of other people's making cannot become
 * bold, links, mentions or emoji. The fallback is the one text that Slack parses, and is escaped.
 */
import { plainLine } from '../../lib/plain-line';
import type { NotedItem, ReadinessFacts } from '../../model/notification';
import { dateIn, formatInZone } from '../../plan/calendar';
import {
  answer,
  answerWithLoss,
  breaks,
  carries,
  dateTime,
  eventWindow,
  LIGHT,
  named,
  needs,
  type Phrase,
  percent,
  plural,
  VERDICT,
  verdictInWords,
  whereOf,
} from './words';

/** What an incoming webhook takes. */
export interface SlackMessage {
  /** What a notification shows, and a client that knows no blocks. */
  readonly text: string;
  readonly mrkdwn: false;
  /** Slack fetches no link: that of the report is for people. */
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

export interface SlackOptions {
  /** Id of the notification: the same message sent twice is seen to be the same. */
  readonly id: string;
  readonly link?: ReportLinkText;
}

interface ReportLinkText {
  readonly url: string;
  /** ISO time. */
  readonly expires: string;
}

/** Slack takes about 13,000 characters of a message; how it counts them is not published, so all of them count. */
const MAX_MESSAGE = 12_000;
/** Items of a list; fewer where they are so long that the message would not fit. */
const MAX_ITEMS = 5;
/** Of what was red before, where something else has turned red. */
const MAX_OTHERS = 3;

export function renderSlack(facts: ReadinessFacts, options: SlackOptions): SlackMessage {
  for (let items = MAX_ITEMS; items > 0; items--) {
    const message = messageOf(facts, options, items);
    if (JSON.stringify(message).length <= MAX_MESSAGE) return message;
  }
  return messageOf(facts, options, 0);
}

function messageOf(facts: ReadinessFacts, options: SlackOptions, items: number): SlackMessage {
  const isDrill = facts.kind === 'drill';
  return {
    text: fallback(facts),
    ...{ mrkdwn: false, unfurl_links: false, unfurl_media: false },
    blocks: [
      {
        type: 'header',
        text: plain(
          cut(`${isDrill ? BELL : LIGHT[VERDICT[facts.verdict].colour]} ${headline(facts)}`, MAX_HEADER),
        ),
      },
      ...(isDrill ? [drill(facts)] : [answerBlock(facts), ...lists(facts, items)]),
      ...linkBlock(facts, options),
      { type: 'context', elements: [...evidence(facts).map(plain), plain(cut(options.id, MAX_ID))] },
    ],
  };
}

const BELL = '🔔';

/**
 * UTF-16 units, of which no sign has fewer than of Slack's characters. A header takes 150, a text 3,000:
 * https://docs.slack.dev/reference/block-kit/blocks/header-block
 */
const MAX_HEADER = 150;
const MAX_EVENT_NAME = 80;
const MAX_NAME = 160;
const MAX_ACTION = 400;
const MAX_OWNER = 60;
const MAX_ID = 200;

/** Slack refuses an empty text. */
const cut = (text: string, max: number): string => plainLine(text, max) || '–';

const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });
const text = (value: string): Inline => ({ type: 'text', text: value });
const bold = (value: string): Inline => ({ type: 'text', text: value, style: { bold: true } });
const section = (...elements: readonly Inline[]): Section => ({ type: 'rich_text_section', elements });
const richText = (...elements: readonly (Section | List)[]): Block => ({ type: 'rich_text', elements });

const phrase = ({ text: value, tone }: Phrase): Inline =>
  tone === undefined || tone === 'quiet' ? text(value) : bold(value);

/** `12.12 Flash Sale: not ready, 2 new reds, 1 resolved`. */
function headline(facts: ReadinessFacts): string {
  const { event, kind, verdict, previousVerdict, newRed, resolved } = facts;
  const words = (of: ReadinessFacts['verdict']): string => VERDICT[of].words.toLowerCase();
  const said =
    kind === 'drill'
      ? ['this is a drill']
      : [
          verdictInWords(facts).toLowerCase(),
          ...(previousVerdict !== null && previousVerdict !== verdict
            ? [`was ${words(previousVerdict)}`]
            : []),
          ...(kind === 'digest' ? [countdown(facts)] : []),
          ...(newRed.count > 0 ? [plural(newRed.count, 'new red')] : []),
          ...(resolved.count > 0 ? [`${resolved.count} resolved`] : []),
        ];
  return `${cut(event.name, MAX_EVENT_NAME)}: ${said.join(', ')}`;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below so many hours they are told, not days. */
const LAST_HOURS = 48;

/** Days are those of the calendar, as people count them. */
function countdown({ event, run }: ReadinessFacts): string {
  const [now, start, end] = [run.asOf, event.start, event.end].map((iso) => Date.parse(iso));
  if (now === undefined || start === undefined || end === undefined || now >= end) return 'over';
  if (now >= start) return 'under way';
  const hours = Math.floor((start - now) / HOUR_MS);
  if (hours < 1) return 'less than an hour to go';
  if (hours < LAST_HOURS) return `${plural(hours, 'hour')} to go`;
  const date = (iso: string): number => Date.parse(dateIn(iso, event.timeZone));
  return `${(date(event.start) - date(run.asOf)) / DAY_MS} days to go`;
}

const holds = ({ breakingPoint, needed }: ReadinessFacts): boolean =>
  breakingPoint !== null && !breaks(breakingPoint.multiplier, needed);

/** `Breaks at 5.4×, needs 22×`. */
function inShort(facts: ReadinessFacts): string {
  const { breakingPoint, needed } = facts;
  const need = needed === null ? [] : [`needs ${needs(needed)}`];
  if (breakingPoint === null) return ['Where it breaks is not known', ...need].join(', ');
  const verb = holds(facts) ? 'Holds up to' : 'Breaks at';
  return [`${verb} ${carries(breakingPoint.multiplier)}`, ...need].join(', ');
}

function fallback(facts: ReadinessFacts): string {
  const { kind, newRed, reds } = facts;
  const first = newRed.top[0] ?? reds.top[0];
  const sentences =
    kind === 'drill'
      ? [headline(facts)]
      : [headline(facts), inShort(facts), first && cut(named(first), MAX_NAME)];
  return escaped(sentences.filter((sentence) => sentence).join('. '));
}

/** The three characters that carry Slack's syntax of links and mentions. */
const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function answerBlock(facts: ReadinessFacts): Block {
  const { event, kind, breakingPoint, breaksFirst, needed, multiplierRange } = facts;
  const first = holds(facts) ? 'Would break first' : 'Breaks first';
  const when = kind === 'digest' ? 'Event' : sentence(countdown(facts));
  const withoutZone = answerWithLoss({ breakingPoint });
  return richText(
    section(
      ...(facts.caveats ?? []).flatMap((caveat) => [bold(cut(caveat, MAX_ACTION)), text('\n')]),
      ...answer({ event: { multiplier: needed, multiplierRange }, breakingPoint }).map(phrase),
      ...(breaksFirst === null ? [] : [text(`\n${first}: `), bold(cut(breaksFirst, MAX_NAME)), text('.')]),
      ...(withoutZone.length > 0 ? [text('\n'), ...withoutZone.map(phrase)] : []),
      text(`\n${when}: ${eventWindow(event)}.`),
    ),
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What turned red and what must be done; then what else is red, and what no longer is. */
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
  ];
}

function list(title: string, count: number, shown: readonly Section[]): Block[] {
  if (count === 0) return [];
  const more = count - shown.length;
  return [
    richText(
      section(bold(`${title}: ${count.toLocaleString('en-US')}`)),
      ...(shown.length > 0 ? [{ type: 'rich_text_list', style: 'bullet', elements: shown } as const] : []),
      ...(shown.length > 0 && more > 0 ? [section(text(`and ${more.toLocaleString('en-US')} more`))] : []),
    ),
  ];
}

const name = (item: NotedItem): Section => section(text(cut(named(item), MAX_NAME)));

function toDo(item: NotedItem): Section {
  const { breaksAt, fix, owner } = item;
  const facts = [
    ...(fix?.by === undefined ? [] : [`by ${dateTime(cut(fix.by, MAX_OWNER))}`]),
    owner === undefined ? 'no owner' : cut(owner, MAX_OWNER),
    cut(whereOf(item), MAX_OWNER),
  ];
  return section(
    bold(cut(named(item), MAX_NAME)),
    ...(breaksAt === undefined ? [] : [text(`, breaks at ${carries(breaksAt)}`)]),
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
              ` (for whoever has the link, until ${dateTime(formatInZone(link.expires, event.timeZone))})`,
            ),
          ),
        ),
      ];

function evidence({ kind, score, coverage, run, event }: ReadinessFacts): string[] {
  const asOf = dateTime(formatInZone(run.asOf, event.timeZone));
  if (kind === 'drill') return [`Sent ${asOf}`];
  return [`Score ${percent(score)}`, `${percent(coverage)} could be judged`, `As of ${asOf}`];
}
