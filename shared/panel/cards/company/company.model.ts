/** What is typed as a company's domain, and what adding and removing one consists of. Pure. */
import { namesAbove, sharedHostKind } from '../../../capture/shared-hosts.ts';
import { isDomainName } from '../../../domain/addresses.ts';
import type { Company } from '../../../domain/company.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';

/** `nordlicht.example` for a domain, a web address or a mail address; empty when nothing is typed. */
export const typedDomain = (text: string): string => {
  const typed = text.trim().toLowerCase();
  const name = typed.includes('@') ? typed.slice(typed.lastIndexOf('@') + 1) : typed;
  const host = name.replace(/^[a-z][a-z\d+.-]*:\/\//, '').replace(/[/?#:].*$/, '');
  return host.replace(/^www\./, '').replace(/\.+$/, '');
};

export type DomainProblem = 'known' | 'not_a_domain' | 'shared';

/** Whether many share it: by its own name, or because it lies below one whose pages belong to nobody. */
const isShared = (domain: string): boolean => {
  if (sharedHostKind(domain) !== null) return true;
  return namesAbove(domain).some((name) => {
    const kind = sharedHostKind(name);
    return kind !== null && kind !== 'site_builder' && kind !== 'free_mail';
  });
};

/** Null where it can be added. The server, which knows the public suffixes, has the last word. */
export const domainProblem = (domain: string, known: readonly string[]): DomainProblem | null => {
  if (!isDomainName(domain)) return 'not_a_domain';
  if (isShared(domain)) return 'shared';
  return known.includes(domain) ? 'known' : null;
};

type Update = MutationArgs<'company.update'>;

/** With what its author saw there, so that what others add or remove meanwhile stays. */
export const domainsChange = ({ id, domains: was }: Company, domains: readonly string[]): Update => ({
  id,
  set: { domains: [...domains] },
  was: { domains: [...was] },
});

export const parentChange = ({ id, parentId: was }: Company, parentId: string | null): Update => ({
  id,
  set: { parentId },
  // What an older Kontor has sent says nothing of it.
  was: { parentId: was ?? null },
});
