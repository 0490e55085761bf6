/** A small tree in which every import rule is broken once, and beside each fault stands the same thing done right. */

export type ImportBait = { rule: string; from: string; to: string };

/** Files of the tree by path. Written to a temporary folder, so that no tool mistakes them for product code. */
export const baitTree: Readonly<Record<string, string>> = {
  'shared/lib/result.ts': "import '../domain/person.ts';",
  'shared/lib/clock.ts': 'export type Clock = () => number;',
  'shared/domain/person.ts':
    "import '../lib/clock.ts'; import '../api/endpoints.ts'; export const person = 1;",
  'shared/i18n/de.ts': "import '../lib/clock.ts'; import '../domain/mail.ts';",
  'shared/domain/mail.ts': "import 'zod'; export type Mail = string;",
  'shared/capture/phone.ts': "import '../domain/mail.ts'; import '../api/endpoints.ts';",
  'shared/api/endpoints.ts': "import '../domain/mail.ts'; import type { Outbox } from '../store/outbox.ts';",
  'shared/store/outbox.ts':
    "import '../domain/mail.ts'; import '../panel/panel.ts'; export type Outbox = string;",
  'shared/panel/panel.ts':
    "import '../i18n/de.ts'; import '../../extension/browser.ts'; import 'webextension-polyfill';",
  'extension/browser.ts': "import 'webextension-polyfill'; import '../outlook-addin/pane.ts';",
  'extension/entrypoints/mail.content.ts':
    "import '../deep.ts'; import type { Outbox } from '../../shared/store/outbox.ts';",
  'extension/deep.ts': "import '../shared/domain/mail.ts';",
  'outlook-addin/pane.ts': "import '../shared/domain/mail.ts'; import '../server/http/app.ts';",
  'server/http/app.ts':
    "import '../../shared/domain/mail.ts'; import '../../extension/deep.ts'; import 'pg';",
  'server/build.ts': "import '../extension/build.ts'; import '../extension/deep.ts';",
  'extension/build.ts': 'export const build = 1;',
  'server/core/scope.ts': "import '../../shared/panel/panel.ts'; import 'node:sqlite';",
  'server/web/main.ts': "import '../../shared/panel/panel.ts'; import '../../tests/support/make-person.ts';",
  'server/db/engine.ts': "import 'node:sqlite'; import 'pg';",
  'server/circle.ts': "import './round.ts'; import './nowhere.ts'; import '#shared/lib/clock.ts';",
  'server/round.ts': "import './circle.ts';",
  'tests/support/make-person.ts': "import '../../server/db/engine.ts'; export const makePerson = 1;",
};

/** What has to be reported, and nothing else. */
export const expectedViolations: readonly ImportBait[] = [
  { rule: 'lib-is-the-ground', from: 'shared/lib/result.ts', to: 'shared/domain/person.ts' },
  { rule: 'domain-is-pure', from: 'shared/domain/person.ts', to: 'shared/api/endpoints.ts' },
  { rule: 'i18n-takes-lib', from: 'shared/i18n/de.ts', to: 'shared/domain/mail.ts' },
  { rule: 'capture-is-pure', from: 'shared/capture/phone.ts', to: 'shared/api/endpoints.ts' },
  { rule: 'api-below-store', from: 'shared/api/endpoints.ts', to: 'shared/store/outbox.ts' },
  { rule: 'store-below-panel', from: 'shared/store/outbox.ts', to: 'shared/panel/panel.ts' },
  { rule: 'panel-knows-no-host', from: 'shared/panel/panel.ts', to: 'extension/browser.ts' },
  { rule: 'panel-uses-no-browser-api', from: 'shared/panel/panel.ts', to: 'webextension-polyfill' },
  { rule: 'extension-stands-alone', from: 'extension/browser.ts', to: 'outlook-addin/pane.ts' },
  { rule: 'add-in-stands-alone', from: 'outlook-addin/pane.ts', to: 'server/http/app.ts' },
  { rule: 'server-stands-alone', from: 'server/http/app.ts', to: 'extension/deep.ts' },
  { rule: 'build-starts-builds', from: 'server/build.ts', to: 'extension/deep.ts' },
  { rule: 'server-needs-no-panel', from: 'server/core/scope.ts', to: 'shared/panel/panel.ts' },
  { rule: 'nothing-imports-tests', from: 'server/web/main.ts', to: 'tests/support/make-person.ts' },
  { rule: 'engines-live-in-one-folder', from: 'server/http/app.ts', to: 'pg' },
  { rule: 'engines-live-in-one-folder', from: 'server/core/scope.ts', to: 'node:sqlite' },
  { rule: 'no-cycles', from: 'server/circle.ts', to: 'server/round.ts' },
  { rule: 'everything-resolves', from: 'server/circle.ts', to: './nowhere.ts' },
  { rule: 'content-scripts-stay-small', from: 'extension/entrypoints/mail.content.ts', to: 'zod' },
];
