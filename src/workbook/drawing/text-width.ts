/** How wide texts are, without a browser: wider than they are in the fonts that a page may have, rather than narrower. */

/** Widths of characters in ems, by what they have in common, in a wide sans serif of normal weight. */
const NARROW = 0.35;
const USUAL = 0.6;
const CAPITAL = 0.72;
const BROAD = 0.95;
const FULL = 1.05;
/** How much wider bold text is. */
const BOLD = 1.1;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a text, of which a letter with its accents is one. */
const split = (text: string): readonly string[] =>
  PLAIN.test(text) ? text.split('') : Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Where each character is a letter of its own. */
const PLAIN = /^[\x20-\x7e]*$/;

const WIDTHS: ReadonlyMap<string, number> = new Map([
  ...Array.from("ijl.,:;|'!()[]/\\tfr I-", (one) => [one, NARROW] as const),
  ...Array.from('mwMW@%&', (one) => [one, BROAD] as const),
  ...Array.from('ABCDEFGHJKLNOPQRSTUVXYZ', (one) => [one, CAPITAL] as const),
]);

const widthOf = (character: string): number =>
  WIDTHS.get(character) ?? (/^[\x20-\x7e\u00a0-\u024f\u0370-\u04ff×·–…“”’]/.test(character) ? USUAL : FULL);

/** How a text is set: its size in pixels, and whether it is bold. */
export interface Font {
  readonly size: number;
  readonly bold?: boolean;
}

/** How wide a text is at most, in pixels. */
export const measureText = (text: string, { size, bold = false }: Font): number =>
  split(text).reduce((sum, character) => sum + widthOf(character), 0) * size * (bold ? BOLD : 1);

/** Where a line may end: after a space, or after a sign that parts of names are joined by. */
const PARTS = /[^\s\-_/.:]*[\s\-_/.:]*/g;

/** Breaks a text into lines of at most a width, at the ends of its parts where it can; what has no room is cut in the middle of the last one. */
export function wrapText(text: string, width: number, font: Font, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const isLast = lines.length + 1 === most;
    if (measureText(rest, font) <= width) return [...lines, rest];
    if (isLast) return [...lines, cutMiddle(rest, width, font)];
    const line = takeParts(rest, width, font);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return lines;
}

/** How many characters of the end of a name stay: it often ends with what tells it from others. */
const END = 7;

/** Cuts a text in its middle. */
function cutMiddle(text: string, width: number, font: Font): string {
  const end = split(text).slice(-END).join('');
  const beginning = takeCharacters(text, width - measureText(`…${end}`, font), font);
  return `${beginning.trimEnd()}…${end}`;
}

/** The parts of a text that fit into a width; its characters where its first part does not. */
function takeParts(text: string, width: number, font: Font): string {
  let taken = '';
  for (const [part] of text.matchAll(PARTS)) {
    if (part === '' || measureText((taken + part).trimEnd(), font) > width) break;
    taken += part;
  }
  // A line that is less than half full would waste what the last one lacks.
  return measureText(taken, font) * 2 > width ? taken : takeCharacters(text, width, font);
}

/** One at least, so that each line takes something. */
function takeCharacters(text: string, width: number, font: Font): string {
  let taken = '';
  let used = 0;
  for (const character of split(text)) {
    used += measureText(character, font);
    if (used > width && taken !== '') break;
    taken += character;
  }
  return taken;
}
