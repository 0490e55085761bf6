/**
 * Which way imports may flow. Read by `imports.test.ts`; every rule has a bait case in `bait/import-bait.ts` that proves
 * that it can fail.
 *
 * `source` rules hold for every import, also of types. `runtime` rules hold for what is really loaded, so that a
 * content script may name a type of a module it must not bring along.
 */

/** One area may import only what is listed (besides itself and packages). */
const only = (name, area, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${area}/` },
  to: {
    path: '^(shared|server|extension|outlook-addin)/',
    pathNot: [area, ...allowed].map((folder) => `^${folder}/`),
  },
});

const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

const layers = [
  only('lib-is-the-ground', 'shared/lib', [], 'shared/lib knows no domain word and imports nothing of ours.'),
  only('domain-is-pure', 'shared/domain', ['shared/lib'], 'The domain rests on shared/lib alone.'),
  only('i18n-takes-lib', 'shared/i18n', ['shared/lib'], 'Texts rest on shared/lib alone.'),
  only(
    'capture-is-pure',
    'shared/capture',
    ['shared/lib', 'shared/domain'],
    'Readers of foreign text are pure: they rest on lib and domain.',
  ),
  only(
    'api-below-store',
    'shared/api',
    ['shared/lib', 'shared/domain'],
    'The contract rests on lib and domain; clients and the server rest on it.',
  ),
  only(
    'store-below-panel',
    'shared/store',
    ['shared/lib', 'shared/domain', 'shared/api'],
    'The local store knows the contract, not who shows its data.',
  ),
  only(
    'panel-knows-no-host',
    'shared/panel',
    ['shared'],
    'The panel talks to its PanelHost, never to a host itself.',
  ),
];

const areas = [
  only('extension-stands-alone', 'extension', ['shared'], 'extension, outlook-addin and server never meet.'),
  only('add-in-stands-alone', 'outlook-addin', ['shared'], 'extension, outlook-addin and server never meet.'),
  {
    ...only('server-stands-alone', 'server', ['shared'], 'extension, outlook-addin and server never meet.'),
    from: { path: '^server/', pathNot: '^server/build[.]ts$' },
  },
  never(
    'build-starts-builds',
    { path: '^server/build[.]ts$' },
    { path: '^(extension|outlook-addin|tests)/', pathNot: '^(extension|outlook-addin)/build[.]ts$' },
    'The one build script starts the builds of the others; nothing of them is part of the server.',
  ),
  never(
    'server-needs-no-panel',
    { path: '^server/', pathNot: '^server/web/' },
    { path: '^shared/', pathNot: '^shared/(lib|domain|api|capture|i18n)/' },
    'Only the pages under server/web show the panel and keep a local store.',
  ),
  never(
    'nothing-imports-tests',
    { path: '^(shared|server|extension|outlook-addin)/|^wxt\\.config\\.ts$' },
    { path: '^tests/' },
    'Tests lean on the product, never the other way round.',
  ),
];

const places = [
  never(
    'panel-uses-no-browser-api',
    { path: '^shared/' },
    {
      path: 'node_modules/(webextension-polyfill|@types/webextension-polyfill|wxt|@types/office-js|@microsoft/office-js)/',
    },
    'What a browser or Outlook offers reaches shared code through the PanelHost port.',
  ),
  never(
    'engines-live-in-one-folder',
    { path: '^(shared|server|extension|outlook-addin)/', pathNot: '^server/db/' },
    { path: '^(node:sqlite|sqlite)$|node_modules/(pg|@types/pg)/' },
    'Differences between SQLite and PostgreSQL live in server/db.',
  ),
  never(
    'everything-resolves',
    {},
    // `#…` aliases and packages alike; what a bundler makes up itself is named `virtual:…`.
    { couldNotResolve: true, pathNot: '^virtual:|[?]' },
    'An import leads nowhere.',
  ),
];

const runtime = [
  never('no-cycles', {}, { circular: true }, 'Modules that need each other are one module.'),
  never(
    'content-scripts-stay-small',
    {
      path: '^extension/entrypoints/',
      pathNot: '^extension/entrypoints/(background|sidepanel|options|popup)\\b',
    },
    { path: 'node_modules/(zod|preact|@preact/signals|dexie)/|^shared/(store|panel)/', reachable: true },
    'Content scripts are loaded into every page they serve: no zod, preact, dexie, store or panel at run time.',
  ),
];

module.exports = { source: [...layers, ...areas, ...places], runtime };
