/** The tokens of pages. */

export const tokenAt = (position: number): string => Buffer.from(`from ${position}`).toString('base64');

/** A token in the text of an answer: the beginning, in base64, is the same at each position. */
export const TOKEN = /\bZnJvbS[A-Za-z0-9+/]+={0,2}/;

export const isToken = (value: unknown): boolean => typeof value === 'string' && value.startsWith('ZnJvbS');

/** Where a page begins; NaN of a token that was never given. */
export const positionOf = (token: string): number =>
  Number(/^from (\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]);
