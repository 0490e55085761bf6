import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../panel-browser.ts';
import { readWebmail } from '../webmail/webmail-script.ts';

/**
 * Runs in a page after a click, and in mailboxes the person lets Kontor read along in; what it gives is the answer of
 * `executeScript`. Null where no mailbox is.
 */
export default defineUnlistedScript(() =>
  document.contentType === 'text/html' || document.contentType === 'application/xhtml+xml'
    ? readWebmail(browser.runtime)
    : null,
);
