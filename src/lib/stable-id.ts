import { fnv1a } from './fnv1a';

/**
 * Builds an id of parts, `part~part~…`, that is safe in a URL path and the same on every run.
 *
 * Each part keeps its letters, digits, `.`, `_` and `-`. Where another character had to be replaced, or the part was cut
 * to 64 characters, a hash of the whole part follows, so that different names get different ids.
 */
export const stableId = (...parts: readonly string[]): string => parts.map(segment).join('~');

/** Returns the first part of an id, or the whole text when it has only one part. */
export const firstPart = (id: string): string => id.split('~', 1)[0] ?? id;

/** Replaces the last part of an id. */
export const withLastPart = (id: string, part: string): string =>
  [...id.split('~').slice(0, -1), segment(part)].join('~');

const MAX_SEGMENT = 64;

function segment(part: string): string {
  const safe = part.replaceAll(/[^A-Za-z0-9._-]+/g, '_');
  if (safe === part && part.length <= MAX_SEGMENT && part !== '') return part;
  return `${safe.slice(0, MAX_SEGMENT)}_${fnv1a(part)}`;
}
