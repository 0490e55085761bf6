/**
 * Whether everything between this panel and its server is as it should be. Each check answers; none throws. What a host
 * can say besides (its program's version, say) comes through `PanelHost.selfCheck`.
 */
import type { ApiClient } from '../../../api/client.ts';

export type CheckId =
  | 'server'
  | 'entra'
  | 'certificate'
  | 'clock'
  | 'policy'
  | 'local_network'
  | 'storage'
  | 'database'
  | 'program';

export type CheckResult = {
  readonly id: CheckId;
  /** `unknown`: this browser does not say. */
  readonly state: 'good' | 'bad' | 'unknown';
  /** A value to read out to whoever helps: a version, minutes, an address. Not translated. */
  readonly detail: string;
};

/** What the checks ask; a browser's own, unless a test hands in another. */
export type CheckWorld = {
  readonly api: ApiClient;
  /** ms since 1970, by this device. */
  readonly now: () => number;
  readonly location: Pick<Location, 'protocol' | 'hostname'>;
  readonly localStorage: () => Storage;
  readonly indexedDB: () => IDBFactory | undefined;
  readonly permission: (name: string) => Promise<PermissionState>;
  /** What the page's policy kept from loading since it was opened. */
  readonly blocked: readonly string[];
};

/** Beyond this a follow-up reminds at the wrong time, and a one-time code may be taken for too old. */
const CLOCK_MAX_MS = 2 * 60_000;
/** office.js reports to Microsoft; the page's policy keeps that from happening on purpose. */
const MEANT_TO_BE_BLOCKED = /(?:events\.data\.microsoft\.com|pipe\.aria\.microsoft\.com)/;
const LOOPBACK = /^(?:localhost|127\.|\[::1\])/;
const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])|\.(?:local|lan|internal|home\.arpa)$/;

const server = async ({ api, now }: CheckWorld): Promise<CheckResult[]> => {
  const sentAt = now();
  const [status, installation] = await Promise.all([
    api.call('syncStatus', { query: {} }),
    api.call('installation', {}),
  ]);
  if (!status.ok) return [{ id: 'server', state: 'bad', detail: status.error.code }];
  const version = installation.ok ? installation.value.version : '';
  // The server's word was true in the middle of the way, as far as anybody can tell.
  const difference = (sentAt + now()) / 2 - Date.parse(status.value.now);
  return [
    { id: 'server', state: 'good', detail: version },
    {
      id: 'clock',
      state: Math.abs(difference) <= CLOCK_MAX_MS ? 'good' : 'bad',
      detail: `${difference >= 0 ? '+' : ''}${Math.round(difference / 1_000)} s`,
    },
  ];
};

/** Told only where it is set up: few installations sign people in with Microsoft accounts. */
const entra = async ({ api }: CheckWorld): Promise<CheckResult[]> => {
  const answer = await api.call('entraState', {});
  if (!answer.ok || answer.value.state === 'off') return [];
  return [{ id: 'entra', state: answer.value.state === 'ready' ? 'good' : 'bad', detail: '' }];
};

/** A page that came by https has had its certificate accepted. */
const certificate = ({ location }: CheckWorld): CheckResult => ({
  id: 'certificate',
  state: location.protocol === 'https:' || LOOPBACK.test(location.hostname) ? 'good' : 'bad',
  detail: location.protocol.replace(':', ''),
});

const policy = ({ blocked }: CheckWorld): CheckResult => {
  const unexpected = [...new Set(blocked)].filter((address) => !MEANT_TO_BE_BLOCKED.test(address));
  return {
    id: 'policy',
    state: unexpected.length === 0 ? 'good' : 'bad',
    detail: unexpected.slice(0, 3).join(' '),
  };
};

/** Chromium asks before a page of the internet (Outlook's) reaches into the own network, where Kontor may stand. */
const localNetwork = async (
  { location, permission }: CheckWorld,
  isReached: boolean,
): Promise<CheckResult> => {
  const id = 'local_network';
  const isInside = LOOPBACK.test(location.hostname) || PRIVATE.test(location.hostname);
  // Whatever the browser says of its leave: the way is open where an answer came over it.
  if (!isInside || isReached) return { id, state: 'good', detail: location.hostname };
  const state = await permission('local-network-access').catch(() => null);
  if (state === null) return { id, state: 'unknown', detail: location.hostname };
  return { id, state: state === 'denied' ? 'bad' : 'good', detail: state };
};

const PROBE = 'kontor.self-check';

const storage = ({ localStorage }: CheckWorld): CheckResult => {
  const id = 'storage';
  try {
    const place = localStorage();
    place.setItem(PROBE, '1');
    const isKept = place.getItem(PROBE) === '1';
    place.removeItem(PROBE);
    return { id, state: isKept ? 'good' : 'bad', detail: '' };
  } catch (error) {
    return { id, state: 'bad', detail: error instanceof Error ? error.name : '' };
  }
};

const database = async ({ indexedDB }: CheckWorld): Promise<CheckResult> => {
  const id = 'database';
  try {
    const factory = indexedDB();
    if (!factory) return { id, state: 'bad', detail: '' };
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const opening = factory.open(PROBE);
    opening.addEventListener('success', () => {
      opening.result.close();
      factory.deleteDatabase(PROBE);
      resolve();
    });
    opening.addEventListener('error', () => reject(opening.error ?? new Error('refused')));
    opening.addEventListener('blocked', () => reject(new Error('blocked')));
    await promise;
    return { id, state: 'good', detail: '' };
  } catch (error) {
    return { id, state: 'bad', detail: error instanceof Error ? error.name : '' };
  }
};

export const runChecks = async (world: CheckWorld): Promise<readonly CheckResult[]> => {
  const found = await server(world);
  const isReached = found[0]?.state === 'good';
  return [
    ...found,
    ...(isReached ? await entra(world) : []),
    certificate(world),
    policy(world),
    await localNetwork(world, isReached),
    storage(world),
    await database(world),
  ];
};

/** This browser's own. */
export const browserWorld = (api: ApiClient, blocked: readonly string[]): CheckWorld => ({
  api,
  now: () => Date.now(),
  location,
  localStorage: () => localStorage,
  indexedDB: () => globalThis.indexedDB,
  permission: async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
  blocked,
});
