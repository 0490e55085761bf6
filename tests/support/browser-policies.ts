/**
 * A browser that finds policies of an administrator, without any of this machine being changed: a folder of the test's own
 * lies over the one the browser reads, in a view of the disk that this browser alone has. It goes with the browser.
 */
import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { browserPath } from './browser-paths.ts';

export type Managed = 'chromium' | 'firefox';

/** Folder the browser reads, and where in it the policies stand. Debian's Chromium and any Firefox on Linux. */
const placeOf = (browser: Managed): { readonly folder: string; readonly file: string } =>
  browser === 'chromium'
    ? { folder: '/etc/chromium', file: 'policies/managed/kontor.json' }
    : {
        folder: join(dirname(realpathSync(browserPath('firefox'))), 'distribution'),
        file: 'policies.json',
      };

/** Root has a view of its own as it is; others where the machine lets them. */
const viewOfItsOwn = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];

/** Why a browser cannot be given policies here; undefined where it can. */
export const policiesComplaint = async (browser: Managed): Promise<string | undefined> => {
  const { folder } = placeOf(browser);
  if (!existsSync(folder))
    return `There is no ${folder} on this machine, where ${browser} would read policies.`;
  const trial = ['sh', '-c', `mount --bind ${tmpdir()} ${folder}`];
  return promisify(execFile)('unshare', [...viewOfItsOwn, ...trial]).then(
    () => undefined,
    () => 'This machine lets nobody lay a folder over another one for a single program (unshare --mount).',
  );
};

export type ManagedBrowser = {
  /** Starts the browser with the policies. */
  readonly program: string;
  /** Writes the policies, as an administrator's tool does; a running browser sees the same file. */
  readonly set: (policies: object) => Promise<void>;
  readonly remove: () => Promise<void>;
};

export const browserWithPolicies = async (browser: Managed): Promise<ManagedBrowser> => {
  const own = await mkdtemp(join(tmpdir(), 'kontor-policies-'));
  const { folder, file } = placeOf(browser);
  const path = join(own, 'folder', file);
  await mkdir(dirname(path), { recursive: true });
  const program = join(own, browser);
  const mount = `mount --bind "${join(own, 'folder')}" "${folder}" && exec "${browserPath(browser)}" "$@"`;
  await writeFile(program, `#!/bin/sh\nexec unshare ${viewOfItsOwn.join(' ')} sh -c '${mount}' sh "$@"\n`);
  await chmod(program, 0o755);
  return {
    program,
    set: (policies) => writeFile(path, JSON.stringify(policies)),
    remove: () => rm(own, { recursive: true, force: true }),
  };
};
