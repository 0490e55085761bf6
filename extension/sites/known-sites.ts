/**
 * The sites of known companies, in the background script: taken from what this device keeps whenever that has changed,
 * handed to the browser's own rules, and asked by whoever marks tabs. Nobody is asked about any site.
 *
 * The list lies in `storage.session` meanwhile (in memory, gone with the browser, out of reach for content scripts), so
 * that a script the browser has just started again has it at once.
 */
import { oneAtATime } from '#shared/store/one-at-a-time.ts';
import type { KeptDomains } from '#shared/store/kept-domains.ts';
import type { Browser } from '../browser.ts';
import { followWithIcon } from './icon-rules.ts';
import type { IconRules } from './icon-rules.ts';
import { isListed, siteList } from './site-list.ts';

export type KnownSites = {
  /** Looks whether the list has changed; with whoever leaves it goes. */
  readonly refresh: () => Promise<void>;
  /** @param host as an address has it */
  readonly isKnown: (host: string) => Promise<boolean>;
};

export type KnownSitesOptions = {
  /** Whose list it is; null while nobody is connected, or the server has ended the connection. */
  readonly account: () => Promise<string | null>;
  readonly withKept: <T>(account: string, use: (kept: KeptDomains) => Promise<T>) => Promise<T | null>;
  readonly session: Pick<Browser['storage']['session'], 'get' | 'remove' | 'set'>;
  /** Undefined where the browser has none. */
  readonly rules: IconRules | undefined;
  /** False where they would mark private windows too: the browser's rules cannot tell them apart. */
  readonly mayUseRules: () => Promise<boolean>;
  readonly onChanged: () => Promise<void>;
};

type Kept = { readonly stamp: string; readonly hosts: readonly string[] };
const KEPT = 'sites';

export const createKnownSites = (options: KnownSitesOptions): KnownSites => {
  const { account, withKept, session, rules, mayUseRules, onChanged } = options;
  let read: { readonly hosts: ReadonlySet<string> } | null = null;

  const kept = async (): Promise<Kept | null> =>
    ((await session.get(KEPT))[KEPT] as Kept | undefined) ?? null;

  const find = async (last: Kept | null): Promise<Kept | null> => {
    const whose = await account();
    if (whose === null) return null;
    return withKept(whose, async ({ stamp, read: readAll }) => {
      const full = `${whose} ${stamp}`;
      return last?.stamp === full ? last : { stamp: full, hosts: siteList(await readAll()) };
    });
  };

  const refresh = oneAtATime(async () => {
    const last = await kept();
    const found = await find(last);
    if (found !== null && found === last) return;
    if (rules) await followWithIcon(rules, found && (await mayUseRules()) ? found.hosts : []);
    if (found) await session.set({ [KEPT]: found });
    else await session.remove(KEPT);
    read = null;
    await onChanged();
  });

  return {
    refresh,
    isKnown: async (host) => {
      read ??= { hosts: new Set((await kept())?.hosts) };
      return isListed(read.hosts, host);
    },
  };
};
