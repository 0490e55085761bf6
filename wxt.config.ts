/** The browser extension's manifest. What each line is for, and why nothing more: extension/README.md. */
import { defineConfig } from 'wxt';
import { clientContract } from './shared/api/client-contract.plugin.ts';
import { noSchemas } from './shared/api/no-schemas.plugin.ts';

/**
 * The oldest Firefox that says at install what data goes where (140), and from which Mozilla's linter has nothing to say
 * (142). Android has no sidebar, so nothing is said of it, and Mozilla's store does not offer it there.
 */
const FIREFOX_MIN = '142.0';

export default defineConfig({
  srcDir: 'extension',
  // Relative to the root, not to srcDir; elsewhere the icons silently go missing.
  publicDir: 'extension/public',
  outDir: 'dist/extension',
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [clientContract(), noSchemas()],
    build: { modulePreload: { polyfill: false } },
    // Threads are bundled by themselves.
    worker: { plugins: () => [clientContract(), noSchemas()] },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ type }) => type === 'sidepanel')) return;
      // What the first paint needs is one file: it packs better than many small ones.
      const { output } = config.build?.rollupOptions ?? {};
      if (!output || Array.isArray(output)) return;
      output.codeSplitting = { groups: [{ name: 'first-paint', tags: ['$initial'] }] };
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: 'Kontor',
    description: '__MSG_description__',
    default_locale: 'en',
    // None of these makes a browser ask at install. A click or the shortcut grants the open page, until it is left.
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'alarms',
      'contextMenus',
      // Chrome and Edge mark the button on known sites by themselves; Firefox does not have it.
      ...(browser === 'firefox' ? [] : ['declarativeContent']),
    ],
    // `tabs`: a tick on known sites, for whoever switches it on.
    optional_permissions: ['notifications', 'tabs'],
    // Never all of them: the panel asks for the one mailbox somebody wants it to read along in.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_action__' },
    commands: {
      'open-panel': {
        // Free in Chrome, Edge and Firefox; Option+Shift types letters on a Mac.
        suggested_key: { default: 'Alt+Shift+K', mac: 'MacCtrl+Shift+K' },
        description: '__MSG_action__',
      },
    },
    // Firefox turns http: into https: by default, which shuts out a server in the own network without a certificate.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'panel@kontor.example',
              strict_min_version: FIREFOX_MIN,
              // What goes to the person's own Kontor server, and only after a click.
              data_collection_permissions: {
                required: [
                  'authenticationInfo',
                  'browsingActivity',
                  'personalCommunications',
                  'personallyIdentifyingInfo',
                  'websiteContent',
                ],
              },
            },
          },
        }
      : {
          minimum_chrome_version: '116',
          // Firefox has no schema for what a company sets by policy, and warns of the key.
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});
