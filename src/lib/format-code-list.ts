/** Formats names for Markdown: each as code, with commas between them. */
export const formatCodeList = (names: Iterable<string>): string =>
  [...names].map((name) => `\`${name}\``).join(', ');
