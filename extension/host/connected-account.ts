/** With which Kontor this browser is connected and as whom, for the background script. */
import { accountName } from '#shared/store/account-name.ts';
import type { Self } from '#shared/store/overlay.ts';
import type { KeyValueStore } from '#shared/panel/panel-host.ts';
import { createAccount } from './account.ts';
import { createConnections } from './connection.ts';
import type { Connection } from './connection.ts';

export type ConnectedAccount = Connection & {
  readonly self: Self;
  /** What its databases on this device are called by. */
  readonly name: string;
};

export type ConnectedAccounts = {
  /** Null while nobody is connected, nobody knows yet as whom, or the server has ended the connection. */
  readonly current: () => Promise<ConnectedAccount | null>;
  /** The server no longer takes this token. The panel takes things away when it is opened; until then nothing is made of them. */
  readonly refuse: (token: string) => Promise<void>;
};

const REFUSED = 'refused';

export const createConnectedAccounts = (kept: KeyValueStore): ConnectedAccounts => {
  const connections = createConnections(kept);
  const account = createAccount(kept);
  return {
    current: async () => {
      const [connection, me, refused] = await Promise.all([
        connections.current(),
        account.known(),
        kept.get(REFUSED),
      ]);
      if (!connection || !me || connection.token === refused) return null;
      const { id, name, email } = me;
      const self = { id, name, email };
      return {
        ...connection,
        self,
        name: accountName({ baseUrl: connection.server, place: 'extension', self }),
      };
    },
    refuse: async (token) => void (await kept.set(REFUSED, token)),
  };
};
