/** Brings Chromium and Firefox for the end-to-end tests, or says in one sentence how to get them. */
import { readFile } from 'node:fs/promises';
import { findBrowser } from './browser-paths.ts';
import type { BrowserName } from './browser-paths.ts';
import { runCommand } from './run-command.ts';

export type Machine = { platform: NodeJS.Platform; osRelease: string; isRoot: boolean };

const names: readonly BrowserName[] = ['chromium', 'firefox'];
const packages: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

const missingBrowsers = (): BrowserName[] => names.filter((name) => findBrowser(name) === undefined);

const thisMachine = async (): Promise<Machine> => ({
  platform: process.platform,
  osRelease: await readFile('/etc/os-release', 'utf8').catch(() => ''),
  isRoot: process.getuid?.() === 0,
});

const isDebian = ({ platform, osRelease }: Machine): boolean =>
  platform === 'linux' && /^ID="?debian"?$/m.test(osRelease);

/** The one sentence for somebody who has to install browsers by hand. */
export const installAdvice = (missing: readonly BrowserName[], machine: Machine): string => {
  const what = `The end-to-end tests need ${missing.join(' and ')}`;
  return isDebian(machine)
    ? `${what}: run "sudo apt-get install -y --no-install-recommends ${missing.map((name) => packages[name]).join(' ')}".`
    : `${what}: run "npx playwright-core install --with-deps ${missing.join(' ')}", ` +
        'or name programs you have in KONTOR_CHROMIUM and KONTOR_FIREFOX.';
};

/** Installs missing browsers where we may (root on Debian); gives undefined when all are there, else the advice. */
export const ensureBrowsers = async (): Promise<string | undefined> => {
  const missing = missingBrowsers();
  if (missing.length === 0) return undefined;
  const machine = await thisMachine();
  if (isDebian(machine) && machine.isRoot) {
    await runCommand('apt-get', 'update', '-q');
    const wanted = missing.map((name) => packages[name]);
    process.env['DEBIAN_FRONTEND'] = 'noninteractive';
    await runCommand('apt-get', 'install', '-qy', '--no-install-recommends', ...wanted);
    const still = missingBrowsers();
    if (still.length === 0) return undefined;
    return installAdvice(still, machine);
  }
  return installAdvice(missing, machine);
};
