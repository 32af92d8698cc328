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

/** Something wrong at a place of the text, before anything is known about plans. */
export interface Fault {
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
  /** What it says, quotes and escapes resolved. */
  readonly value: unknown;
}

/** A YAML or JSON document with the places its values came from. */
export interface PlanDocument {
  /** Plain data; undefined when the text could not be read. */
  readonly value: unknown;
  /** Not empty when the text could not be read. */
  readonly faults: readonly Fault[];
  /** Keys that appear twice in one map; `value` holds the last. */
  readonly duplicateKeys: readonly Fault[];
  readonly scalars: readonly Scalar[];
  /** Offset of a key or a value; of its nearest ancestor where there is no such thing. */
  offsetOf(path: Path, at: 'key' | 'value'): number;
  /** Line and column of an offset, from 1. */
  position(offset: number): { line: number; column: number };
}

/** An alias names a place to copy: enough for a scope shared by many accounts, too few for a bomb. */
const MAX_ALIASES = 100;

/** YAML 1.2, of which JSON is a part: `no` is text, a date is text, and nothing but `true` is true. */
export function readDocument(source: string): PlanDocument {
  const lines = new LineCounter();
  const [document, another] = parse(source, lines);
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const unreadable = (faults: readonly Fault[], scalars: readonly Scalar[] = []): PlanDocument => ({
    ...{ value: undefined, faults, duplicateKeys: [], scalars, offsetOf: () => 0, position },
  });

  if (!document?.contents) return unreadable([fault(0, 'the plan is empty')]);
  const faults = syntaxFaults(source, document);
  if (another) faults.push(fault(another.range[0], 'a second document begins here: one plan a file'));
  if (faults.length > 0) return unreadable(faults);

  const content = readContent(document.contents);
  const aliasFaults = brokenAliases(content.aliases, document);
  if (aliasFaults.length > 0) return unreadable(aliasFaults, content.scalars);
  const index: KeyIndex = new WeakMap();
  try {
    return {
      value: document.toJS({ maxAliasCount: MAX_ALIASES }),
      faults: [],
      duplicateKeys: content.duplicateKeys,
      scalars: content.scalars,
      offsetOf: (path, at) => offsetOf(document, index, path, at),
      position,
    };
  } catch (error) {
    // What toJS throws once every alias is known to resolve: they multiply each other.
    if (!(error instanceof ReferenceError)) throw error;
    return unreadable(
      [fault(0, 'its aliases expand to too much data: write the values out')],
      content.scalars,
    );
  }
}

function parse(source: string, lineCounter?: LineCounter): Document.Parsed[] {
  const documents = parseAllDocuments(source, {
    ...(lineCounter && { lineCounter }),
    version: '1.2',
    stringKeys: true,
    // Found by us in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  // An empty stream comes back as an array without documents.
  return Array.isArray(documents) ? documents : [];
}

const fault = (offset: number, message: string, path: Path = []): Fault => ({ offset, path, message });

function syntaxFaults(source: string, document: Document.Parsed): Fault[] {
  const errors = [...document.errors, ...document.warnings];
  const tooDeep = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (tooDeep) return [fault(tooDeep.pos[0], 'is nested too deeply')];
  if (document.directives.yaml.version !== '1.2') {
    return [fault(0, 'is read as YAML 1.2: remove the %YAML directive')];
  }
  return findMistakes(source, document, (text) => parse(text)[0]).map(({ offset, message }) =>
    fault(offset, message),
  );
}

interface Content {
  readonly scalars: Scalar[];
  readonly duplicateKeys: Fault[];
  readonly aliases: Alias[];
}

/** Every key, value and alias of the document, in its order. */
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
          content.duplicateKeys.push(fault(startOf(key), 'is here twice: keep one', here));
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

function brokenAliases(aliases: readonly Alias[], document: Document.Parsed): Fault[] {
  const tooMany = aliases[MAX_ALIASES];
  if (tooMany) return [fault(startOf(tooMany), `is alias number ${MAX_ALIASES + 1}: write the values out`)];
  return aliases.flatMap((alias) => {
    const target = alias.resolve(document);
    const at = startOf(alias);
    if (!target) return [fault(at, 'is an alias without an anchor: define the anchor (&name) before it')];
    const [from = 0, , to = 0] = target.range ?? [];
    return from <= at && at < to ? [fault(at, 'is an alias of the value that contains it')] : [];
  });
}

function offsetOf(document: Document.Parsed, index: KeyIndex, path: Path, at: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    const child = childOf(isAlias(node) ? node.resolve(document) : node, index, step);
    if (!child) return offset;
    [node, offset] = [child.node, child.offset];
  }
  // A missing value or a whole map is shown at its key.
  return at === 'value' && isScalar(node) && node.value !== null ? startOf(node) : offset;
}

/** Pairs by key, for maps that were looked into; the last of two equal keys is the one that counts. */
type KeyIndex = WeakMap<YAMLMap, ReadonlyMap<string, Pair>>;

function childOf(
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
