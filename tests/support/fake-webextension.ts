/** Stands in for `webextension-polyfill`, which refuses to load outside a browser extension. */
export { fakeBrowser as default } from 'wxt/testing/fake-browser';
