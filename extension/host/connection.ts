/** Which Kontor this browser is connected with, and the device's token for it. */
import type { KeyValueStore } from '#shared/panel/panel-host.ts';

export type Connection = { readonly server: string; readonly token: string };

export type Connections = {
  readonly current: () => Promise<Connection | null>;
  /** The address of last time, so that nobody types it twice. */
  readonly lastServer: () => Promise<string>;
  /** False when the browser refused: the connection then ends with the panel. */
  readonly remember: (connection: Connection) => Promise<boolean>;
  /** Whether this browser keeps anything here at all; asked before somebody connects. */
  readonly lasts: () => Promise<boolean>;
  /** Forgets the token and keeps the address. */
  readonly forget: () => Promise<void>;
};

const SERVER = 'server';
const TOKEN = 'token';
const PROBE = 'probe';

/** The database of `createIndexedDbStore` that holds the connection. */
export const CONNECTION_STORE = 'kontor';

export const createConnections = (store: KeyValueStore): Connections => ({
  current: async () => {
    const [server, token] = await Promise.all([store.get(SERVER), store.get(TOKEN)]);
    return server && token ? { server, token } : null;
  },
  lastServer: async () => (await store.get(SERVER)) ?? '',
  remember: async ({ server, token }) => (await store.set(SERVER, server)) && store.set(TOKEN, token),
  lasts: async () => {
    const kept = await store.set(PROBE, '');
    await store.remove(PROBE);
    return kept;
  },
  forget: () => store.remove(TOKEN),
});
