/** A tiny extension for trying the browser launchers: its panel shows the title of the page it was opened beside. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const panelHtml = `<!doctype html><meta charset="utf-8"><title>Toy</title><p id="title"></p><script src="panel.js"></script>`;

const panelScript = `
  const api = globalThis.browser ?? globalThis.chrome;
  const show = async () => {
    const [tab] = await api.tabs.query({ active: true, currentWindow: true });
    const [{ result }] = await api.scripting.executeScript({ target: { tabId: tab.id }, func: () => document.title });
    document.getElementById('title').textContent = result;
  };
  show().catch((error) => { document.getElementById('title').textContent = String(error); });
`;

/** The panel is opened in the click itself: after an await the browser no longer counts it as one. */
const background = {
  chromium:
    'chrome.action.onClicked.addListener((tab) => { chrome.sidePanel.open({ windowId: tab.windowId }); });',
  firefox: 'browser.action.onClicked.addListener(() => { browser.sidebarAction.toggle(); });',
};

const manifests = {
  chromium: {
    background: { service_worker: 'background.js' },
    side_panel: { default_path: 'sidepanel.html' },
    permissions: ['activeTab', 'scripting', 'sidePanel'],
  },
  firefox: {
    background: { scripts: ['background.js'] },
    sidebar_action: { default_panel: 'sidepanel.html', default_title: 'Toy', open_at_install: false },
    permissions: ['activeTab', 'scripting'],
    browser_specific_settings: {
      gecko: { id: 'toy@kontor.example', data_collection_permissions: { required: ['none'] } },
    },
  },
};

/** Writes the extension into a temporary folder and gives that. */
export const makeToyExtension = async (browser: 'chromium' | 'firefox'): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-toy-'));
  const manifest = { manifest_version: 3, name: 'Toy', version: '1.0', action: {}, ...manifests[browser] };
  await Promise.all([
    writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest)),
    writeFile(join(folder, 'background.js'), background[browser]),
    writeFile(join(folder, 'sidepanel.html'), panelHtml),
    writeFile(join(folder, 'panel.js'), panelScript),
  ]);
  return folder;
};
