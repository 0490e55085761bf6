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
