/** The address of a Kontor server as a person types or pastes it. */
import { endpoints } from '../../api/endpoints.ts';
import type { ApiClient } from '../../api/client.ts';
import { fail, ok } from '../../lib/result.ts';
import type { Result } from '../../lib/result.ts';

/** Longest address worth looking at; a host name has at most 253 characters. */
const ADDRESS_MAX = 2_000;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** A name with a port looks like a scheme to a URL parser, so only these count as one without slashes. */
const OTHER_SCHEME = /^(?:mailto|javascript|data|file|about|blob|tel):/i;

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(?:\.\d{1,3}){3}$/.test(hostname);

const parse = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/**
 * The server's origin, without a trailing slash: `kontor.example/` gives `https://kontor.example`. Where no scheme was
 * typed it is https, only this machine itself is asked by http. A path that was pasted along is dropped.
 *
 * Errors: `address.empty`, `address.invalid`.
 */
export const readServerAddress = (typed: string): Result<string> => {
  const text = typed.trim();
  if (text === '') return fail('address.empty');
  if (text.length > ADDRESS_MAX || /\s/.test(text) || OTHER_SCHEME.test(text)) return fail('address.invalid');
  const withScheme = SCHEME.test(text) ? text : `https://${text}`;
  const url = parse(withScheme);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return fail('address.invalid');
  if (url.hostname === '' || url.username !== '' || url.password !== '') return fail('address.invalid');
  if (withScheme !== text && isLoopback(url.hostname)) return ok(parse(`http://${text}`)!.origin);
  return ok(url.origin);
};

/** The server as people call it: without scheme, with a port that is not the usual one. */
export const hostOf = (server: string): string => parse(server)?.host ?? server;

/**
 * Whether a Kontor that is set up answers there.
 *
 * Errors: `address.unreachable`, `address.not_kontor`, `address.not_set_up`.
 */
export const checkServer = async (
  api: ApiClient,
  server: string,
  signal: AbortSignal,
): Promise<Result<void>> => {
  const about = { params: { server: hostOf(server) } };
  const answer = await api.call('start', { signal });
  if (!answer.ok) {
    const silent = ['network.unreachable', 'network.timeout', 'network.server_trouble'].includes(
      answer.error.code,
    );
    return fail(silent ? 'address.unreachable' : 'address.not_kontor', about);
  }
  const start = endpoints.start.response.safeParse(answer.value);
  if (!start.success) return fail('address.not_kontor', about);
  return start.data.ready ? ok(undefined) : fail('address.not_set_up', about);
};
