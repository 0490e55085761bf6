/**
 * Which hosts count as sites of known companies: a company's domain and every name below it, label by label. The rules
 * the browser goes by and the marks the background script sets come from here, so both say the same. Pure.
 */
import { namesAbove } from '#shared/capture/shared-hosts.ts';
import { isFreeMail, isSharedHost, registrableDomain } from '#shared/capture/web-domain.ts';

const ASCII_NAME = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/;

/** As browsers write it, Punycode in the place of other letters; empty for what is no name. */
const asBrowsersWrite = (domain: string): string => {
  const name = domain.trim().toLowerCase().replace(/\.+$/, '');
  if (ASCII_NAME.test(name)) return name;
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : '';
};

/**
 * Hosts in the order of their letters, each once. A domain that many share (a site builder, a market place, free mail, a
 * bare suffix) is left out, whoever wrote it down: it would mark the sites of strangers.
 */
export const siteList = (domains: readonly string[]): readonly string[] => {
  const hosts = new Set<string>();
  for (const domain of domains) {
    const host = asBrowsersWrite(domain);
    if (host === '' || registrableDomain(host) === null) continue;
    if (!isFreeMail(host) && !isSharedHost(host)) hosts.add(host);
  }
  return [...hosts].toSorted();
};

/** @param host as an address has it, Punycode included */
export const isListed = (hosts: ReadonlySet<string>, host: string): boolean =>
  namesAbove(host).some((name) => hosts.has(name));
