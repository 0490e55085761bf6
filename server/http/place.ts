/** Where a request comes from: for brakes, for naming a device, for what only this machine may ask. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const peerOf = (http: Context): string => {
  try {
    return getConnInfo(http).remote.address ?? '';
  } catch {
    // Called without a socket (tests).
    return '';
  }
};

/** The peer's address, or what a trusted proxy says. */
export const placeOf = (http: Context, trusted: readonly string[]): string => {
  const peer = peerOf(http);
  if (!trusted.includes(peer)) return peer;
  const forwarded = http.req.header('x-forwarded-for')?.split(',') ?? [];
  const client = forwarded.map((part) => part.trim()).findLast((part) => part && !trusted.includes(part));
  return client ?? peer;
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
