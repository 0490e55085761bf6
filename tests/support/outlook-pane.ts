/**
 * The built add-in on the real server in the simulated Outlook, for end-to-end tests. One server and one browser for a
 * test file, a fresh Outlook for each test. A test ends with no error in the page, nothing on its console and no
 * request beyond this machine.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { CallOutput } from '#shared/api/client.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { openOutlookWorld } from './outlook-world.ts';
import type { Colleague, OutlookWorld, WorldOptions } from './outlook-world.ts';
import type { TestServer } from './test-server.ts';
import type { OutlookWeb } from './outlook-simulator/index.ts';

export type { Colleague } from './outlook-world.ts';

export type OutlookPane = Pick<OutlookWorld, 'addColleague' | 'client' | 'newContext' | 'start'> & {
  readonly server: () => TestServer;
  readonly web: () => OutlookWeb;
};

/** The value of a call that has to succeed. */
export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Makes one change as that colleague. */
export const change = async <N extends MutationName>(
  by: Colleague,
  name: N,
  args: MutationArgs<N>,
): Promise<void> => {
  const mutation = { id: newId(), name, at: new Date().toISOString(), args };
  const { outcomes } = must(await by.api.call('mutate', { body: { mutations: [mutation] } }));
  if (outcomes[0]?.status !== 'applied') throw new Error(JSON.stringify(outcomes));
};

/** What Kontor knows about a mail, as that colleague sees it. */
export const logOf = async (by: Colleague, messageId: string): Promise<CallOutput<'panel'>['log']> =>
  must(await by.api.call('panel', { body: { messageId, participants: [] } })).log;

/** The stored mail in full; the test fails when it is not logged. */
export const storedMail = async (by: Colleague, messageId: string): Promise<CallOutput<'activity'>> => {
  const log = await logOf(by, messageId);
  return must(await by.api.call('activity', { params: { id: log?.activityId ?? '' } }));
};

export type HeldRequests = {
  /** Resolves with the first request that is held back. */
  readonly arrived: Promise<void>;
  /** Lets them all through. */
  readonly release: () => void;
};

/** A slow network: requests to these addresses leave the browser only when the test says so. */
export const holdRequests = async (page: Page, address: string): Promise<HeldRequests> => {
  let release: HeldRequests['release'] = () => undefined;
  let arrive: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(address, async (route) => {
    arrive();
    await released;
    await route.continue();
  });
  return { arrived, release };
};

/** Call it once at the top of a test file. */
export const useOutlookPane = (
  worldOptions: () => Promise<WorldOptions> | WorldOptions = () => ({}),
): OutlookPane => {
  let world: OutlookWorld;
  beforeAll(async () => {
    world = await openOutlookWorld(await worldOptions());
  });
  afterEach(async () => {
    for (const seen of await world.closeAll())
      expect(seen).toEqual({ pageErrors: [], noise: [], outside: [] });
  });
  afterAll(() => world?.close());
  return {
    server: () => world.server,
    web: () => world.web,
    client: (token) => world.client(token),
    newContext: (options) => world.newContext(options),
    addColleague: (name, role) => world.addColleague(name, role),
    start: (options) => world.start(options),
  };
};
