/**
 * Scripts that run in Firefox's own window (chrome context). Each ends with `done({ result })` or `done({ error })`.
 *
 * The sidebar's document lives in the extension process, so what runs there is sent as a frame script. Its text is put
 * together rather than compiled there, because content security policy forbids `new Function`.
 */
const prelude = `
  const args = [...arguments];
  const done = args.pop();
  const widgetId = (id) => id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  const until = async (look, what) => {
    const end = Date.now() + 25000;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (Date.now() > end) throw new Error('Waited in vain for ' + what);
      await new Promise((next) => window.requestIdleCallback(next, { timeout: 50 }));
    }
  };
`;

const asScript = (body: string): string =>
  `${prelude}\n(async () => {${body}})().then((result) => done({ result: result ?? null }), (error) => done({ error: String(error) }));`;

export const chromeScripts = {
  /** Arguments: extension id. The button may sit in the extensions menu; it is brought to the toolbar first. */
  clickToolbarButton: asScript(`
    const [extensionId] = args;
    const id = widgetId(extensionId) + '-browser-action';
    CustomizableUI.addWidgetToArea(id, CustomizableUI.AREA_NAVBAR);
    const node = await until(() => document.getElementById(id), 'the toolbar button');
    const button = node.querySelector('.unified-extensions-item-action-button') ?? node;
    // A click before the background's listeners are in place would be lost.
    await WebExtensionPolicy.getByID(extensionId).extension.wakeupBackground?.();
    button.click();
  `),
  /** Arguments: words of the entry. In the menu of the right mouse button that stands open; the entry may lie one level down. */
  chooseInMenu: asScript(`
    const [label] = args;
    const menu = await until(() => {
      const found = document.getElementById('contentAreaContextMenu');
      return found?.state === 'open' && found;
    }, 'the menu');
    const entries = () => [...menu.querySelectorAll('menuitem[id*="-menuitem-"]')].filter((one) => !one.hidden);
    const labels = entries().map((one) => one.getAttribute('label'));
    const entry = entries().find((one) => one.getAttribute('label') === label);
    if (!entry) throw new Error('Not in the menu: ' + label + '; there are ' + labels.join(', '));
    entry.doCommand();
    menu.hidePopup();
    return labels;
  `),
  /** Arguments: a letter. Keys of Firefox's own windows that are pressed with this letter. */
  keysWith: asScript(`
    const [letter] = args;
    return [...document.querySelectorAll('key')]
      .filter((key) => !key.closest('[id^="ext-keyset"]') && key.getAttribute('key')?.toUpperCase() === letter)
      .map((key) => (key.getAttribute('modifiers') ?? '').split(/[ ,]+/).filter(Boolean).toSorted().join('+'));
  `),
  /** Arguments: extension id. The number on the toolbar button, as it stands there; empty without one. */
  badge: asScript(`
    const [extensionId] = args;
    const id = widgetId(extensionId) + '-BAP';
    return (await until(() => document.getElementById(id), 'the toolbar button')).getAttribute('badge') ?? '';
  `),
  /**
   * Arguments: extension id, permissions to ask about instead of its own (or null). The lines of the question at
   * install, by the very formatter that writes it.
   */
  installQuestion: asScript(`
    const [extensionId, others] = args;
    const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(extensionId);
    const permissions = others ? { permissions: others, origins: [], data_collection: [] } : extension.getRequiredPermissions();
    const { msgs, dataCollectionPermissions } = ExtensionData.formatPermissionStrings(
      { permissions, addonName: extension.name }, { fullDomainsList: true });
    return { permissions: msgs, data: dataCollectionPermissions.msg ?? '' };
  `),
  /** Arguments: `dark` or `light`; what the sidebar's document takes for the system's choice. */
  setColorScheme: asScript(`
    const browser = document.getElementById('sidebar').contentDocument.getElementById('webext-panels-browser');
    browser.browsingContext.prefersColorSchemeOverride = args[0];
  `),
  /**
   * Arguments: path of a packed file, whether signatures are required. Installs it to stay, as "Install Add-on From
   * File" does. `fixed`: whether this Firefox insists on signatures whatever the setting says.
   */
  installToStay: asScript(`
    const [path, required] = args;
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const { AppConstants } = ChromeUtils.importESModule('resource://gre/modules/AppConstants.sys.mjs');
    Services.prefs.setBoolPref('xpinstall.signatures.required', required);
    const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
    file.initWithPath(path);
    const install = await AddonManager.getInstallForFile(file);
    const refused = install.error === AddonManager.ERROR_SIGNEDSTATE_REQUIRED;
    if (!refused) await install.install();
    return { refused, stays: !refused && !install.addon.temporarilyInstalled, fixed: AppConstants.MOZ_REQUIRE_SIGNING };
  `),
  /** Arguments: extension id, body, arguments of the body, whether to repeat until there is a result. */
  runInSidebar: asScript(`
    const [extensionId, body, bodyArguments, repeat] = args;
    const policy = WebExtensionPolicy.getByID(extensionId);
    const origin = 'moz-extension://' + policy.mozExtensionHostname;
    const inner = await until(() => {
      const outer = document.getElementById('sidebar');
      const browser = outer?.contentDocument?.getElementById('webext-panels-browser');
      return browser?.currentURI?.spec.startsWith(origin) && !browser.webProgress?.isLoadingDocument && browser;
    }, 'the sidebar');
    const once = () => new Promise((resolve, reject) => {
      const channel = 'kontor-test:' + Math.random();
      const manager = inner.messageManager;
      const listener = ({ data }) => {
        manager.removeMessageListener(channel, listener);
        if (data.error) reject(new Error(data.error));
        else resolve(data.result === undefined ? undefined : JSON.parse(data.result));
      };
      manager.addMessageListener(channel, listener);
      const send = 'sendAsyncMessage(' + JSON.stringify(channel) + ',';
      manager.loadFrameScript('data:,' + encodeURIComponent(
        '(async (document, window, args) => {' + body + '})' +
        '(content.document, content, ' + JSON.stringify(bodyArguments) + ').then(' +
        '(result) => ' + send + '{ result: JSON.stringify(result) }),' +
        '(error) => ' + send + '{ error: String(error) }))'
      ), false);
    });
    if (!repeat) return once();
    let last;
    await until(async () => {
      last = await once();
      return last !== undefined && last !== null && last !== false;
    }, 'a result from the sidebar');
    return last;
  `),
};
