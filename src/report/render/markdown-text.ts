/** Markdown that we have written. It can be created only by {@link md} and the functions of this file. */
class Markdown {
  constructor(readonly source: string) {}
}

export type { Markdown };

/** Creates Markdown from a template. Strings in it are escaped, so each is shown as it is, on one line. */
export const md = (literals: TemplateStringsArray, ...values: readonly (string | Markdown)[]): Markdown =>
  new Markdown(literals.map((literal, i) => literal + sourceOf(values[i] ?? '')).join(''));

const sourceOf = (value: string | Markdown): string =>
  typeof value === 'string' ? escapeText(value) : value.source;

/** Joins pieces of Markdown. */
export const join = (parts: readonly Markdown[], separator: Markdown): Markdown =>
  new Markdown(parts.map(({ source }) => source).join(separator.source));

/** Creates a link to an address of `http` or `https`; another address is shown as text. */
export function createLink(text: string, address: string): Markdown {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return md`${text}`;
  const target = url.href.replaceAll(/[<>()|\\\s]/g, (character) =>
    encodeURIComponent(character).replace(/^[()]$/, percent),
  );
  return new Markdown(`[${escapeText(text)}](<${target}>)`);
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** A column of a Markdown table. */
export interface Column<Row> {
  readonly title: Markdown;
  readonly numeric?: true;
  readonly cell: (row: Row) => Markdown;
}

/** Writes rows as a Markdown table. */
export function createTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Markdown {
  const line = (cells: readonly Markdown[]) => md`| ${join(cells, md` | `)} |`;
  const head = line(columns.map(({ title }) => title));
  const rule = line(columns.map(({ numeric }) => (numeric ? md`--:` : md`---`)));
  return join([head, rule, ...rows.map((row) => line(columns.map(({ cell }) => cell(row))))], md`\n`);
}

/** Creates a block of shell commands for a list item. Its fence is longer than any fence inside it. */
export function createCommandBlock(commands: readonly string[]): Markdown {
  const lines = commands.flatMap((command) => command.split(LINE_END));
  const longest = Math.max(
    0,
    ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return new Markdown([`${fence}sh`, ...lines, fence].map((line) => `  ${line}`).join('\n'));
}

/** The end of a line in Markdown: https://spec.commonmark.org/0.31.2/#line-ending */
const LINE_END = /\r\n?|\n/;

/** An invisible character that breaks up a mention, a reference or an address. */
const NOTHING = '\u200b';

/** Characters with a meaning in Markdown and HTML: anywhere, or at the beginning of a block. */
const SPECIAL = /[\\`*_[\]|~$]|(?<=^ ?)[-+=#]|(?<=^ ?\d+)[.)](?= |$)/g;

/**
 * What GitHub and GitLab look for in the finished page, where escapes no longer help: mentions of people, references to issues
 * and the like, and addresses.
 */
const REFERENCE = /(?<=[@#!%~$^&])(?=[\w"])|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  [NOTHING]: '&#8203;',
};

const escapeText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(SPECIAL, '\\$&')
    .replaceAll(REFERENCE, NOTHING)
    .replaceAll(/[&<>\u200b]/g, (character) => ENTITIES[character] ?? character);
