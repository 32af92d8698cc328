/**
 * Joins words to one POSIX shell command and quotes each of them, so that the shell interprets nothing inside a word.
 * The words may be names from AWS or from people.
 */
export const shellCommand = (words: readonly string[]): string => words.map(quote).join(' ');

const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
