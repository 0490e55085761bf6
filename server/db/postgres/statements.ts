/** `?` to `$1…`, and a short stable name for each text, so that PostgreSQL keeps its plan. */
import { createHash } from 'node:crypto';

export type NamedStatement = { readonly name: string; readonly text: string };

/** Outside quotes only: a `?` inside a literal or identifier is text. */
const number = (text: string): string => {
  let count = 0;
  return text.replaceAll(/'[^']*'|"[^"]*"|\?/g, (part) => (part === '?' ? `$${++count}` : part));
};

export const createStatementNames = (): ((text: string) => NamedStatement) => {
  const known = new Map<string, NamedStatement>();
  return (text) => {
    let statement = known.get(text);
    if (!statement) {
      const name = `k${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
      statement = { name, text: number(text) };
      known.set(text, statement);
    }
    return statement;
  };
};
