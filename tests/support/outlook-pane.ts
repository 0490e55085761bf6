/**
 * The built add-in on the real server in the simulated Outlook, for end-to-end tests. One server and one browser for a
 * test file, a fresh Outlook for each test. A test ends with no error in the page, nothing on its console and no
 * request beyond this machine.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Surface } from '#outlook/surface.ts';
import { createApiClient } from '#shared/api/client.ts';
import type { ApiClient, CallOutput } from '#shared/api/client.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { Role } from '#shared/domain/user.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { launchChromium } from './chromium.ts';
import { startTestServer } from './test-server.ts';
import type { TestServer } from './test-server.ts';
import {
  serveOutlookWeb,
  startOutlookSimulator,
  writeLoopbackCertificate,
} from './outlook-simulator/index.ts';
import type {
  OutlookItem,
  OutlookSimulator,
  OutlookWeb,
  SimulatorOptions,
} from './outlook-simulator/index.ts';

export type Colleague = {
  readonly token: string;
  readonly email: string;
  readonly password: string;
  readonly api: ApiClient;
};

export type PaneOptions = Pick<SimulatorOptions, 'profile' | 'mailbox' | 'paneUrl'> & {
  /** Whose pane it is, already connected; nobody's where not given. */
  readonly as?: Colleague;
  readonly colorScheme?: 'light' | 'dark';
  /** Port of what stands between the pane and the server. */
  readonly through?: number;
  /** Messages and uncaught errors that belong to the test, such as the browser's remark on a refused request. */
  readonly expectedNoise?: RegExp;
};

export type OutlookPane = {
  readonly server: () => TestServer;
  readonly web: () => OutlookWeb;
  readonly addColleague: (name: string, role?: Role) => Promise<Colleague>;
  /** A client for the server's certificate that nobody signed. */
  readonly client: (token: string | null) => ApiClient;
  /** A window of its own, as of another person's computer. */
  readonly newContext: (options?: { colorScheme?: 'light' | 'dark' }) => Promise<BrowserContext>;
  readonly start: (options?: PaneOptions) => Promise<OutlookSimulator>;
};

/** ms; long enough for a busy machine, short enough to hear of a failure. */
const PATIENCE_MS = 15_000;

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

/** The address of the manifest under which Outlook opens the pane beside each kind of item. */
const SURFACE_OF: Readonly<Record<OutlookItem['kind'], Surface>> = {
  mail: 'read',
  'meeting-request': 'read',
  draft: 'compose',
  appointment: 'appointment-attendee',
  'appointment-draft': 'appointment-organizer',
};

/** Call it once at the top of a test file. */
export const useOutlookPane = (): OutlookPane => {
  let browser: Browser;
  let web: OutlookWeb;
  let server: TestServer;
  let certificates: string;
  let started: { outlook: OutlookSimulator; context: BrowserContext; expectedNoise: RegExp | undefined }[] =
    [];
  let contexts: BrowserContext[] = [];

  const newContext: OutlookPane['newContext'] = async ({ colorScheme = 'light' } = {}) => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, colorScheme });
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.push(context);
    return context;
  };

  let requests: BrowserContext;
  const client: OutlookPane['client'] = (token) =>
    createApiClient({
      baseUrl: server.url,
      token: () => token,
      fetch: async (input, init) => {
        const answer = await requests.request.fetch(new Request(input).url, {
          method: init?.method ?? 'GET',
          headers: init?.headers as Record<string, string>,
          ...(typeof init?.body === 'string' ? { data: init.body } : {}),
        });
        return new Response(new Uint8Array(await answer.body()), {
          status: answer.status(),
          headers: answer.headers(),
        });
      },
    });

  beforeAll(async () => {
    [browser, web] = await Promise.all([launchChromium(), serveOutlookWeb()]);
    requests = await browser.newContext({ ignoreHTTPSErrors: true });
    certificates = await mkdtemp(join(tmpdir(), 'kontor-tls-'));
    const files = await writeLoopbackCertificate(certificates, web.certificate);
    server = await startTestServer({
      KONTOR_TLS_CERT: files.certFile,
      KONTOR_TLS_KEY: files.keyFile,
      KONTOR_OFFICE_JS_URL: web.officeJsUrl,
      KONTOR_OUTLOOK_ORIGINS: web.hostOrigin,
    });
  });
  afterEach(async () => {
    const seen = started.map(({ outlook, expectedNoise }) => ({
      pageErrors: outlook.pageErrors.filter((line) => !expectedNoise?.test(line)),
      noise: outlook.consoleNoise.filter((line) => !expectedNoise?.test(line)),
      outside: [...outlook.outsideRequests],
    }));
    await Promise.all(started.map(({ outlook }) => outlook.close()));
    await Promise.all(contexts.map((context) => context.close()));
    started = [];
    contexts = [];
    for (const outlook of seen) expect(outlook).toEqual({ pageErrors: [], noise: [], outside: [] });
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
    await web.close();
    await rm(certificates, { recursive: true, force: true });
  });

  return {
    server: () => server,
    web: () => web,
    client,
    newContext,
    addColleague: async (name, role = 'user') => {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@kontor.example`;
      const { token, password } = await server.addUser(email, name, role);
      return { token, email, password, api: client(token) };
    },
    start: async ({ as, colorScheme, through, expectedNoise, ...options } = {}) => {
      const origin = new URL(server.url);
      if (through !== undefined) origin.port = String(through);
      const context = await newContext(colorScheme ? { colorScheme } : {});
      if (as) {
        await context.addInitScript(
          ([paneOrigin, token]) => {
            if (location.origin === paneOrigin) localStorage.setItem('kontor.token', token);
          },
          [origin.origin, as.token] as const,
        );
      }
      const outlook = await startOutlookSimulator({
        browser: context,
        web,
        paneUrl: (item) =>
          `${origin.origin}/outlook/taskpane.html?surface=${SURFACE_OF[item?.kind ?? 'mail']}`,
        ...options,
      });
      started.push({ outlook, context, expectedNoise });
      return outlook;
    },
  };
};
