/** The address of a Kontor server as a person types or pastes it. */
import type { ApiClient, CallOutput } from '../../api/client.ts';
import { fail, ok } from '../../lib/result.ts';
import type { Result } from '../../lib/result.ts';
import { hostOf } from './server-name.ts';

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

/** What only Kontor answers to that question. */
const isStart = (answer: unknown): answer is CallOutput<'start'> => {
  const { ready, version } = (answer ?? {}) as Partial<Record<'ready' | 'version', unknown>>;
  return typeof ready === 'boolean' && typeof version === 'string';
};

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
  if (!isStart(answer.value)) return fail('address.not_kontor', about);
  return answer.value.ready ? ok(undefined) : fail('address.not_set_up', about);
};
