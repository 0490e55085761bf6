/**
 * The whole server without a socket, on either engine: what `npm start` runs, with a clock and ids of the test's own.
 */
import { createApiClient } from '#shared/api/client.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { MutationOutcome } from '#shared/domain/mutation.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { Role } from '#shared/domain/user.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { createIdGenerator, systemRandom } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createApp } from '#server/app.ts';
import { composeServices } from '#server/composition.ts';
import { readConfig } from '#server/config.ts';
import { openStore } from '#server/db/open-store.ts';
import type { Patience } from '#server/db/sqlite/group-commit.ts';
import type { Services } from '#server/services.ts';
import type { TestEngine } from './engines.ts';

export type TestClock = Clock & { readonly advance: (ms: number) => void };

/** Stands still at 22 November 2026, 10:00 UTC until moved. */
export const createTestClock = (start = Date.parse('2026-11-22T10:00:00Z')): TestClock => {
  let now = start;
  return { now: () => now, advance: (ms) => void (now += ms) };
};

export type TestUser = {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly api: ApiClient;
  /** Sends one mutation; the id can be given to send it again. */
  readonly mutate: <N extends MutationName>(
    name: N,
    args: MutationArgs<N>,
    id?: string,
  ) => Promise<MutationOutcome>;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** The same person in Kontor's own pages, with a session instead of a device token. */
  readonly asPage: () => Promise<TestUser>;
};

export type TestApp = {
  readonly services: Services;
  readonly clock: TestClock;
  readonly newId: () => string;
  /** A request as a stranger; `peer` is the network address at the other end of the socket. */
  readonly request: (path: string, init?: RequestInit, peer?: string) => Promise<Response>;
  readonly addUser: (name: string, role?: Role, teamName?: string) => Promise<TestUser>;
  /** Every route the server knows, as `METHOD /path`. */
  readonly routes: readonly string[];
  /** What was thrown inside handlers: a bug each. */
  readonly bugs: readonly unknown[];
  readonly close: () => Promise<void>;
};

export const TEST_PASSWORD = 'ein langer Satz aus dem Test';
export const TEST_INSTALLATION = '0b5c2a4e-6f1d-4c3b-9a8e-7d6c5b4a3f21';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error)}`);
  return result.value;
};

export const createTestApp = async (
  engine: TestEngine,
  env: Record<string, string> = {},
  patience?: Patience,
): Promise<TestApp> => {
  const databaseUrl = await engine.databaseUrl();
  const config = must(
    readConfig(
      {
        KONTOR_DATA: await engine.dataDir(),
        ...(databaseUrl ? { KONTOR_DATABASE_URL: databaseUrl } : {}),
        ...env,
      },
      '/',
    ),
  );
  const store = must(await openStore(config, patience));
  const clock = createTestClock();
  const newId = createIdGenerator(clock, systemRandom);
  const publicUrl = config.publicUrl || 'http://localhost:8787';
  const distDir = new URL('../../dist', import.meta.url).pathname;
  const { services, close } = composeServices({
    config,
    store,
    clock,
    newId,
    publicUrl: () => publicUrl,
    distDir,
  });
  const bugs: unknown[] = [];
  const app = createApp({
    services,
    installationId: TEST_INSTALLATION,
    onBug: (error) => void bugs.push(error),
  });
  const request: TestApp['request'] = async (path, init, peer) =>
    app.request(
      path.startsWith('http') ? path : `${publicUrl}${path}`,
      init,
      peer === undefined ? undefined : { incoming: { socket: { remoteAddress: peer } } },
    );

  const arrive = async (kind: 'device' | 'session', id: string, email: string): Promise<TestUser> => {
    const made = must(
      await store.write(async (tx) => ok(await services.credentials.create(tx, kind, id, 'Test'))),
    );
    const requestAs: TestUser['request'] = (path, init = {}) => {
      const headers = new Headers(init.headers);
      if (kind === 'session') headers.set('cookie', `kontor=${made.secret}`);
      else headers.set('authorization', `Bearer ${made.secret}`);
      return request(path, { ...init, headers });
    };
    const api = createApiClient({ baseUrl: '', token: () => null, fetch: requestAs as typeof fetch });
    return {
      id,
      email,
      token: made.secret,
      api,
      mutate: async (mutation, args, mutationId = newId()) => {
        const envelope = {
          id: mutationId,
          name: mutation,
          at: toInstant(clock.now()),
          args: args as Record<string, unknown>,
        };
        const answer = await api.call('mutate', { body: { mutations: [envelope] } });
        if (answer.ok) return answer.value.outcomes[0]!;
        const { code, fields, params } = answer.error;
        const why = { code, ...(fields ? { fields } : {}), ...(params ? { params } : {}) };
        return { id: mutationId, status: 'rejected', error: why };
      },
      request: requestAs,
      asPage: () => arrive('session', id, email),
    };
  };

  const addUser = async (name: string, role: Role = 'user', teamName?: string): Promise<TestUser> => {
    const email = `${name.toLowerCase()}@haus.example`;
    const account = { email, name, role, locale: 'de' as const, ...(teamName ? { teamName } : {}) };
    const { id } = must(await services.accounts.addUser(account, TEST_PASSWORD));
    return arrive('device', id, email);
  };

  return {
    services,
    clock,
    newId,
    request,
    addUser,
    routes: [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))],
    bugs,
    close: async () => {
      await close();
      await store.close();
    },
  };
};
