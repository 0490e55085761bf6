/**
 * `kontor serve`: opens the store, builds what it must, listens, prints one link at the first start.
 *
 * Told to stop (SIGTERM, Ctrl+C, the end of npm): no new connections, running requests finish (20 s at most), the store
 * closes, exit code 0.
 * Errors: `serve.already_running`, `listen.*`, `config.tls`, `store.*`.
 */
import { randomUUID } from 'node:crypto';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { systemClock } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { createApp } from '../app.ts';
import { linkUrl } from '../auth/one-time-links.ts';
import { distDir, ensureBuilt } from '../build.ts';
import { composeServices, readInstallationId } from '../composition.ts';
import { hasLinksForHereOnly, publicUrlOf } from '../config.ts';
import { everyDay } from '../daily.ts';
import { openStore } from '../db/open-store.ts';
import { takeServingLock } from '../db/serving-lock.ts';
import type { Store } from '../db/store.ts';
import { listen, tryListening } from '../http/listen.ts';
import { fillListKeys } from '../lists/list-keys.ts';
import { indexEarlierAddresses } from '../search/address-index.ts';
import { indexEarlierPlaces } from '../search/place-index.ts';
import { indexEarlierTitles } from '../search/title-index.ts';
import { indexEarlierWords } from '../search/word-index.ts';
import type { Services } from '../services.ts';
import { moveHorizon } from '../sync/horizon.ts';
import type { Command, CommandContext } from './command.ts';
import { failureSentence } from './failure-sentence.ts';
import { readOptions } from './options.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

const FLUSH_USE_MS = 60_000;
/** What is looked up by, for records from before there was such a thing or from a backup of that time. */
const EARLIER = [
  indexEarlierTitles,
  indexEarlierPlaces,
  indexEarlierAddresses,
  indexEarlierWords,
  fillListKeys,
];

/** Where it was thrown, and what led to it; no other properties, which may hold what people wrote. */
const traceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const trace = error.stack ?? String(error);
  return error.cause === undefined ? trace : `${trace}\nbecause: ${traceOf(error.cause)}`;
};

const announce = async (
  { accounts, publicUrl }: Services,
  print: (line: string) => void,
): Promise<Result<null>> => {
  if (await accounts.isSetUp()) {
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

const serveStore = async ({ config, print, tell }: CommandContext, store: Store): Promise<Result<null>> => {
  const installationId = await readInstallationId(store, randomUUID);
  if (!installationId.ok) return installationId;
  let port = config.port;
  const onBug = (error: unknown): void =>
    tell(JSON.stringify({ level: 'error', event: 'bug', error: traceOf(error) }));
  const { services, close } = composeServices({
    config,
    store,
    clock: systemClock,
    newId,
    publicUrl: () => publicUrlOf(config, port),
    distDir,
  });
  const noted = await services.finishErasures();
  if (!noted.ok) {
    await close();
    return noted;
  }
  for (const takeIn of EARLIER) {
    const done = await takeIn(store);
    if (!done.ok) {
      await close();
      return done;
    }
  }
  const app = createApp({ services, installationId: installationId.value, onBug });
  const stopped = untilToldToStop();
  const listening = await listen(app, config);
  if (!listening.ok) {
    await close();
    return listening;
  }
  port = listening.value.port;
  const { isUnavailable } = store;
  const onTrouble = (error: unknown): void => {
    if (!isUnavailable(error)) onBug(error);
  };
  const flushing = setInterval(() => void services.credentials.flushUse().catch(onTrouble), FLUSH_USE_MS);
  await services.importJobs.resume();
  const announced = await announce(services, print);
  const chores = [
    () => moveHorizon(store, services.clock),
    () => services.staleness.run(),
    () => services.imports.dropAbandoned(),
  ].map((chore) => everyDay({ timers: services.timers, isUnavailable, onBug }, chore));
  if (announced.ok) {
    if (hasLinksForHereOnly(config)) tell(failureSentence(fail('config.links_for_here_only')));
    await stopped;
  }
  clearInterval(flushing);
  services.staleness.stop();
  await Promise.all(chores.map((chore) => chore.stop()));
  // Who listens for changes would hold the end up.
  services.live.close();
  await listening.value.close();
  await close().catch(onTrouble);
  return announced;
};

/** What needs no time is checked before the build, which does. */
const serve = async (context: CommandContext): Promise<Result<null>> => {
  const { config, args, tell } = context;
  const options = readOptions(args, {});
  if (!options.ok) return options;
  const lock = takeServingLock(config.dataDir);
  if (!lock.ok) return lock;
  try {
    const free = await tryListening(config);
    if (!free.ok) return free;
    const opened = await openStore(config);
    if (!opened.ok) return opened;
    try {
      await ensureBuilt(tell);
      return await serveStore(context, opened.value);
    } finally {
      await opened.value.close();
    }
  } finally {
    lock.value.release();
  }
};

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve                        run the server (npm start)',
  run: serve,
};
