/**
 * Controls (terminal escapes, line breaks), invisible characters and bidirectional overrides: what could make
 * text from elsewhere act on a terminal or read as something else.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** What a cut leaves of a character of two units. */
const HALF_PAIR = /[\ud800-\udbff]$/;

/** Text from elsewhere as one harmless line of at most `max` UTF-16 units, cut with `…`. */
export function plainLine(text: string, max: number): string {
  const line = text.replaceAll(UNSEEN, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return line.length <= max
    ? line
    : `${line
        .slice(0, max - 1)
        .replace(HALF_PAIR, '')
        .trimEnd()}…`;
}
