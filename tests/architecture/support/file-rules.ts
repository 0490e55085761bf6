/** What a path or a text may look like; each gives the complaint, or undefined. */
import ts from 'typescript';

const forbiddenWords = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'misc',
  'common',
  'manager',
  'managers',
]);

/** The longest a file of code may be. A file that grows past it holds two things. */
export const maxLines = 400;

const isNamedByOthers = (path: string): boolean =>
  /(^|\/)(README\.md|_locales\/.*)$/.test(path) || path.startsWith('tests/fixtures/');

/** kebab-case, with dots between a name and its role: `mail-key.test.ts`. */
export const complainOfCase = (path: string): string | undefined => {
  if (isNamedByOthers(path)) return undefined;
  const word = '[a-z0-9]+(-[a-z0-9]+)*';
  const bad = path.split('/').find((part) => !new RegExp(`^${word}([.]${word})*$`).test(part));
  return bad === undefined ? undefined : `${path}: "${bad}" is not kebab-case`;
};

/** A folder or file named after nothing collects everything. */
export const complainOfName = (path: string): string | undefined => {
  const bad =
    path.split(/[/.]/).find((word) => forbiddenWords.has(word)) ??
    /-(utils?|helpers?|misc)\b/.exec(path)?.[0];
  return bad === undefined ? undefined : `${path}: "${bad}" says nothing about what it holds`;
};

export const isCode = (path: string): boolean =>
  /[.](ts|tsx|cts|mts|js|cjs|mjs|css|html)$/.test(path) && !path.startsWith('tests/fixtures/');

export const complainOfLength = (path: string, text: string): string | undefined => {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > maxLines ? `${path}: ${lines} lines, at most ${maxLines} are allowed` : undefined;
};

const saysOffice = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'Office') ||
  (ts.isQualifiedName(node) && ts.isIdentifier(node.left) && node.left.text === 'Office');

/** `Office.` in code (comments and texts do not count) outside of the files that may talk to Outlook. */
export const complainOfOffice = (path: string, text: string): string | undefined => {
  const isTalker = /^outlook-addin\/(?:office-host[^/]*|events\/events)[.]tsx?$/.test(path);
  if (isTalker || !/\bOffice\s*[.]/.test(text)) return undefined;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  let line: number | undefined;
  const visit = (node: ts.Node): void => {
    if (line !== undefined) return;
    if (saysOffice(node)) line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return line === undefined
    ? undefined
    : `${path}:${line}: only outlook-addin/office-host*.ts and the handler for sending may talk to Outlook (Office.…)`;
};
