/** The part of a text behind the last `separator`, which must be in it. */
export const afterLast = (separator: string, text: string): string =>
  text.slice(text.lastIndexOf(separator) + separator.length);
