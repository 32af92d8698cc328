import type { Report } from '../../model/report';

/**
 * What can move a cursor, colour a terminal, reorder or hide text: C0 and C1 controls with ESC, format characters
 * with the bidi overrides, line and paragraph separators, private use, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;
const SPACING = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Text of somebody else as one printable line: breaks become spaces, what else cannot be seen becomes `�`. */
export const plainText = (text: string): string => text.replace(SPACING, ' ').replace(UNPRINTABLE, '\ufffd');

/** Our own signs in letters that every terminal has. */
export const inAscii = (text: string): string =>
  text.replaceAll('×', 'x').replaceAll('–', '-').replaceAll('’', "'").replaceAll('·', '-');

/** The report with every string in it made {@link plainText}: what text for people is rendered from. */
export const plainReport = (report: Report): Report => mapStrings(report, plainText) as Report;

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const HALF_WIDTH = /^[\uff61-\uffdc\uffe8-\uffee]/;
const WIDE =
  /\p{scx=Han}|\p{scx=Hiragana}|\p{scx=Katakana}|\p{scx=Hangul}|\p{scx=Yi}|\p{Extended_Pictographic}/u;
const FULL_WIDTH = /[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f|\p{Regional_Indicator}/u;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

const graphemeWidth = (grapheme: string): number =>
  !HALF_WIDTH.test(grapheme) && (WIDE.test(grapheme) || FULL_WIDTH.test(grapheme)) ? 2 : 1;

const split = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Columns of a terminal that printable text takes; where terminals differ, the wider. */
export const displayWidth = (text: string): number =>
  PLAIN_ASCII.test(text)
    ? text.length
    : split(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);

/** The text in at most `width` columns, ending in `ellipsis` (one column each character) where it was cut. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let left = width - ellipsis.length;
  if (left < 0) return '';
  for (const grapheme of split(text)) {
    left -= graphemeWidth(grapheme);
    if (left < 0) break;
    kept += grapheme;
  }
  return kept.trimEnd() + ellipsis;
}

/** Cut or filled up with spaces to exactly `width` columns. */
export function padded(text: string, width: number, ellipsis = '…'): string {
  const cut = truncate(text, width, ellipsis);
  return cut + ' '.repeat(Math.max(0, width - displayWidth(cut)));
}
