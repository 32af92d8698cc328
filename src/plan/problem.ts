import { distance } from 'fastest-levenshtein';

/** Where a value is in the plan: the keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** Something wrong with a plan, its place in the text, and what the author probably meant. */
export interface Problem {
  /** The name that the caller gave to the text. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** Such as `accounts[0].regions[1].name`; empty for the whole document. */
  readonly path: string;
  /** The same as a JSON pointer (RFC 6901): `/accounts/0/regions/1/name`. */
  readonly pointer: string;
  readonly message: string;
  /** The nearest valid value or key. */
  readonly suggestion?: string;
}

/** Formats a path as a JSON pointer (RFC 6901): `/accounts/0/regions/1/name`. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Formats a problem as one line: `plan.yaml:12:5 traffic.multiplyer is not a field here (did you mean multiplier?)`. */
export const formatProblem = ({ file, line, column, path, message, suggestion }: Problem): string =>
  escapeInvisible(
    [`${file}:${line}:${column}`, path, message, suggestion && `(did you mean ${suggestion}?)`]
      .filter(Boolean)
      .join(' '),
  );

/** Escapes invisible characters, so that no name in a plan moves the cursor, colours a terminal or turns the text around. */
const escapeInvisible = (text: string): string =>
  text.replaceAll(/\p{C}/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);

/** A candidate is near a word when at most this share of the word's letters differs. */
const MAX_DIFFERENCE = 0.4;

/** Finds the candidate that the author of `word` probably meant, whatever the case; undefined when none is near. */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.slice(0, MAX_WORD).toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length * MAX_DIFFERENCE)) + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Only so many characters of a word are compared, so that a page of text in the place of a word takes no time. */
const MAX_WORD = 100;
