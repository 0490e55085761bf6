/** A kept page of a webmail as its adapter sees it, with what was renamed in it by the test. */
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import type { WebmailPage } from '#extension/webmail/adapter.ts';

/** @param name below `tests/fixtures/webmail`, without `.html` */
export const webmailPage = (
  name: string,
  address: string,
  change: (html: string) => string = (html) => html,
): WebmailPage => {
  const file = new URL(`../fixtures/webmail/${name}.html`, import.meta.url);
  const { document } = parseHTML(change(readFileSync(file, 'utf8')));
  Object.defineProperty(document, 'readyState', { value: 'complete' });
  return { document, url: new URL(address), frame: () => null };
};
