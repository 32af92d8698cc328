/** Explains YAML errors by the mistake a person made instead of by the grammar rule it broke. */
import { type Document, isCollection, isScalar, type Node, visit, type YAMLError } from 'yaml';

/** Something wrong with the text, and its place. */
interface Mistake {
  /** From the beginning of the text, in UTF-16 code units. */
  readonly offset: number;
  readonly message: string;
}

/** A mistake, and the text with the mistake blanked out so that the next one can be found. */
interface BlankedMistake extends Mistake {
  /** Has the length of the original, so that offsets stay valid; undefined when later errors may be consequences. */
  readonly without?: string | undefined;
}

/** The data from which a mistake is described. */
interface Place {
  readonly source: string;
  readonly document: Document.Parsed;
  readonly error: YAMLError;
  /** Where the parser gave up. */
  readonly offset: number;
  /** The line that contains `offset`, and the offset at which that line begins. */
  readonly line: string;
  readonly lineStart: number;
}

/** Recognises one kind of mistake behind a parser error; undefined when the error has another cause. */
type Cause = (place: Place) => BlankedMistake | undefined;

/** More mistakes than anyone corrects in one go. */
const MOST_MISTAKES = 20;
/** Characters. A longer text gets only its first mistake, because finding each further one parses the whole text again. */
const MOST_READ_AGAIN = 100_000;

/**
 * Finds the mistakes of a text in order. Because one mistake can cause many parser errors, each mistake is blanked out
 * and the text parsed again to find the next.
 *
 * @param parse Reads a text as `document` was read from `source`.
 */
export function findMistakes(
  source: string,
  document: Document.Parsed,
  parse: (text: string) => Document.Parsed | undefined,
): Mistake[] {
  const found: Mistake[] = [];
  let [text, read]: [string, Document.Parsed | undefined] = [source, document];
  while (read && found.length < MOST_MISTAKES) {
    const mistake = findMistake(text, read);
    if (mistake === undefined || found.some(({ offset }) => offset >= mistake.offset)) break;
    const { offset, message, without } = mistake;
    found.push({ offset, message });
    if (without === undefined || text.length > MOST_READ_AGAIN) break;
    [text, read] = [without, parse(without)];
  }
  return found;
}

/** Replaces the rest of a line, from a place on, with blanks. */
const withoutRest = (source: string, from: number): string =>
  filled(source, from, lineEnd(source, from), ' ');

/** Replaces the rest of a line, from a place on, with a word. */
const withWord = (source: string, from: number): string => filled(source, from, lineEnd(source, from), 'x');

/** Turns a line into a comment; undefined when lines below are nested in it and would lose their parent. */
function withoutLine(source: string, offset: number): string | undefined {
  const { line, lineStart } = lineAt(source, offset);
  const comment = filled(source, lineStart, lineStart + 1, '#');
  // The width of a tab is unknown, but a field with its value on the same line has nothing nested below it.
  if (/^\t+[\w-]+:[ \t]+[^\s|>#]/.test(line)) return comment;
  const below = /[^\r\n]*\S.*/.exec(source.slice(lineStart + line.length))?.[0] ?? '';
  return indentOf(below) > indentOf(line) ? undefined : comment;
}

const lineEnd = (source: string, from: number): number => {
  const length = source.slice(from).search(/[\r\n]/);
  return length === -1 ? source.length : from + length;
};

const filled = (source: string, from: number, to: number, filler: string): string =>
  source.slice(0, from) + filler.repeat(to - from) + source.slice(to);

/** Finds the mistake behind the first error of a text. */
function findMistake(source: string, document: Document.Parsed): BlankedMistake | undefined {
  const [error] = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (error === undefined) return undefined;
  const offset = isAboutLayout(error) ? skipComments(source, error.pos[0]) : error.pos[0];
  const place = { source, document, error, offset, ...lineAt(source, offset) };
  for (const cause of CAUSES) {
    const mistake = cause(place);
    if (mistake) return mistake;
  }
  return { offset, message: error.message };
}

const isAboutLayout = ({ code }: YAMLError): boolean =>
  code === 'BAD_INDENT' || code === 'BLOCK_AS_IMPLICIT_KEY';

/** The parser gives up at the first of the comments that stand before the wrong line. Finds that line. */
function skipComments(source: string, offset: number): number {
  const comments = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]))+[ \t]*/.exec(source.slice(offset));
  return offset + (comments?.[0].length ?? 0);
}

function lineAt(source: string, offset: number): Pick<Place, 'line' | 'lineStart'> {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  return { line: /[^\r\n]*/.exec(source.slice(lineStart))?.[0] ?? '', lineStart };
}

const QUOTE_IT = 'put the whole value in quotes';

/** Ordered from specific to general, because the first match wins. */
const CAUSES: readonly Cause[] = [
  findTab,
  findOtherSpace,
  findMergeMark,
  findOpenQuote,
  findOpenBracket,
  findMissingComma,
  findWhatFollowsAnEnd,
  findReservedCharacter,
  findFalseEscape,
  findTag,
  findTextAfterBlockSign,
  findColonInText,
  findDeeperLine,
  findUnalignedLine,
  findNoField,
];

function findTab({ error, source, line, lineStart }: Place): BlankedMistake | undefined {
  if (error.code !== 'TAB_AS_INDENT') return undefined;
  return {
    offset: lineStart + Math.max(0, line.indexOf('\t')),
    message: 'is indented by a tab: use spaces',
    without: withoutLine(source, lineStart),
  };
}

/** Word processors insert no-break spaces, for example. The parser may give up at the line below, which has none. */
function findOtherSpace({ source, lineStart }: Place): BlankedMistake | undefined {
  return findOtherSpaceIn(source, lineStart) ?? findOtherSpaceIn(source, Math.max(0, lineStart - 1));
}

function findOtherSpaceIn(source: string, at: number): BlankedMistake | undefined {
  const { line, lineStart } = lineAt(source, at);
  const [before, space] = /^ *([^\S \t])/.exec(line) ?? [];
  if (before === undefined || space === undefined) return undefined;
  const code = space.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    offset: lineStart + before.length - 1,
    message: `is indented by a character that only looks like a space (U+${code}): use spaces`,
    without: withoutLine(source, lineStart),
  };
}

function findMergeMark({ source, line, lineStart }: Place): BlankedMistake | undefined {
  if (!/^(<{7}|={7}|>{7})( |$)/.test(line)) return undefined;
  return {
    offset: lineStart,
    message: 'is a mark of a merge conflict: keep one side',
    without: withoutLine(source, lineStart),
  };
}

function findOpenQuote({ error, offset, source, document }: Place): BlankedMistake | undefined {
  const quote = /^Missing closing (['"])/.exec(error.message)?.[1];
  if (quote === undefined) return undefined;
  const from = findLastStart(
    document,
    (node, start, end) => isScalar(node) && start < offset && offset <= end,
  );
  if (from === undefined || source[from] !== quote) return undefined;
  return {
    offset: from,
    message: `opens a quote (${quote}) that nothing closes`,
    without: withWord(source, from),
  };
}

function findOpenBracket({ offset, source, document }: Place): BlankedMistake | undefined {
  if (!document.errors.some(({ message }) => /^Flow (map|sequence) .*end with/.test(message)))
    return undefined;
  const isOpen = (node: Node, _: number, end: number) =>
    isCollection(node) && node.flow === true && !/[\]}]/.test(source[end - 1] ?? '');
  const from = findLastStart(document, isOpen);
  // Whatever the parser finds before the end that is missing comes of that.
  if (from === undefined || from > offset) return undefined;
  return {
    offset: from,
    message: `opens a ${source[from]} that nothing closes: close it, or ${QUOTE_IT}`,
    without: withoutLine(source, from),
  };
}

/** Finds where the last node that satisfies `is` begins. */
function findLastStart(
  document: Document.Parsed,
  is: (node: Node, start: number, end: number) => boolean,
): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_, node) {
      const [start, end] = node.range ?? [0, 0];
      if (is(node, start, end)) found = start;
    },
  });
  return found;
}

function findMissingComma({ error, offset }: Place): BlankedMistake | undefined {
  return /^Missing ,/.test(error.message) ? { offset, message: 'needs a comma before it' } : undefined;
}

const AFTER_THE_END = /^Unexpected .*(at node end|token in YAML stream)/;

function findWhatFollowsAnEnd({ error, offset, source }: Place): BlankedMistake | undefined {
  if (!AFTER_THE_END.test(error.message)) return undefined;
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset).trimEnd();
  const here = { offset, without: withoutRest(source, offset) };
  switch (before.at(-1)) {
    case "'":
      return { ...here, message: `follows a closing quote: ${QUOTE_IT}, and write a ' in them twice ('')` };
    case '"':
      return { ...here, message: `follows a closing quote: ${QUOTE_IT}, and write a " in them as \\"` };
    case ']':
    case '}':
      return { ...here, message: `follows a closing ${before.at(-1)}: ${QUOTE_IT} where it is text` };
    default:
      return {
        offset,
        message: 'does not fit here: look above for a line that is indented differently or is not a field',
      };
  }
}

function findReservedCharacter(place: Place): BlankedMistake | undefined {
  const { error, offset, source } = place;
  // A hyphen marks an item of a list, a question mark a key, if a space follows.
  const isMark = /^[-?][ \t]/.test(source.slice(offset, offset + 2));
  const isSign = isMark && (error.code === 'UNEXPECTED_TOKEN' || isKeyInValue(place));
  if (error.code !== 'BAD_SCALAR_START' && !isSign) return undefined;
  return {
    offset,
    message: `begins with ${source[offset]}, which has a meaning of its own in YAML: ${QUOTE_IT}`,
    without: withWord(source, offset),
  };
}

function findFalseEscape({ error, offset, source }: Place): BlankedMistake | undefined {
  if (error.code !== 'BAD_DQ_ESCAPE') return undefined;
  const begin = source.slice(offset, offset + 2);
  return {
    offset,
    message: `is not a valid escape in double quotes (${begin}): use single quotes, or write \\\\`,
    without: filled(source, offset, offset + 1, 'x'),
  };
}

function findTag({ error, source, offset }: Place): BlankedMistake | undefined {
  if (error.code !== 'TAG_RESOLVE_FAILED') return undefined;
  const tag = /\S*/.exec(source.slice(offset))?.[0] ?? '';
  return {
    offset,
    message: `begins with !, which YAML reads as a type; plans have none: ${QUOTE_IT}`,
    without: filled(source, offset, offset + tag.length, ' '),
  };
}

function findTextAfterBlockSign({ offset, source, lineStart }: Place): BlankedMistake | undefined {
  const sign = /[:-] +([|>])[-+\d]* *$/.exec(source.slice(lineStart, offset))?.[1];
  if (sign === undefined) return undefined;
  return {
    offset,
    message: `follows a ${sign}, after which text begins on the next line: ${QUOTE_IT}`,
    without: withoutRest(source, offset),
  };
}

/** The parser mistook a value for a key because a colon follows it, on the same line or on a later one. */
const isKeyInValue = ({ error }: Place): boolean =>
  error.code === 'BLOCK_AS_IMPLICIT_KEY' && error.message.startsWith('Nested mappings');

const colonFrom = (source: string, offset: number): number => {
  const at = source.slice(offset).search(/:(?=\s|$)/);
  return at === -1 ? source.length : offset + at;
};

function findColonInText(place: Place): BlankedMistake | undefined {
  const { offset, source, line, lineStart } = place;
  const colon = colonFrom(source, offset);
  if (!isKeyInValue(place) || colon >= lineStart + line.length) return undefined;
  return {
    offset: colon,
    message: `is a colon in a text without quotes: ${QUOTE_IT}`,
    without: withWord(source, colon),
  };
}

function findDeeperLine(place: Place): BlankedMistake | undefined {
  const { offset, source } = place;
  if (!isKeyInValue(place)) return undefined;
  const { line, lineStart } = lineAt(source, colonFrom(source, offset));
  const number = source.slice(0, offset).split('\n').length;
  return {
    offset: lineStart + indentOf(line),
    message: `is indented deeper than line ${number}, which already has a value: start both lines in the same column`,
    without: withoutLine(source, lineStart),
  };
}

const indentOf = (line: string): number => Math.max(0, line.search(/\S/));

function findUnalignedLine({ error, source, line, lineStart }: Place): BlankedMistake | undefined {
  if (!/same column$|without - indicator$/.test(error.message)) return undefined;
  const indent = indentOf(line);
  return {
    offset: lineStart + indent,
    message: `is indented by ${indent} ${indent === 1 ? 'space' : 'spaces'}, unlike the lines it could belong to`,
    without: withoutLine(source, lineStart),
  };
}

function findNoField({ error, source, line, lineStart }: Place): BlankedMistake | undefined {
  if (!/^(Implicit |A block sequence|With stringKeys)/.test(error.message)) return undefined;
  const offset = lineStart + indentOf(line);
  const text = line.trim();
  const without = withoutLine(source, lineStart);
  if (/^-( |$)/.test(text)) {
    return {
      ...{ offset, without },
      message: 'is an item of a list where a field should be: indent it below its field, or remove the dash',
    };
  }
  const glued = /^[\w-]+:(?=\S)/.exec(text)?.[0];
  if (glued !== undefined) {
    return { offset: offset + glued.length, message: 'needs a space after the colon', without };
  }
  return { offset, message: 'is not a field: write a name, a colon, a space and a value', without };
}
