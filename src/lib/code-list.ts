/** Names as Markdown shows them: each as code, in a row. */
export const codeList = (names: Iterable<string>): string =>
  [...names].map((name) => `\`${name}\``).join(', ');
