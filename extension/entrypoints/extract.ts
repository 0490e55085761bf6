import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPageFacts } from '#shared/capture/page-facts.ts';

/** Runs in the page after a click; what it gives is the answer of `executeScript`. Null where there is no page. */
export default defineUnlistedScript(() =>
  document.contentType === 'text/html' || document.contentType === 'application/xhtml+xml'
    ? readPageFacts(document, location.href)
    : null,
);
