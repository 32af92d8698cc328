import type { Renderer } from './renderer';

/** C1 controls, DEL and format characters: a terminal obeys them, and JSON.stringify leaves them as they are. */
const UNSAFE_TO_PRINT = /[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

const escaped = (text: string): string =>
  text.replace(UNSAFE_TO_PRINT, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

/** The document itself, in its own order: the same report gives the same bytes, and printing it is harmless. */
export const json: Renderer = (report, { compact = false }) =>
  `${escaped(JSON.stringify(report, null, compact ? 0 : 2))}\n`;
