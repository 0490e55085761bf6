/** Stands between a client and a server on TCP and can take the server away as a network does. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

export type CuttableProxy = {
  readonly port: number;
  /** Ends every connection and refuses new ones, until `restore`. */
  readonly cut: () => Promise<void>;
  readonly restore: () => Promise<void>;
  /** Takes new connections from now on and answers nothing. */
  readonly fallSilent: () => void;
  readonly close: () => Promise<void>;
};

const listen = async (server: Server, port: number): Promise<number> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

export const startCuttableProxy = async (targetPort: number): Promise<CuttableProxy> => {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // A connection that is cut is what this is for.
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    if (isSilent) return;
    const target = keep(connect(targetPort, '127.0.0.1'));
    client.pipe(target).pipe(client);
    client.once('close', () => target.destroy());
    target.once('close', () => client.destroy());
  });
  const port = await listen(server, 0);
  const cut = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port,
    cut,
    restore: async () => void (await listen(server, port)),
    fallSilent: () => {
      isSilent = true;
    },
    close: async () => {
      if (server.listening) await cut();
    },
  };
};
