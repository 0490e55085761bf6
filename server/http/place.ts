/** Where a request comes from: for brakes, for naming a device, for what only this machine may ask. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { readAddress } from './trusted-proxies.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

const peerOf = (http: Context): string => {
  try {
    return getConnInfo(http).remote.address ?? '';
  } catch {
    // Called without a socket (tests).
    return '';
  }
};

/**
 * The peer's address, or what a trusted proxy says: the last one in its list that is no trusted proxy itself. What
 * stands before was written by whoever asks. What is no address is the proxy's own.
 */
export const placeOf = (http: Context, trusted: TrustedProxies): string => {
  const peer = peerOf(http);
  const own = readAddress(peer) ?? peer;
  if (!trusted.has(peer)) return own;
  const forwarded = (http.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const client = forwarded.findLast((part) => part && !trusted.has(part));
  return (client && readAddress(client)) || own;
};

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Asked on this machine itself, by no proxy. */
export const isLocal = (http: Context): boolean => {
  const peer = peerOf(http);
  return (
    (peer === '' || LOOPBACK.test(peer)) &&
    !http.req.header('x-forwarded-for') &&
    !http.req.header('forwarded')
  );
};
