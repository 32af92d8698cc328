/**
 * One POSIX shell command from its words, each quoted so that nothing in it is read by the shell.
 * Names in it come from AWS or from people.
 */
export const shellCommand = (words: readonly string[]): string => words.map(quote).join(' ');

const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
