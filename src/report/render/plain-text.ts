import type { Report } from '../../model/report';

/**
 * Characters that can move a cursor, colour a terminal, reorder or hide text: C0 and C1 controls such as ESC, format characters
 * such as the bidi overrides, line and paragraph separators, private use, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;
const SPACING = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Turns somebody else's text into one printable line: line breaks become spaces, other invisible characters become `�`. */
export const toPlainText = (text: string): string =>
  text.replace(SPACING, ' ').replace(UNPRINTABLE, '\ufffd');

/** Replaces our own signs by characters that every terminal has. */
export const toAscii = (text: string): string =>
  text.replaceAll('×', 'x').replaceAll('–', '-').replaceAll('’', "'").replaceAll('·', '-');

/** Applies {@link toPlainText} to each line: a comment of a shell ends with its line. */
export const toPlainLines = (text: string): string => text.split('\n').map(toPlainText).join('\n');

/** Applies {@link toPlainText} to every string of a document. Renderers of text for people begin with it. */
export const toPlainStrings = <T>(value: T): T => mapStrings(value, toPlainText) as T;

/** See {@link toPlainStrings}. */
export const toPlainReport = (report: Report): Report => toPlainStrings(report);

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      mapStrings(item, key === 'command' ? toPlainLines : change),
    ]),
  );
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const HALF_WIDTH = /^[\uff61-\uffdc\uffe8-\uffee]/;
const WIDE =
  /\p{scx=Han}|\p{scx=Hiragana}|\p{scx=Katakana}|\p{scx=Hangul}|\p{scx=Yi}|\p{Extended_Pictographic}/u;
const FULL_WIDTH = /[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f|\p{Regional_Indicator}/u;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

const measureGrapheme = (grapheme: string): number =>
  !HALF_WIDTH.test(grapheme) && (WIDE.test(grapheme) || FULL_WIDTH.test(grapheme)) ? 2 : 1;

const split = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Measures how many columns of a terminal a printable text takes. If terminals differ, the larger number counts. */
export const measureWidth = (text: string): number =>
  PLAIN_ASCII.test(text)
    ? text.length
    : split(text).reduce((sum, grapheme) => sum + measureGrapheme(grapheme), 0);

/** Cuts a text to at most `width` columns. A text that was cut ends with `ellipsis`, whose characters take one column each. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  if (measureWidth(text) <= width) return text;
  let kept = '';
  let left = width - ellipsis.length;
  if (left < 0) return '';
  for (const grapheme of split(text)) {
    left -= measureGrapheme(grapheme);
    if (left < 0) break;
    kept += grapheme;
  }
  return kept.trimEnd() + ellipsis;
}

/** Cuts a text, or adds spaces to it, so that it takes exactly `width` columns. */
export function pad(text: string, width: number, ellipsis = '…'): string {
  const cut = truncate(text, width, ellipsis);
  return cut + ' '.repeat(Math.max(0, width - measureWidth(cut)));
}
