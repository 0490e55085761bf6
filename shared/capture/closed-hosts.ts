/**
 * Networks on which nothing is read, whatever somebody clicks: their rules forbid it, and what people write there about
 * themselves they wrote for its members. Address and title of a page there are all that Kontor sees. Pure.
 */
import { namesAbove, sharedHostKind } from './shared-hosts.ts';

export const isClosedHost = (url: string): boolean =>
  URL.canParse(url) &&
  namesAbove(new URL(url).hostname).some((name) => sharedHostKind(name) === 'closed_network');
