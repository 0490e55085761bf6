/** When two addresses show the same subject: the company a page is about. */

const withoutHash = (url: URL): string => `${url.origin}${url.pathname}${url.search}`;

/**
 * Whether the page that was read still stands for what the tab shows at `url`. Within one company's site every page
 * does; where many share a site (no domain of its own), only the very same page.
 *
 * @param url undefined where the browser no longer tells it, because the site was left
 */
export const isSameSubject = (
  read: { readonly url: string; readonly domain: string },
  url: string | undefined,
): boolean => {
  if (url === undefined || !URL.canParse(url) || !URL.canParse(read.url)) return false;
  const [before, now] = [new URL(read.url), new URL(url)];
  return read.domain === '' ? withoutHash(before) === withoutHash(now) : before.origin === now.origin;
};
