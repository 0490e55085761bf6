/** How the server gets at data; each gives what it found in one file. */
import ts from 'typescript';

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
};

/** The last name of `sql`, `tx`, `store.sql`, `context.tx`. */
const lastName = (node: ts.Expression): string =>
  ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : '';

/** Whether the file runs statements written by hand (`sql.get('select …')`), in code, not in comments. */
export const hasHandwrittenSql = (path: string, text: string): boolean => {
  let found = false;
  walk(parse(path, text), (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { name, expression } = node.expression;
    if (['get', 'all', 'run'].includes(name.text) && ['sql', 'tx', 'own'].includes(lastName(expression)))
      found = true;
  });
  return found;
};

const DATA = /\b(?:Sql|Reader|Store|Tx|Source)\b/;

const functionOf = (node: ts.Expression | undefined): ts.ArrowFunction | undefined =>
  node && ts.isArrowFunction(node) ? node : undefined;

/** Who asks, by itself or as a part of how a list is asked for. */
const ASKERS: ReadonlySet<string> = new Set(['Scope', 'ListContext']);

/** Exported functions that take the database in hand and nobody who asks. */
export const readsWithoutScope = (path: string, text: string): string[] => {
  const found: string[] = [];
  for (const statement of parse(path, text).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const types = functionOf(initializer)?.parameters.map(({ type }) => type?.getText() ?? '') ?? [];
      if (types.some((type) => DATA.test(type)) && !types.some((type) => ASKERS.has(type)))
        found.push(name.getText());
    }
  }
  return found;
};
