/** The extension as `npm run build` makes it, in a folder of the test's own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '#extension/build.ts';
import type { BuiltExtension, ExtensionFamily } from '#extension/build.ts';

export type ExtensionUnderTest = Readonly<Record<ExtensionFamily, BuiltExtension>> & {
  readonly remove: () => Promise<void>;
};

/** Builds both families; take it away in `afterAll`. */
export const buildExtensionUnderTest = async (): Promise<ExtensionUnderTest> => {
  const outDir = await mkdtemp(join(tmpdir(), 'kontor-extension-'));
  const built = await buildExtension(outDir);
  const of = (family: ExtensionFamily): BuiltExtension => {
    const found = built.find((one) => one.family === family);
    if (!found) throw new Error(`Nothing was built for ${family}.`);
    return found;
  };
  return {
    chrome: of('chrome'),
    firefox: of('firefox'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
};
