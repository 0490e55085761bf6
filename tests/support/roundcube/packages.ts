/** Debian's packages that make a real Roundcube with a mailbox behind it and a screen before it, or one sentence that says what is missing. */
import { accessSync, constants } from 'node:fs';
import { installAdviceFor, mayInstall } from '../debian-packages.ts';
import { runCommand } from '../run-command.ts';

/** A file of each package that has to be there. */
const NEEDED: Readonly<Record<string, string>> = {
  'roundcube-core': '/usr/share/roundcube/index.php',
  'roundcube-sqlite3': '/usr/share/roundcube/SQL/sqlite.initial.sql',
  'roundcube-skin-larry': '/usr/share/roundcube/skins/larry/meta.json',
  'php-cli': '/usr/bin/php',
  'dovecot-imapd': '/usr/lib/dovecot/imap',
  // The browser's own questions are answered on a screen.
  xvfb: '/usr/bin/Xvfb',
  xdotool: '/usr/bin/xdotool',
};

/** What Roundcube needs of PHP beside it. */
const PHP = ['sqlite3', 'intl', 'mbstring', 'xml', 'zip', 'gd', 'curl'].map((name) => `php-${name}`);

const missing = (): string[] =>
  Object.entries(NEEDED).flatMap(([name, file]) => {
    try {
      accessSync(file, constants.R_OK);
      return [];
    } catch {
      return [name];
    }
  });

/** Whether it is here, or may be installed without asking. */
export const canHaveRoundcube = async (): Promise<boolean> => missing().length === 0 || mayInstall();

/** Installs what is missing where we may (root on Debian); undefined when all is there, else what to do. */
export const ensureRoundcube = async (): Promise<string | undefined> => {
  if (missing().length === 0) return undefined;
  const wanted = [...Object.keys(NEEDED), ...PHP];
  if (await mayInstall()) {
    process.env['DEBIAN_FRONTEND'] = 'noninteractive';
    await runCommand('apt-get', 'update', '-q');
    await runCommand('apt-get', 'install', '-qy', '--no-install-recommends', ...wanted);
    if (missing().length === 0) return undefined;
  }
  return installAdviceFor('webmail tests', missing(), wanted);
};
