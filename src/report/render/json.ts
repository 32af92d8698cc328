import type { Renderer } from './renderer';

/** C1 controls, DEL and format characters. A terminal obeys them, and JSON.stringify does not escape them. */
const UNSAFE_TO_PRINT = /[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

const escapeText = (text: string): string =>
  text.replace(UNSAFE_TO_PRINT, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

/** Renders the report itself, in its own order. The same report gives the same bytes, and printing them is harmless. */
export const json: Renderer = (report, { compact = false }) =>
  `${escapeText(JSON.stringify(report, null, compact ? 0 : 2))}\n`;
