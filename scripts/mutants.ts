import ts from 'typescript';

/** A change of one place of a source, which a test should notice. */
export interface Mutant {
  /** Of the place, counted from 1. */
  readonly line: number;
  /** The whole line, which tells it from the same text elsewhere. */
  readonly within: string;
  /** What is written in the source, without line breaks. */
  readonly from: string;
  readonly to: string;
}

/** The name of the function `(mutant: number) => boolean` that instrumented sources call: whether the mutant is to run now. */
export const SWITCH = '__isMutated';

/** A replacement of the text of a node, which is in effect for the whole of `host`, the expression that can be chosen. */
interface Change {
  readonly mutant: Mutant;
  readonly host: ts.Node;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SWAPPED: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
};

const DECIDES = new Set(['<', '<=', '>', '>=', '===', '!==', '&&', '||']);

/** A map, since an object also knows the methods that all objects have. */
const SWAPPED_METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['find', 'findLast'],
  ['findLast', 'find'],
]);

/** Methods without which the value before the dot remains. */
const LEFT_OUT_METHODS = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim']);

/**
 * Lists the mutants of a TypeScript source, and writes the source with all of them: each is chosen where it stands by a call of
 * `SWITCH` with `firstId` and its place in the list. Texts are not mutated: golden files and tests of renderings read them.
 */
export function mutate(source: string, firstId = 0): { mutants: readonly Mutant[]; instrumented: string } {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const changes = withoutTwins(listChanges(file));
  return {
    mutants: changes.map(({ mutant }) => mutant),
    instrumented: instrument(file, file, changes, firstId),
  };
}

function withoutTwins(changes: readonly Change[]): readonly Change[] {
  const seen = new Set<string>();
  return changes.filter((change) => {
    const result = `${change.host.getStart()} ${change.host.getEnd()} ${mutatedText(change)}`;
    return seen.size < seen.add(result).size;
  });
}

function listChanges(file: ts.SourceFile): readonly Change[] {
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (isOfTypesOnly(node)) return;
    changes.push(...replacementsOf(node).map((replacement) => createChange(file, replacement)));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return changes;
}

function createChange(file: ts.SourceFile, { of, place, text }: Replacement): Change {
  const [start, end] = [place.getStart(), place.getEnd()];
  const { line } = file.getLineAndCharacterOfPosition(start);
  const mutant = {
    line: line + 1,
    within: file.text.split('\n')[line]?.trim() ?? '',
    from: inOneLine(of.getText()),
    to: inOneLine(`${file.text.slice(of.getStart(), start)}${text}${file.text.slice(end, of.getEnd())}`),
  };
  return { mutant, host: hostOf(of), start, end, text };
}

const isOfTypesOnly = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  (ts.isLiteralExpression(node) && isName(node));

/** Whether the literal names a property. */
const isName = ({ parent, pos }: ts.LiteralExpression): boolean =>
  ts.isPropertyAssignment(parent) && parent.name.pos === pos;

/** Another text for a place of a node, which may be the node itself. */
interface Replacement {
  readonly of: ts.Node;
  readonly place: ts.Node;
  readonly text: string;
}

const whole = (node: ts.Node, text: string): Replacement => ({ of: node, place: node, text });
const part = (of: ts.Node, place: ts.Node, text: string): Replacement => ({ of, place, text });
const bothWays = (condition: ts.Node): readonly Replacement[] => [
  whole(condition, 'true'),
  whole(condition, 'false'),
];

function replacementsOf(node: ts.Node): readonly Replacement[] {
  if (ts.isBinaryExpression(node)) return binaryReplacements(node);
  if (ts.isPrefixUnaryExpression(node)) return isSign(node) ? [whole(node, node.operand.getText())] : [];
  if (ts.isNumericLiteral(node)) return [whole(node, String(Number(node.text) + 1))];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [whole(node, 'false')];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [whole(node, 'true')];
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0 ? [whole(node, '[]')] : [];
  if (ts.isConditionalExpression(node)) return bothWays(node.condition);
  if (ts.isIfStatement(node)) return bothWays(node.expression);
  if (ts.isWhileStatement(node)) return [whole(node.expression, 'false')];
  if (ts.isBlock(node) || ts.isArrowFunction(node)) return bodyReplacements(node);
  return [...accessReplacements(node), ...(ts.isCallExpression(node) ? callReplacements(node) : [])];
}

/** A function that does nothing: its block is empty, or its expression is undefined. */
function bodyReplacements(node: ts.Block | ts.ArrowFunction): readonly Replacement[] {
  if (ts.isArrowFunction(node)) return ts.isBlock(node.body) ? [] : [whole(node.body, 'undefined')];
  return ts.isFunctionLike(node.parent) && node.statements.length > 0 ? [whole(node, '{}')] : [];
}

const isSign = ({ operator }: ts.PrefixUnaryExpression): boolean =>
  operator === ts.SyntaxKind.ExclamationToken || operator === ts.SyntaxKind.MinusToken;

function binaryReplacements(node: ts.BinaryExpression): readonly Replacement[] {
  const operator = node.operatorToken.getText();
  const swapped = isOfText(node) ? [] : (SWAPPED[operator] ?? []);
  return [
    ...swapped.map((text) => part(node, node.operatorToken, text)),
    ...(DECIDES.has(operator) ? bothWays(node) : []),
    ...(operator === '??' ? [node.left, node.right].map((side) => whole(node, side.getText())) : []),
  ];
}

/** Whether the operator joins texts, which have no difference. */
const isOfText = ({ left, right, operatorToken }: ts.BinaryExpression): boolean =>
  operatorToken.kind === ts.SyntaxKind.PlusToken &&
  [left, right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side));

/** `a?.b` is mutated to `a.b`; `a?.[b]` and `a?.(b)` lose both characters. */
function accessReplacements(node: ts.Node): readonly Replacement[] {
  if (!ts.isOptionalChain(node) || ts.isNonNullChain(node) || node.questionDotToken === undefined) return [];
  return [part(node, node.questionDotToken, ts.isPropertyAccessExpression(node) ? '.' : '')];
}

function callReplacements(node: ts.CallExpression): readonly Replacement[] {
  if (!ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  const swapped = SWAPPED_METHODS.get(name.text);
  if (swapped !== undefined) return [part(node, name, swapped)];
  return LEFT_OUT_METHODS.has(name.text) ? [whole(node, expression.getText())] : [];
}

/**
 * The expression in whose place the mutant can be chosen. A part of an optional chain cannot be: in parentheses it would no longer
 * cut off the rest of the chain.
 */
function hostOf(node: ts.Node): ts.Node {
  const { parent } = node;
  return isLinkOf(node, parent) && ts.isOptionalChain(parent) ? hostOf(parent) : node;
}

const isLinkOf = (node: ts.Node, parent: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCallExpression(parent)) &&
  parent.expression === node;

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** The text of the host with the change. */
const mutatedText = ({ host, start, end, text }: Change): string => {
  const whole = host.getSourceFile().text;
  return `${whole.slice(host.getStart(), start)}${text}${whole.slice(end, host.getEnd())}`;
};

function instrument(node: ts.Node, file: ts.SourceFile, changes: readonly Change[], firstId: number): string {
  const parts: string[] = [];
  let at = node.getStart();
  ts.forEachChild(node, (child) => {
    parts.push(file.text.slice(at, child.getStart()), instrument(child, file, changes, firstId));
    at = child.getEnd();
  });
  parts.push(file.text.slice(at, node.getEnd()));
  const own = changes.flatMap((change, index) =>
    change.host === node ? [{ change, id: firstId + index }] : [],
  );
  return own.reduce((text, { change, id }) => chosen(change, id, text), parts.join(''));
}

const chosen = (change: Change, id: number, text: string): string =>
  ts.isBlock(change.host)
    ? `{ if (${SWITCH}(${id})) return; ${text} }`
    : `(${SWITCH}(${id}) ? (${mutatedText(change)}) : (${text}))`;
