/** Which machines take packages of Debian, and the sentence for somebody who has to see to them by hand. */
import { readFile } from 'node:fs/promises';

const isDebian = async (): Promise<boolean> =>
  process.platform === 'linux' &&
  /^ID="?debian"?$/m.test(await readFile('/etc/os-release', 'utf8').catch(() => ''));

/** Whether packages may be installed here without asking anybody: root on Debian. */
export const mayInstall = async (): Promise<boolean> => process.getuid?.() === 0 && (await isDebian());

/** @param wanted everything that is installed together with what is missing */
export const installAdviceFor = (
  tests: string,
  missing: readonly string[],
  wanted: readonly string[],
): string =>
  `The ${tests} need ${missing.join(', ')}. On Debian run ` +
  `"sudo apt-get install -y --no-install-recommends ${wanted.join(' ')}"; elsewhere they cannot run.`;
