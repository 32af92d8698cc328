/**
 * Whether `text` is what `pattern` says: `*` stands for anything, also nothing; all else for itself.
 *
 * Pieces are looked for from left to right, so the time is linear in `text` whatever people write.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === pattern;
  if (!text.startsWith(head) || !text.endsWith(tail) || text.length < head.length + tail.length) return false;

  let from = head.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return from <= text.length - tail.length;
}
