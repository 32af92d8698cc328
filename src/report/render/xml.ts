/** An XML element. Only its structure becomes markup; its texts are always escaped. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content: string | readonly Element[];
}

/** Writes an XML element; what stands in it is escaped. */
export const createElement = (
  name: string,
  attributes: Element['attributes'],
  content: Element['content'] = [],
): Element => ({ name, attributes, content });

/** Prints the document, with one element on each line. */
export const printXml = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${printLines(root, '').join('\n')}\n`;

function printLines({ name, attributes, content }: Element, indent: string): string[] {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`,
  );
  const open = `${indent}<${name}${pairs.join('')}`;
  if (typeof content === 'string') return [`${open}>${escapeText(content)}</${name}>`];
  if (content.length === 0) return [`${open}/>`];
  return [`${open}>`, ...content.flatMap((child) => printLines(child, `${indent}  `)), `${indent}</${name}>`];
}

/** Characters that XML 1.0 forbids, even as references: https://www.w3.org/TR/xml/#charsets */
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escapeText = (text: string): string =>
  text
    .replace(NO_CHARACTER, '\ufffd')
    .replace(/[&<>"\r]/g, (character) => REFERENCES[character] ?? character);

/** Escapes line breaks and tabs too, because parsers turn them into spaces in an attribute. */
const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
