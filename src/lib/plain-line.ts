/**
 * Control characters (terminal escapes, line breaks), invisible characters and bidirectional overrides. Text from people
 * or from AWS could use them to act on a terminal or to look like another text.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** The first half of a character of two UTF-16 units, which a cut may leave behind. */
const HALF_PAIR = /[\ud800-\udbff]$/;

/** Turns text from people or from AWS into one harmless line of at most `max` UTF-16 units; a longer one ends with `…`. */
export function plainLine(text: string, max: number): string {
  const line = text.replaceAll(UNSEEN, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return line.length <= max
    ? line
    : `${line
        .slice(0, max - 1)
        .replace(HALF_PAIR, '')
        .trimEnd()}…`;
}
