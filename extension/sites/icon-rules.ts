/**
 * Chrome and Edge mark the toolbar button on known sites by themselves: they are given the hosts and a picture, and
 * compare inside the browser. No permission is asked for, and not even this extension learns which site is open.
 *
 * The browser keeps the rules over restarts. What they were made of stands in their ids, so that the same list is not
 * written twice. Source: https://developer.chrome.com/docs/extensions/reference/api/declarativeContent
 */

export type HostCondition = { readonly hostEquals: string } | { readonly hostSuffix: string };
export type IconRule = { readonly id: string; readonly hosts: readonly HostCondition[] };

/** The browser's store of rules, as far as it is used here; `browser.ts` makes it. */
export type IconRules = {
  /** Ids of the rules that stand; of these alone where `ids` are given. */
  readonly ids: (ids?: readonly string[]) => Promise<readonly string[]>;
  /** In the place of all that stand. */
  readonly replace: (rules: readonly IconRule[]) => Promise<void>;
};

/** Hosts in one rule: each rule carries the picture once more, and a rule of any size is compared as fast. */
const RULE_HOSTS = 2_000;
/** Of the picture and the shape of the rules: another number writes them anew. */
const VERSION = 1;

const digestOf = async (hosts: readonly string[]): Promise<string> => {
  const bytes = new TextEncoder().encode(`${VERSION}\n${hosts.join('\n')}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** @param hosts of `siteList` */
export const compileRules = (hosts: readonly string[], digest: string): readonly IconRule[] => {
  const rules: IconRule[] = [];
  for (let from = 0; from < hosts.length; from += RULE_HOSTS) {
    const conditions = hosts
      .slice(from, from + RULE_HOSTS)
      .flatMap((host): HostCondition[] => [{ hostEquals: host }, { hostSuffix: `.${host}` }]);
    rules.push({ id: `${digest}/${rules.length}`, hosts: conditions });
  }
  return rules;
};

/** Has the browser mark these hosts and no others; writes nothing where it does so already. */
export const followWithIcon = async (rules: IconRules, hosts: readonly string[]): Promise<void> => {
  if (hosts.length === 0) {
    if ((await rules.ids()).length > 0) await rules.replace([]);
    return;
  }
  const wanted = compileRules(hosts, await digestOf(hosts));
  // All of them stand or none: they are added in one go.
  if ((await rules.ids([wanted[0]!.id])).length > 0) return;
  await rules.replace(wanted);
};
