/**
 * The pane in the simulated Outlook on the web: the real office.js, the built add-in and the real server over https. The
 * mail is one of the seed's, its sender a customer. The clock starts when Outlook opens the pane's frame. Twice: while a
 * new device still fetches what it keeps, and on one that has it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { ensureBuilt } from '#server/build.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import {
  makeMail,
  serveOutlookWeb,
  startOutlookSimulator,
  writeLoopbackCertificate,
} from '#tests/support/outlook-simulator/index.ts';
import type { Mail, OutlookWeb } from '#tests/support/outlook-simulator/index.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';
import type { BenchStore } from '../bench-store.ts';
import type { Figure } from '../figure.ts';
import { READ_ARGUMENT, WATCH_ARGUMENTS, paintFigures, paintNames } from '../painted.ts';
import { readPainted, watchForCustomer } from '../painted.ts';
import type { Painted } from '../painted.ts';
import { panelQuestions } from '../questions.ts';

const ROUNDS = 7;
const STARTING_ROUNDS = 3;
const SEED = 31;
const START_MS = 300_000;

const mailOf = async (bench: BenchStore): Promise<Mail> => {
  const [question] = await panelQuestions(bench, 1, SEED);
  const { messageId, participants } = JSON.parse(question!) as {
    messageId: string;
    participants: { email: string; name: string }[];
  };
  return makeMail({ from: { ...participants[0]!, kind: 'external' }, internetMessageId: messageId });
};

const startServer = async (folder: string, web: OutlookWeb, certificates: string): Promise<TestServer> => {
  const files = await writeLoopbackCertificate(certificates, web.certificate);
  const settings = {
    KONTOR_TLS_CERT: files.certFile,
    KONTOR_TLS_KEY: files.keyFile,
    KONTOR_OFFICE_JS_URL: web.officeJsUrl,
    KONTOR_OUTLOOK_ORIGINS: web.hostOrigin,
  };
  return startTestServer(settings, folder);
};

/** Runs in the page: the list of known addresses comes last. */
const hasStarted = (): boolean =>
  performance
    .getEntriesByType('resource')
    .some(({ name }) => new URL(name).pathname === '/api/v1/sync/directory');

const openPanes = async (
  chromium: Browser,
  web: OutlookWeb,
  { url }: TestServer,
  token: string,
  mail: Mail,
): Promise<{ starting: Painted[]; started: Painted[] }> => {
  const browser = await chromium.newContext({ ignoreHTTPSErrors: true });
  await browser.addInitScript(watchForCustomer, WATCH_ARGUMENTS);
  await browser.addInitScript(() => performance.setResourceTimingBufferSize(5_000));
  await browser.addInitScript(
    ([origin, secret]) => {
      if (location.origin === origin) localStorage.setItem('kontor.token', secret);
    },
    [url, token] as const,
  );
  const outlook = await startOutlookSimulator({
    browser,
    web,
    paneUrl: `${url}/outlook/taskpane.html?surface=read`,
  });
  const open = async (afterwards: (pane: Frame) => Promise<unknown>): Promise<Painted> => {
    const pane = await outlook.open(mail);
    const painted = await (await pane.waitForFunction(readPainted, READ_ARGUMENT)).jsonValue();
    await afterwards(pane);
    await outlook.closePane();
    return painted!;
  };
  const atOnce = async (): Promise<void> => undefined;
  // The first pane fills the browser's cache and learns whose it is.
  await open(atOnce);
  const [starting, started]: [Painted[], Painted[]] = [[], []];
  for (let round = 0; round < STARTING_ROUNDS; round += 1) starting.push(await open(atOnce));
  await open((pane) => pane.waitForFunction(hasStarted, null, { timeout: START_MS }));
  for (let round = 0; round < ROUNDS; round += 1) started.push(await open(atOnce));
  await outlook.close();
  return { starting, started };
};

export const outlookPaintFigure: Figure = {
  names: [...paintNames('outlook'), ...paintNames('outlook_starting')],
  run: async (context) => {
    await ensureBuilt((line) => process.stderr.write(`${line}\n`));
    const bench = await context.store();
    const mail = await mailOf(bench);
    const [web, chromium, certificates] = await Promise.all([
      serveOutlookWeb(),
      launchChromium(),
      mkdtemp(join(tmpdir(), 'kontor-tls-')),
    ]);
    let server: TestServer | null = null;
    try {
      server = await startServer(await context.folder(), web, certificates);
      const user = await bench.store.sql.get<{ email: string }>(
        'select email from user_account where id = ?',
        bench.scope.userId,
      );
      const token = await server.kontor(['token', 'create', '--user', user!.email]);
      const { starting, started } = await openPanes(chromium, web, server, token.trim(), mail);
      return [...paintFigures('outlook', started), ...paintFigures('outlook_starting', starting)];
    } finally {
      await chromium.close();
      await server?.stop();
      await web.close();
      await rm(certificates, { recursive: true, force: true });
    }
  },
};
