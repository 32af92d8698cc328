import ts from 'typescript';
import type { Source } from './sources';

/** What a pure function must not reach for. */
export type Impurity = 'clock' | 'randomness' | 'environment' | 'console' | 'process' | 'network' | 'async';

/** Globals that are impure however they are used. */
const GLOBALS: Readonly<Record<string, Impurity>> = {
  console: 'console',
  process: 'process',
  globalThis: 'environment',
  performance: 'clock',
  setTimeout: 'clock',
  setInterval: 'clock',
  setImmediate: 'clock',
  queueMicrotask: 'async',
  crypto: 'randomness',
  fetch: 'network',
};

/** Globals of which only some members are pure; any other use, such as handing them on, is not. */
const PURE_MEMBERS: Readonly<Record<string, { readonly kind: Impurity; readonly impure: RegExp }>> = {
  Date: { kind: 'clock', impure: /^now$/ },
  Math: { kind: 'randomness', impure: /^random$/ },
  Temporal: { kind: 'clock', impure: /^Now$/ },
};

/** Every impurity of a source as `file:line kind`, found in its syntax tree rather than its text. */
export function impurities({ file, text }: Source, kinds: readonly Impurity[]): string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const isOwn = ownNames(tree);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const kind of impuritiesOf(node, isOwn)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      if (kinds.includes(kind)) found.push(`${file}:${line + 1} ${kind}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

type IsOwn = (name: ts.Identifier) => boolean;

function impuritiesOf(node: ts.Node, isOwn: IsOwn): Impurity[] {
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return ['async'];
  if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) return ['async'];
  if (isImportOf(node, 'process')) return ['process', 'environment'];
  if (!ts.isIdentifier(node) || !isValue(node) || isOwn(node)) return [];
  const global = GLOBALS[node.text];
  if (global === 'process') return readsMember(node, /^env$/) ? ['process', 'environment'] : ['process'];
  if (global !== undefined) return [global];
  const partly = PURE_MEMBERS[node.text];
  return partly !== undefined && !isPureUse(node, partly.impure) ? [partly.kind] : [];
}

/** Whether a name is declared in the source itself, as a parameter called `process` is; imports do not count. */
function ownNames(tree: ts.SourceFile): IsOwn {
  const options: ts.CompilerOptions = { noLib: true, noResolve: true, jsx: ts.JsxEmit.Preserve };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => (name === tree.fileName ? tree : undefined),
  };
  const checker = ts.createProgram([tree.fileName], options, host).getTypeChecker();
  return (name) => {
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : checker.getSymbolAtLocation(name);
    return symbol?.declarations?.some((declaration) => !ts.isImportSpecifier(declaration)) ?? false;
  };
}

const isImportOf = (node: ts.Node, module: string): boolean =>
  ts.isImportDeclaration(node) &&
  ts.isStringLiteral(node.moduleSpecifier) &&
  node.moduleSpecifier.text.replace(/^node:/, '') === module;

/** `new Date(x)`, `Date.UTC(…)`, `x instanceof Date`; not `new Date()`, `Date()` or `const { now } = Date`. */
function isPureUse(node: ts.Identifier, impure: RegExp): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return !impure.test(parent.name.text);
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  return ts.isNewExpression(parent) && (parent.arguments?.length ?? 0) > 0;
}

/** Whether a member of that name is, or may be, read; `process[name]` and `{ env } = process` may. */
function readsMember(node: ts.Identifier, member: RegExp): boolean {
  const { parent } = node;
  return !ts.isPropertyAccessExpression(parent) || member.test(parent.name.text);
}

/** A name in the place of a value: not a member, a key, a type or an import. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  if (ts.isQualifiedName(parent) || ts.isTypeQueryNode(parent)) return false;
  return !ts.isTypeReferenceNode(parent);
}
