const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [...'"\\[]{}'].map((character) =>
  character.charCodeAt(0),
);

/** Tells whether a JSON text nests lists and maps more than `most` levels deep; brackets in strings do not count. */
export function nestsDeeper(json: string, most: number): boolean {
  let level = 0;
  let isQuoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) at += code === BACKSLASH ? 1 : 0;
    else if (code === OPEN_LIST || code === OPEN_MAP) level += 1;
    else if (code === CLOSE_LIST || code === CLOSE_MAP) level -= 1;
    if (level > most) return true;
  }
  return false;
}
