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

/** What only a check asks, where schemas name it: never called without one, and long lists and patterns. */
const ASKED_BY_CHECKS = {
  './country.ts': ['isCountryCode'],
  './addresses.ts': ['isDomainName', 'isEmailAddress', 'isWebAddress'],
};
const CHECKERS = '\0kontor-no-checks';
const DECLARES_SCHEMAS = /\/shared\/domain\/(?:scalars|kept-page)\.ts$/;
const checkers = Object.values(ASKED_BY_CHECKS)
  .flat()
  .map((name) => `export const ${name} = () => true;`)
  .join('\n');

const code = (): string => `const nothing = new Proxy(() => nothing, {
  get: (_target, name) => {
    if (name === 'check') return nothing;
    throw new Error('This page has no schemas: ' + String(name));
  },
});
export { ${Object.keys(schemas)
  .map((name) => `nothing as ${name}`)
  .join(', ')} };`;

/** How the stand-in is called in the files of `shared`, so that the bundler knows its calls from those of others. */
const NAME = 'kontorNoSchemas';
const IMPORT = `import * as z from '${LIBRARY}'`;
/** A use the pattern does not see stays as it is: `z` is there still. */
const USES = new RegExp(String.raw`(?<![\w$.'"])z\.(?=(?:${Object.keys(schemas).join('|')})\b)`, 'g');
/** Functions that put a schema together: nothing is lost where nobody takes what they give. */
const MAKERS = ['lineSchema', 'filledLineSchema'];

export const noSchemas = () => ({
  name: 'kontor-no-schemas',
  enforce: 'pre' as const,
  // What only describes is left out where nobody asks for it.
  config: () => ({
    build: { rolldownOptions: { treeshake: { manualPureFunctions: [NAME, ...MAKERS] } } },
  }),
  transform: (source: string, id: string): string | null =>
    id.includes(SHARED) && source.includes(IMPORT)
      ? `import * as ${NAME} from '${LIBRARY}';\n${source.replaceAll(USES, `${NAME}.`)}`
      : null,
  resolveId: (id: string, importer = ''): string | null => {
    if (id === LIBRARY && importer.includes(SHARED)) return STAND_IN;
    return id in ASKED_BY_CHECKS && DECLARES_SCHEMAS.test(importer) ? CHECKERS : null;
  },
  load: (id: string): string | null => {
    if (id === STAND_IN) return code();
    return id === CHECKERS ? checkers : null;
  },
});
