/**
 * A real Roundcube from Debian's packages, with a mailbox and a mail sink, all on loopback in a folder of the test's
 * own: it reads nothing of the machine's Roundcube and starts no service.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';
import { startDovecot, untilListening } from './dovecot.ts';
import type { Dovecot, Mailbox } from './dovecot.ts';
import { startMailSink } from './mail-sink.ts';
import type { MailSink } from './mail-sink.ts';

/** By its place, as `packages.ts` looks for it. */
const PHP = '/usr/bin/php';

export type Skin = 'elastic' | 'larry';

export type Roundcube = {
  /** With a slash at its end. */
  readonly url: string;
  readonly mailbox: Mailbox;
  readonly dovecot: Dovecot;
  readonly sink: MailSink;
  readonly close: () => Promise<void>;
};

const configuration = (folder: string, skin: Skin, ports: { imap: number; smtp: number }): string => `<?php
$config['db_dsnw'] = 'sqlite:///${folder}/roundcube.db?mode=0640';
$config['imap_host'] = '127.0.0.1:${ports.imap}';
$config['smtp_host'] = '127.0.0.1:${ports.smtp}';
$config['smtp_user'] = '';
$config['smtp_pass'] = '';
$config['des_key'] = 'vierundzwanzigZeichenTxt';
$config['skin'] = '${skin}';
$config['plugins'] = [];
$config['temp_dir'] = '${folder}/temp';
$config['log_dir'] = '${folder}/logs';
$config['log_driver'] = 'file';
$config['ip_check'] = false;
$config['use_https'] = false;
$config['language'] = 'de_DE';
$config['enable_spellcheck'] = false;
$config['mail_domain'] = 'haus.example';
`;

const DATABASE = `$db = new PDO('sqlite:' . $argv[1]);
$db->exec(file_get_contents('/usr/share/roundcube/SQL/sqlite.initial.sql'));`;

/** Starts everything; what it began is ended again when one part does not start. */
export const startRoundcube = async (skin: Skin): Promise<Roundcube> => {
  const folder = await mkdtemp(join(tmpdir(), `kontor-roundcube-${skin}-`));
  await chmod(folder, 0o755);
  const mailbox = { address: 'info@haus.example', password: 'geheim' };
  const sink = await startMailSink();
  const dovecot = await startDovecot(folder, await freePort(), mailbox);
  const config = join(folder, 'config');
  for (const name of ['config', 'temp', 'logs']) await mkdir(join(folder, name));
  for (const name of ['defaults.inc.php', 'mimetypes.php'])
    await copyFile(`/etc/roundcube/${name}`, join(config, name));
  await writeFile(
    join(config, 'config.inc.php'),
    configuration(folder, skin, { imap: dovecot.port, smtp: sink.port }),
  );
  await promisify(execFile)(PHP, ['-r', DATABASE, join(folder, 'roundcube.db')]);
  const port = await freePort();
  const php = spawn(PHP, ['-S', `127.0.0.1:${port}`, '-t', '/var/lib/roundcube/public_html'], {
    stdio: 'ignore',
    // Its workers are children of their own; in a group they end together.
    detached: true,
    env: { ...process.env, ROUNDCUBE_CONFIG_DIR: config, PHP_CLI_SERVER_WORKERS: '4' },
  });
  const endPhp = (): void => {
    if (php.pid !== undefined && php.exitCode === null && php.signalCode === null)
      process.kill(-php.pid, 'SIGTERM');
  };
  process.once('exit', endPhp);
  await untilListening(port, () => php.exitCode !== null);
  return {
    url: `http://127.0.0.1:${port}/`,
    mailbox,
    dovecot,
    sink,
    close: async () => {
      const ended = once(php, 'exit');
      endPhp();
      await Promise.all([ended, dovecot.stop(), sink.close()]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
