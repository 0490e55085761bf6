/**
 * The built add-in on the real server in the simulated Outlook: one server and one browser, a fresh Outlook for each
 * `start`. Whoever opens it ends it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { Surface } from '#outlook/surface.ts';
import { createApiClient } from '#shared/api/client.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { Role } from '#shared/domain/user.ts';
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

export type PaneOptions = Pick<SimulatorOptions, 'profile' | 'mailbox' | 'paneUrl' | 'nestedSignIn'> & {
  /** Whose pane it is, already connected; nobody's where not given. */
  readonly as?: Colleague;
  readonly colorScheme?: 'light' | 'dark';
  /** Port of what stands between the pane and the server. */
  readonly through?: number;
  /** Messages and uncaught errors that belong to the test, such as the browser's remark on a refused request. */
  readonly expectedNoise?: RegExp;
};

/** What a pane had to complain of by the time it was closed. */
export type SeenInPane = {
  readonly pageErrors: readonly string[];
  readonly noise: readonly string[];
  readonly outside: readonly string[];
};

export type OutlookWorld = {
  readonly server: TestServer;
  readonly web: OutlookWeb;
  readonly addColleague: (name: string, role?: Role) => Promise<Colleague>;
  /** A client for the server's certificate that nobody signed. */
  readonly client: (token: string | null) => ApiClient;
  /** A window of its own, as of another person's computer. */
  readonly newContext: (options?: { colorScheme?: 'light' | 'dark' }) => Promise<BrowserContext>;
  readonly start: (options?: PaneOptions) => Promise<OutlookSimulator>;
  /** Closes every Outlook and window that was started; gives what was seen in each pane, what was expected left out. */
  readonly closeAll: () => Promise<readonly SeenInPane[]>;
  readonly close: () => Promise<void>;
};

/** ms; long enough for a busy machine, short enough to hear of a failure. */
const PATIENCE_MS = 15_000;

/** The address of the manifest under which Outlook opens the pane beside each kind of item. */
const SURFACE_OF: Readonly<Record<OutlookItem['kind'], Surface>> = {
  mail: 'read',
  'meeting-request': 'read',
  draft: 'compose',
  appointment: 'appointment-attendee',
  'appointment-draft': 'appointment-organizer',
};

type Started = {
  readonly outlook: OutlookSimulator;
  readonly expectedNoise: RegExp | undefined;
};

export type WorldOptions = {
  /** With an office.js made newer for tests, which knows of several selected mails. */
  readonly newerOffice?: boolean;
  /** Further ones of the server. */
  readonly settings?: Readonly<Record<string, string>>;
};

export const openOutlookWorld = async ({
  newerOffice = false,
  settings = {},
}: WorldOptions = {}): Promise<OutlookWorld> => {
  const [browser, web] = await Promise.all([launchChromium(), serveOutlookWeb()]);
  const requests = await browser.newContext({ ignoreHTTPSErrors: true });
  const certificates = await mkdtemp(join(tmpdir(), 'kontor-tls-'));
  const files = await writeLoopbackCertificate(certificates, web.certificate);
  const server = await startTestServer({
    KONTOR_TLS_CERT: files.certFile,
    KONTOR_TLS_KEY: files.keyFile,
    KONTOR_OFFICE_JS_URL: newerOffice ? web.newerOfficeJsUrl : web.officeJsUrl,
    KONTOR_OUTLOOK_ORIGINS: web.hostOrigin,
    ...settings,
  });
  let started: Started[] = [];
  let contexts: BrowserContext[] = [];

  const newContext: OutlookWorld['newContext'] = async ({ colorScheme = 'light' } = {}) => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, colorScheme });
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.push(context);
    return context;
  };

  const client: OutlookWorld['client'] = (token) =>
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

  return {
    server,
    web,
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
      started.push({ outlook, expectedNoise });
      return outlook;
    },
    closeAll: async () => {
      const seen = started.map(({ outlook, expectedNoise }) => ({
        pageErrors: outlook.pageErrors.filter((line) => !expectedNoise?.test(line)),
        noise: outlook.consoleNoise.filter((line) => !expectedNoise?.test(line)),
        outside: [...outlook.outsideRequests],
      }));
      await Promise.all(started.map(({ outlook }) => outlook.close()));
      await Promise.all(contexts.map((context) => context.close()));
      started = [];
      contexts = [];
      return seen;
    },
    close: async () => {
      await browser.close();
      await server.remove();
      await web.close();
      await rm(certificates, { recursive: true, force: true });
    },
  };
};
