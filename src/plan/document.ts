import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import type { Path } from './problem';
import { findMistakes } from './syntax';

/** Something wrong with the text as YAML, whatever it is meant to describe. */
export interface Fault {
  /** From the beginning of the text, in UTF-16 code units. */
  readonly offset: number;
  readonly path: Path;
  readonly message: string;
}

/** One piece of text in the document: a key or a value. */
export interface Scalar {
  readonly path: Path;
  readonly isKey: boolean;
  readonly start: number;
  readonly end: number;
  /** Its value, with quotes and escapes resolved. */
  readonly value: unknown;
}

/** A YAML or JSON document that remembers where in the text each value stands. */
export interface PlanDocument {
  /** Plain data; undefined when the text could not be read. */
  readonly value: unknown;
  /** Not empty when the text could not be read. */
  readonly faults: readonly Fault[];
  /** Keys that appear twice in one map; `value` holds the last. */
  readonly duplicateKeys: readonly Fault[];
  readonly scalars: readonly Scalar[];
  /** Finds the offset of a key or a value, or of its nearest ancestor when the text does not have it. */
  findOffset(path: Path, at: 'key' | 'value'): number;
  /** Returns the line and the column of an offset, both from 1. */
  position(offset: number): { line: number; column: number };
}

/** Enough for a scope that many accounts share, and too few for aliases that multiply each other to exhaust the memory. */
const MAX_ALIASES = 100;

/** Reads YAML 1.2, of which JSON is a part. In it `no` and dates are text, and only `true` means true. */
export function readDocument(source: string): PlanDocument {
  const lines = new LineCounter();
  const [document, another] = parse(source, lines);
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const unreadable = (faults: readonly Fault[], scalars: readonly Scalar[] = []): PlanDocument => ({
    ...{ value: undefined, faults, duplicateKeys: [], scalars, findOffset: () => 0, position },
  });

  if (!document?.contents)
    return unreadable([createFault(0, 'the plan is empty: iem init writes one to start from')]);
  const faults = findSyntaxFaults(source, document);
  if (another) faults.push(createFault(another.range[0], 'a second document begins here: one plan a file'));
  if (faults.length > 0) return unreadable(faults);

  const content = readContent(document.contents);
  const aliasFaults = findBrokenAliases(content.aliases, document);
  if (aliasFaults.length > 0) return unreadable(aliasFaults, content.scalars);
  const index: KeyIndex = new WeakMap();
  try {
    return {
      value: document.toJS({ maxAliasCount: MAX_ALIASES }),
      faults: [],
      duplicateKeys: content.duplicateKeys,
      scalars: content.scalars,
      findOffset: (path, at) => findOffset(document, index, path, at),
      position,
    };
  } catch (error) {
    // Every alias resolves, so toJS throws this only when aliases multiply each other.
    if (!(error instanceof ReferenceError)) throw error;
    return unreadable(
      [createFault(0, 'its aliases expand to too much data: write the values out')],
      content.scalars,
    );
  }
}

function parse(source: string, lineCounter?: LineCounter): Document.Parsed[] {
  const documents = parseAllDocuments(source, {
    ...(lineCounter && { lineCounter }),
    version: '1.2',
    stringKeys: true,
    // The parser takes quadratic time to find keys that appear twice; readContent finds them in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  // For an empty text, the parser returns an object without documents that has the shape of an array.
  return Array.isArray(documents) ? documents : [];
}

const createFault = (offset: number, message: string, path: Path = []): Fault => ({ offset, path, message });

function findSyntaxFaults(source: string, document: Document.Parsed): Fault[] {
  const errors = [...document.errors, ...document.warnings];
  const tooDeep = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (tooDeep) return [createFault(tooDeep.pos[0], 'is nested too deeply')];
  if (document.directives.yaml.version !== '1.2') {
    return [createFault(0, 'is read as YAML 1.2: remove the %YAML directive')];
  }
  return findMistakes(source, document, (text) => parse(text)[0]).map(({ offset, message }) =>
    createFault(offset, message),
  );
}

interface Content {
  readonly scalars: Scalar[];
  readonly duplicateKeys: Fault[];
  readonly aliases: Alias[];
}

/** Lists every key, value and alias of the document, in the order of the text. */
function readContent(root: unknown): Content {
  const content: Content = { scalars: [], duplicateKeys: [], aliases: [] };
  const visit = (node: unknown, path: Path, isKey = false): void => {
    if (isScalar(node)) {
      content.scalars.push({
        path,
        isKey,
        start: startOf(node),
        end: node.range?.[1] ?? 0,
        value: node.value,
      });
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        visit(item, [...path, index]);
      });
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key, value } of node.items) {
        const name = keyText(key);
        const here = [...path, name];
        if (seen.has(name)) {
          content.duplicateKeys.push(createFault(startOf(key), 'is here twice: keep one', here));
        }
        seen.add(name);
        visit(key, here, true);
        visit(value, here);
      }
    } else if (isAlias(node)) content.aliases.push(node);
  };
  visit(root, []);
  return content;
}

function findBrokenAliases(aliases: readonly Alias[], document: Document.Parsed): Fault[] {
  const tooMany = aliases[MAX_ALIASES];
  if (tooMany)
    return [createFault(startOf(tooMany), `is alias number ${MAX_ALIASES + 1}: write the values out`)];
  return aliases.flatMap((alias) => {
    const target = alias.resolve(document);
    const at = startOf(alias);
    if (!target)
      return [createFault(at, 'is an alias without an anchor: define the anchor (&name) before it')];
    const [from = 0, , to = 0] = target.range ?? [];
    return from <= at && at < to ? [createFault(at, 'is an alias of the value that contains it')] : [];
  });
}

function findOffset(document: Document.Parsed, index: KeyIndex, path: Path, at: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    const child = findChild(isAlias(node) ? node.resolve(document) : node, index, step);
    if (!child) return offset;
    [node, offset] = [child.node, child.offset];
  }
  // A missing value and a whole map have no place of their own, so messages show their key.
  return at === 'value' && isScalar(node) && node.value !== null ? startOf(node) : offset;
}

/** The pairs of a map by their keys, built when the map is first searched; the last of two equal keys counts. */
type KeyIndex = WeakMap<YAMLMap, ReadonlyMap<string, Pair>>;

function findChild(
  node: unknown,
  index: KeyIndex,
  step: string | number,
): { node: unknown; offset: number } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pairs = index.get(node) ?? new Map(node.items.map((pair) => [keyText(pair.key), pair]));
  index.set(node, pairs);
  const pair = pairs.get(String(step));
  return pair && { node: pair.value, offset: startOf(pair.key) };
}

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value) : '');

const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
