/**
 * For the bundlers: pages check nothing with the schemas of `shared`. The server has checked what it sends, and checks
 * again what it gets. What stands beside a schema in `shared/domain` (names, limits, empty records) is needed, the library
 * that would do the checking is not, and would be a fifth of the script before the panel's first paint.
 *
 * The schemas become one thing that can be put together and not used: a page that checks all the same fails at once.
 */
import * as schemas from 'zod/mini';

const LIBRARY = 'zod/mini';
/** Other parts have schemas of their own and mean them: the extension's, for what foreign pages tell it. */
const SHARED = '/shared/';
const STAND_IN = '\0kontor-no-schemas';

const code = (): string => `const nothing = new Proxy(() => nothing, {
  get: (_target, name) => {
    if (name === 'check') return nothing;
    throw new Error('This page has no schemas: ' + String(name));
  },
});
export { ${Object.keys(schemas)
  .map((name) => `nothing as ${name}`)
  .join(', ')} };`;

export const noSchemas = () => ({
  name: 'kontor-no-schemas',
  enforce: 'pre' as const,
  resolveId: (id: string, importer?: string): string | null =>
    id === LIBRARY && importer?.includes(SHARED) ? STAND_IN : null,
  load: (id: string): string | null => (id === STAND_IN ? code() : null),
});
