import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPageContent } from '#shared/capture/page-content.ts';
import { fetchImprint, fetchVCards } from '../page/fetch-imprint.ts';

/** Runs in the page after a click; what it gives is the answer of `executeScript`. Null where there is no page. */
export default defineUnlistedScript(async () => {
  if (document.contentType !== 'text/html' && document.contentType !== 'application/xhtml+xml') return null;
  const page = readPageContent(document, location.href);
  const [imprint, vcards] = await Promise.all([
    fetchImprint(page.imprintUrl, location),
    fetchVCards(page.vcardUrls, location),
  ]);
  return { page, imprint, vcards };
});
