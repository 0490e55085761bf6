/** What exactly would be kept of a page. Pure. */
import type { KeptPage } from '../../../domain/kept-page.ts';
import { isWebAddress } from '../../../domain/addresses.ts';

const URL_MAX = 2_000;
const TITLE_MAX = 300;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]+/g;

type Page = { readonly url: string; readonly title: string };

/**
 * Host, path and title. What follows `?` and `#` may name whoever is signed in or what they searched for, so it stays
 * behind unless `isWhole`. Null for what is no web page, or too long to be kept as it is.
 */
export const pageToKeep = ({ url, title }: Page, isWhole = false): KeptPage | null => {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  address.username = '';
  address.password = '';
  if (!isWhole) {
    address.search = '';
    address.hash = '';
  }
  if (address.href.length > URL_MAX || !isWebAddress(address.href)) return null;
  return { url: address.href, title: title.replaceAll(CONTROL, ' ').trim().slice(0, TITLE_MAX) };
};

/** Whether there is something that is left out unless it is asked for. */
export const hasMore = (page: Page): boolean =>
  pageToKeep(page)?.url !== pageToKeep(page, true)?.url && pageToKeep(page, true) !== null;

/** `brandt.example/messe` for `https://www.brandt.example/messe/`. */
export const pageAddress = (url: string): string =>
  url
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '');
