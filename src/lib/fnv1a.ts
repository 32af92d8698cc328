/**
 * Hashes a text by FNV-1a (32 bits, over UTF-16 code units) into 8 hex digits. The hash is short and always the same; it
 * protects no secret.
 */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
