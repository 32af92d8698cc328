/**
 * Joins words to one POSIX shell command and quotes each of them, so that the shell interprets nothing inside a word.
 * The words may be names from AWS or from people.
 */
export const shellCommand = (words: readonly string[]): string => words.map(quote).join(' ');

const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/**
 * Splits a line that {@link shellCommand} wrote into its words again.
 *
 * @returns null for a line in which a shell would do more than split: what it would do is not known here.
 */
export function shellWords(line: string): readonly string[] | null {
  const words: string[] = [];
  let rest = line;
  while (rest !== '') {
    const [whole = '', word = ''] = /^((?:[\w@%+=:,./-]|'[^']*'|\\')+)(?: |$)/.exec(rest) ?? [];
    if (whole === '') return null;
    words.push(word.replaceAll(/'([^']*)'|\\'/g, (_, quoted: string | undefined) => quoted ?? "'"));
    rest = rest.slice(whole.length);
  }
  return words;
}
