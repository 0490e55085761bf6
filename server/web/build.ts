import { build } from 'vite';
import config from './vite.config.ts';

/** Builds the pages into `outDir` (absolute), replacing what was there. Throws when they do not compile. */
export const buildWeb = async (outDir: string): Promise<void> => {
  await build({ ...config, configFile: false, build: { ...config.build, outDir } });
};
