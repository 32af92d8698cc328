/** The words as a sentence begins. */
export const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
