/** Markdown of our own; {@link md} and what is made of it are the only ways to get some. */
class Markdown {
  constructor(readonly source: string) {}
}

export type { Markdown };

/** Our own Markdown around what is told: a string in it is shown as it is, on one line, whatever it holds. */
export const md = (literals: TemplateStringsArray, ...values: readonly (string | Markdown)[]): Markdown =>
  new Markdown(literals.map((literal, i) => literal + sourceOf(values[i] ?? '')).join(''));

const sourceOf = (value: string | Markdown): string =>
  typeof value === 'string' ? escaped(value) : value.source;

export const joined = (parts: readonly Markdown[], separator: Markdown): Markdown =>
  new Markdown(parts.map(({ source }) => source).join(separator.source));

export interface Column<Row> {
  readonly title: Markdown;
  readonly numeric?: true;
  readonly cell: (row: Row) => Markdown;
}

export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Markdown {
  const line = (cells: readonly Markdown[]) => md`| ${joined(cells, md` | `)} |`;
  const head = line(columns.map(({ title }) => title));
  const rule = line(columns.map(({ numeric }) => (numeric ? md`--:` : md`---`)));
  return joined([head, rule, ...rows.map((row) => line(columns.map(({ cell }) => cell(row))))], md`\n`);
}

/** A block of shell commands, below an item of a list: its fence is longer than any in it. */
export function commandBlock(commands: readonly string[]): Markdown {
  const lines = commands.flatMap((command) => command.split(LINE_END));
  const longest = Math.max(
    0,
    ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return new Markdown([`${fence}sh`, ...lines, fence].map((line) => `  ${line}`).join('\n'));
}

/** What ends a line of Markdown: https://spec.commonmark.org/0.31.2/#line-ending */
const LINE_END = /\r\n?|\n/;

/** Ends a mention, a reference or an address without being seen. */
const NOTHING = '\u200b';

/** What Markdown and HTML give a meaning: anywhere, and at the beginning of a block. */
const SPECIAL = /[\\`*_[\]|~$]|(?<=^ ?)[-+=#]|(?<=^ ?\d+)[.)](?= |$)/g;

/**
 * What GitHub and GitLab look for in the finished page, where no escape is left: mentions of people, references to
 * issues and the like, and addresses.
 */
const REFERENCE = /(?<=[@#!%~$^&])(?=[\w"])|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  [NOTHING]: '&#8203;',
};

const escaped = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(SPECIAL, '\\$&')
    .replaceAll(REFERENCE, NOTHING)
    .replaceAll(/[&<>\u200b]/g, (character) => ENTITIES[character] ?? character);
