/**
 * Tells whether `text` matches `pattern`, in which `*` stands for any characters or none and everything else for itself.
 *
 * It searches the pieces between the wildcards from left to right, so that it takes linear time whatever people write.
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
