/** Builds the pane for the server to hand out. */
import { build } from 'vite';
import config from './vite.config.ts';

/** Writes `taskpane.html`, `assets/` and `icons/` into the folder, which is emptied first. */
export const buildOutlook = async (outDir: string): Promise<void> => {
  await build({ ...config, configFile: false, build: { ...config.build, outDir } });
};
