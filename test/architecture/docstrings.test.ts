import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { type Source, sourcesIn } from './sources';

/** What is made by one of these says what it is in its own title, summary or description, which the documents show. */
const SPEAKS_FOR_ITSELF = /^(?:define\w+|route)$/;

/** A type that follows from a value is explained there. */
const FOLLOWS_FROM_A_VALUE = /^(?:ReadonlyDeep<)?(?:z\.(?:infer|input)|DataOf|RowOf)</;

/** The exported things of a source that nothing explains, as `file name`. */
function unexplained({ file, text }: Source): string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return tree.statements.flatMap((statement) => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!exported || ts.getJSDocCommentsAndTags(statement).length > 0) return [];
    if (ts.isTypeAliasDeclaration(statement)) {
      return FOLLOWS_FROM_A_VALUE.test(statement.type.getText()) ? [] : [`${file} ${statement.name.text}`];
    }
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations
        .filter(({ initializer }) => !initializer || !speaksForItself(initializer))
        .map(({ name }) => `${file} ${name.getText()}`);
    }
    const declared =
      ts.isFunctionDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isClassDeclaration(statement);
    return declared ? [`${file} ${statement.name?.text}`] : [];
  });
}

const speaksForItself = (value: ts.Expression): boolean =>
  ts.isCallExpression(value) && SPEAKS_FOR_ITSELF.test(value.expression.getText());

describe('what a file exports', () => {
  it('is explained where it is declared', () => {
    // A route and the shapes it speaks are explained by the API's own document.
    const sources = sourcesIn('src').filter(({ file }) => !file.startsWith('src/api/'));
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.flatMap(unexplained)).toEqual([]);
  });

  it.each([
    ['export function f() {}', ['planted.ts f']],
    ['export const f = () => 1;', ['planted.ts f']],
    ['export interface Shape {}', ['planted.ts Shape']],
    ['export class Thing {}', ['planted.ts Thing']],
    ['export type Word = string;', ['planted.ts Word']],
    ['/** Does it. */ export function f() {}', []],
    ['/** A number. */ export const n = 1;', []],
    ['function f() {}', []],
    ['export type Row = z.infer<typeof row>;', []],
    ['export type Report = DataOf<typeof report>;', []],
    ["export const check = defineCheck({ title: 'Something holds' });", []],
    ["export { f } from './f';", []],
  ])('%s: %j', (text, found) => {
    expect(unexplained({ file: 'planted.ts', text })).toEqual(found);
  });
});
