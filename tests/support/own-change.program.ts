/**
 * Runs in a page of Kontor: saves a change on this device as the panel beside it does, into the same outbox. For changes
 * the panel has no form for.
 */
import { createApiClient } from '#shared/api/client.ts';
import type { Me } from '#shared/domain/user.ts';
import { systemClock, toInstant } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { openStore } from '#shared/store/open-store.ts';

declare global {
  var saveOwnChange: (
    me: Pick<Me, 'id' | 'name'>,
    name: string,
    args: Record<string, unknown>,
  ) => Promise<void>;
}

globalThis.saveOwnChange = async (self, name, args) => {
  const token = (): null => null;
  const api = createApiClient({ baseUrl: '', token, fetch: (...request) => fetch(...request) });
  const store = await openStore({ api, baseUrl: '', place: 'web', token, self, onSignedOut: () => {} });
  const saved = await store.save([{ id: newId(), name, at: toInstant(systemClock.now()), args }]);
  if (!saved.ok) throw new Error(saved.error.code);
  store.dispose();
};
