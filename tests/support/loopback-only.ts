/** Tests reach nothing but this machine: a connection to anywhere else throws and names the host. */
import { Socket } from 'node:net';

type ConnectOptions = { host?: string | undefined; path?: string | undefined };

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.') || host.endsWith('.localhost');

/** `connect` takes options, a port with a host, or (from inside Node) both packed in an array. */
const hostOf = (first: unknown, second: unknown): string | undefined => {
  const options: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'object' && options !== null) return (options as ConnectOptions).host;
  return typeof second === 'string' ? second : undefined;
};

// eslint-disable-next-line typescript/unbound-method -- called below with its own socket
const connect = Socket.prototype.connect as (this: Socket, ...all: unknown[]) => Socket;

Socket.prototype.connect = function connectLocally(this: Socket, ...all: unknown[]): Socket {
  const host = hostOf(all[0], all[1]);
  if (host !== undefined && !isLoopback(host)) throw new Error(`A test tried to reach ${host}.`);
  return connect.apply(this, all);
};
