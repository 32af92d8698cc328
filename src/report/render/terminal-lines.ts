import { createColors } from 'picocolors';
import type { Colour } from '../../model/ceiling';
import { measureWidth, truncate } from './plain-text';

/** How a piece of text stands out in the terminal. */
export type Style = Colour | 'bold' | 'dim';

/** A text, with or without a style. Styles are applied at the very end, so that widths are those of the text. */
export type Span = string | readonly [Style, string];
/** A line of the terminal, in pieces of one style each. */
export type Line = readonly Span[];

const textOf = (span: Span): string => (typeof span === 'string' ? span : span[1]);

const measureLine = (line: Line): number => line.reduce((sum, span) => sum + measureWidth(textOf(span)), 0);

/** Breaks a line between words so that no line is wider than `width`; the next lines begin with `indent`. */
export function wrap(line: Line, width: number, indent = ''): Line[] {
  const words = line.flatMap((span) =>
    textOf(span)
      .split(/(?<= )/)
      .map((text): Span => (typeof span === 'string' ? text : [span[0], text])),
  );
  const lines: Span[][] = [[]];
  for (const word of words) {
    const last = lines.at(-1) ?? [];
    const fits = measureLine(last) + measureWidth(textOf(word).trimEnd()) <= width;
    if (fits || last.length === 0) last.push(word);
    // A space that does not fit is left out, because it would begin the next line.
    else if (textOf(word).trim() !== '') lines.push(indent === '' ? [word] : [indent, word]);
  }
  return lines;
}

/** Prints all lines into one string, with or without colours. No line is wider than `width`. */
export function print(lines: readonly Line[], width: number, colour: boolean, ellipsis: string): string {
  const paint = createPainter(colour);
  return lines.map((line) => `${cut(line, width, ellipsis).map(paint).join('').trimEnd()}\n`).join('');
}

function cut(line: Line, width: number, ellipsis: string): Line {
  let left = width;
  return line.map((span) => {
    const whole = textOf(span);
    // The space after the last word of a line may lie beyond its end.
    const text = truncate(measureWidth(whole) > left ? whole.trimEnd() : whole, left, ellipsis);
    left -= measureWidth(text);
    return typeof span === 'string' ? text : ([span[0], text] as const);
  });
}

function createPainter(colour: boolean): (span: Span) => string {
  const { red, yellow, green, gray, bold, dim } = createColors(colour);
  const paints: Record<Style, (text: string) => string> = { red, yellow, green, grey: gray, bold, dim };
  return (span) => (typeof span === 'string' ? span : paints[span[0]](span[1]));
}
