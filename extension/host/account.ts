/**
 * Who is connected, for the panel's first paint: from the last time where possible, so that the panel asks one question
 * only; asked for anew beside it, for the next time.
 */
import type { ApiClient } from '#shared/api/client.ts';
import { isAccount, readAccount } from '#shared/domain/kept-account.ts';
import type { Me } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { KeyValueStore } from '#shared/panel/panel-host.ts';

const ME = 'me';

export type Account = {
  /** As of last time; null when nobody was ever connected. */
  readonly known: () => Promise<Me | null>;
  readonly load: (api: ApiClient) => Promise<Result<Me>>;
  readonly forget: () => Promise<void>;
};

export const createAccount = (store: KeyValueStore): Account => {
  const ask = async (api: ApiClient): Promise<Result<Me>> => {
    const answer = await api.call('me', {});
    if (!answer.ok) return answer;
    if (!isAccount(answer.value)) return fail('network.garbled');
    await store.set(ME, JSON.stringify(answer.value));
    return answer;
  };
  const readKnown = async (): Promise<Me | null> => readAccount(await store.get(ME));
  return {
    known: readKnown,
    load: async (api) => {
      const known = await readKnown();
      const asked = ask(api);
      return known ? ok(known) : asked;
    },
    forget: () => store.remove(ME),
  };
};
