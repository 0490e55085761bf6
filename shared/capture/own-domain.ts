/** Whose domain an address has: a company’s own, or one where everybody can have an address. Pure. */
import { sharedHostKind } from './shared-hosts.ts';

/** The domain behind an address or host; empty for free mail. The server, which knows the public suffixes, has the last word. */
export const ownDomain = (emailOrHost: string): string => {
  const host = emailOrHost.slice(emailOrHost.lastIndexOf('@') + 1).toLowerCase();
  return host.includes('.') && sharedHostKind(host) !== 'free_mail' ? host : '';
};
