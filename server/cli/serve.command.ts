/**
 * `kontor serve`: builds what it must, opens the store, listens, prints one link at the first start.
 *
 * SIGTERM and SIGINT: no new connections, running requests finish (20 s at most), the store closes, exit code 0.
 */
import { randomUUID } from 'node:crypto';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { systemClock } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { createApp } from '../app.ts';
import { linkUrl } from '../auth/one-time-links.ts';
import { distDir, ensureBuilt } from '../build.ts';
import { composeServices, readInstallationId } from '../composition.ts';
import { publicUrlOf } from '../config.ts';
import { openStore } from '../db/open-store.ts';
import { listen } from '../http/listen.ts';
import type { Services } from '../services.ts';
import type { Command, CommandContext } from './command.ts';

const FLUSH_USE_MS = 60_000;

const announce = async (
  { accounts, publicUrl }: Services,
  print: (line: string) => void,
): Promise<Result<null>> => {
  if (await accounts.hasUsers()) {
    print(`Kontor is running: ${publicUrl()}`);
    return ok(null);
  }
  const link = await accounts.makeLink({
    purpose: 'setup',
    email: '',
    name: '',
    role: 'owner',
    userId: null,
    createdById: null,
  });
  if (!link.ok) return link;
  print('Kontor is running. Open this link to create the first account:');
  print(`  ${linkUrl(publicUrl(), 'setup', link.value.secret)}`);
  return ok(null);
};

const untilToldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });

const serve = async ({ config, print, tell }: CommandContext): Promise<Result<null>> => {
  const stopped = untilToldToStop();
  await ensureBuilt(tell);
  const opened = await openStore(config);
  if (!opened.ok) return opened;
  const store = opened.value;
  let port = config.port;
  const { services, close } = composeServices({
    config,
    store,
    clock: systemClock,
    newId,
    publicUrl: () => publicUrlOf(config, port),
    distDir,
  });
  const app = createApp({
    services,
    installationId: await readInstallationId(store, randomUUID),
    onBug: (error) =>
      tell(JSON.stringify({ level: 'error', event: 'bug', error: String((error as Error)?.stack ?? error) })),
  });
  const listening = await listen(app, config);
  if (!listening.ok) {
    await close();
    await store.close();
    return listening;
  }
  port = listening.value.port;
  const flushing = setInterval(() => void services.credentials.flushUse(), FLUSH_USE_MS);
  const announced = await announce(services, print);
  if (announced.ok) await stopped;
  clearInterval(flushing);
  await listening.value.close();
  await close();
  await store.close();
  return announced;
};

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve                        run the server (npm start)',
  run: serve,
};
