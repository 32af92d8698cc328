import { distance } from 'fastest-levenshtein';

/** The way to a value of the plan: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** Something a plan must not say, where it says so, and what was probably meant. */
export interface Problem {
  /** As the caller named it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** Such as `accounts[0].regions[1].name`; empty for the document as a whole. */
  readonly path: string;
  /** The same as a JSON pointer (RFC 6901): `/accounts/0/regions/1/name`. */
  readonly pointer: string;
  readonly message: string;
  /** Nearest valid value or key. */
  readonly suggestion?: string;
}

/** `/accounts/0/regions/1/name`: RFC 6901. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** One line: `plan.yaml:12:5 traffic.multiplyer is not a field here (did you mean multiplier?)`. */
export const formatProblem = ({ file, line, column, path, message, suggestion }: Problem): string =>
  printable(
    [`${file}:${line}:${column}`, path, message, suggestion && `(did you mean ${suggestion}?)`]
      .filter(Boolean)
      .join(' '),
  );

/** Names in a plan must not move the cursor, colour a terminal or turn the reading direction. */
const printable = (text: string): string =>
  text.replaceAll(/\p{C}/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);

/** A word is a slip for another when at most this share of it differs. */
const MAX_DIFFERENCE = 0.4;

/** The candidate people probably meant by `word`, whatever the case; undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.slice(0, MAX_WORD).toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length * MAX_DIFFERENCE)) + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Longer words are compared by their beginning, so that a page of text costs nothing. */
const MAX_WORD = 100;
