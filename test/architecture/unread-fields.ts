import ts from 'typescript';
import { root, type Source } from './sources';

/**
 * Finds the fields of artifacts that no source reads, such as `targetGroups.vpcId`: neither by `row.vpcId`, nor by
 * `row[name]` where the type of the name is `'vpcId'`, nor by `{ vpcId }` of a row, nor by handing a row to a function that takes anything with a `vpcId`. Types tell fields of one name
 * apart. Who only writes a field, as its collector does, does not read it; the `owner` in a definition does.
 */
export function unreadFields(program: ts.Program, isDefinition: (file: string) => boolean): string[] {
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
  const unread = new Map(sources.filter(({ fileName }) => isDefinition(fileName)).flatMap(fieldsOf));
  const names = new Set([...unread.values()].map((path) => path.slice(path.lastIndexOf('.') + 1)));

  const read = (row: ts.Node, name: string, as?: ts.Symbol): void => {
    // To work out a type takes long, and most names are those of no field.
    if (!names.has(name)) return;
    const type = checker.getTypeAtLocation(row);
    for (const one of type.isUnion() ? type.types : [type]) {
      for (const declaration of one.getProperty(name)?.declarations ?? []) {
        // What takes the very field, as a function of whole rows does, may not read it.
        if (!as?.declarations?.includes(declaration)) unread.delete(declaration);
      }
    }
  };
  const readAsTaken = (row: ts.Expression): void => {
    const taken = checker.getContextualType(row)?.getNonNullableType().getProperties() ?? [];
    for (const property of taken) read(row, property.name, property);
  };
  const literalsOf = (expression: ts.Expression): string[] => {
    const type = checker.getTypeAtLocation(expression);
    return (type.isUnion() ? type.types : [type]).flatMap((one) => (one.isStringLiteral() ? one.value : []));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      read(node.expression, node.name.text);
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      read(node.parent, (node.propertyName ?? node.name).getText());
    } else if (ts.isElementAccessExpression(node)) {
      for (const name of literalsOf(node.argumentExpression)) read(node.expression, name);
    } else if (ts.isCallExpression(node)) {
      node.arguments.filter(isExpressionOfRow).forEach(readAsTaken);
    }
    ts.forEachChild(node, visit);
  };
  sources.forEach(visit);
  return [...unread.values()].sort();
}

const isExpressionOfRow = (argument: ts.Expression): boolean =>
  ts.isIdentifier(argument) || ts.isPropertyAccessExpression(argument);

/** Each key of `z.object({ … })`, after the name of the constant and the keys that it is in. */
function fieldsOf(source: ts.SourceFile): [ts.Node, string][] {
  const found: [ts.Node, string][] = [];
  const visit = (node: ts.Node, path: readonly string[]): void => {
    const [shape] =
      ts.isCallExpression(node) && /\.object$/.test(node.expression.getText()) ? node.arguments : [];
    if (shape && ts.isObjectLiteralExpression(shape)) {
      for (const field of shape.properties) {
        // What others define is found where they do.
        if (ts.isSpreadAssignment(field)) continue;
        const inside = [...path, field.name?.getText() ?? ''];
        found.push([field, inside.join('.')]);
        ts.forEachChild(field, (child) => visit(child, inside));
      }
      return;
    }
    const isNamed = ts.isVariableDeclaration(node) && ts.isIdentifier(node.name);
    ts.forEachChild(node, (child) => visit(child, isNamed ? [node.name.getText()] : path));
  };
  visit(source, []);
  return found;
}

/**
 * A program of the project's sources whose files match, and of others that are not on the disk. Of packages it knows zod
 * alone: the types of AWS's take many seconds.
 */
export function programOf(files: RegExp, others: readonly Source[]): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    `${root}tsconfig.json`,
    { types: [] },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  const { fileNames = [], options = {} } = config ?? {};
  const texts = new Map(others.map(({ file, text }) => [`${root}${file}`, text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) =>
      /^(\.|zod$)/.test(text)
        ? ts.resolveModuleName(text, from, options, host)
        : { resolvedModule: undefined },
    );
  return ts.createProgram([...fileNames.filter((file) => files.test(file)), ...texts.keys()], options, host);
}
