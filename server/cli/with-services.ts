/** Opens the store and the services for one command, and closes them whatever happens. */
import { newId } from '#shared/lib/ids.ts';
import { systemClock } from '#shared/lib/clock.ts';
import type { Result } from '#shared/lib/result.ts';
import { distDir } from '../build.ts';
import { composeServices } from '../composition.ts';
import { publicUrlOf } from '../config.ts';
import type { Config } from '../config.ts';
import { openStore } from '../db/open-store.ts';
import type { Services } from '../services.ts';

export const withServices = async <T>(
  config: Config,
  work: (services: Services) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const opened = await openStore(config);
  if (!opened.ok) return opened;
  const store = opened.value;
  const { services, close } = composeServices({
    config,
    store,
    clock: systemClock,
    newId,
    publicUrl: () => publicUrlOf(config, config.port),
    distDir,
  });
  try {
    return await work(services);
  } finally {
    await close();
    await store.close();
  }
};
