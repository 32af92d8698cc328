/** A field in quotes, within which a quote is doubled, or one without; and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*)?)(,|\r?\n|$)/y;

/** Parses comma-separated values (RFC 4180) to the fields of each line. Lines that are empty are left out. */
export function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const field = new RegExp(FIELD);
  while (field.lastIndex < text.length || line.length > 0) {
    const match = field.exec(text);
    if (match === null)
      throw new Error('What follows a quoted field is neither a comma nor the end of a line');
    line.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
  }
  return lines;
}
