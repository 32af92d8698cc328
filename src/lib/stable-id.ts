import { fnv1a } from './fnv1a';

/**
 * An id from its parts that is safe in a URL path and the same on every run: `part~part~…`.
 *
 * A part keeps letters, digits, `.`, `_` and `-`; when anything else had to be replaced (or the part was cut to
 * 64 characters) a hash of the whole part follows, so that two names never share an id.
 */
export const stableId = (...parts: readonly string[]): string => parts.map(segment).join('~');

/** The first part of an id; of a text that is no id of several parts, all of it. */
export const firstPart = (id: string): string => id.split('~', 1)[0] ?? id;

/** The id that has another last part. */
export const withLastPart = (id: string, part: string): string =>
  [...id.split('~').slice(0, -1), segment(part)].join('~');

const MAX_SEGMENT = 64;

function segment(part: string): string {
  const safe = part.replaceAll(/[^A-Za-z0-9._-]+/g, '_');
  if (safe === part && part.length <= MAX_SEGMENT && part !== '') return part;
  return `${safe.slice(0, MAX_SEGMENT)}_${fnv1a(part)}`;
}
