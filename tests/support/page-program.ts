/** A TypeScript file with all it imports, in one piece that a real browser runs. */
import { build } from 'vite';
import type { Rolldown } from 'vite';

/** `entry`: path of the file. */
export const buildPageProgram = async (entry: string): Promise<string> => {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'program' } },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
};
