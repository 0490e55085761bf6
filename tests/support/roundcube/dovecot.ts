/** A Dovecot of the test's own: IMAP on loopback, one folder for everything, no service of the machine touched. */
import { spawn } from 'node:child_process';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Debian's `nobody`, whose mailboxes they are. */
const OWNER = { uid: 65_534, gid: 65_534 };

export type Mailbox = { readonly address: string; readonly password: string };

export type Dovecot = {
  readonly port: number;
  /** Puts a raw message into the mailbox, as a delivery does; the number says in which order. */
  readonly deliver: (raw: string | Buffer, number: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const configuration = (folder: string, port: number): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:%h/Maildir
first_valid_uid = 1
default_login_user = nobody
default_internal_user = dovecot
default_internal_group = dovecot
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
  mailbox Drafts {
    special_use = \\Drafts
    auto = subscribe
  }
  mailbox Trash {
    special_use = \\Trash
    auto = subscribe
  }
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;

const makeFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true });
  await chown(path, OWNER.uid, OWNER.gid);
};

/** Resolves once somebody takes connections there. */
export const untilListening = async (port: number, hasEnded: () => boolean): Promise<void> => {
  for (;;) {
    if (hasEnded()) throw new Error(`Nothing listens on port ${port}: the program has ended.`);
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
};

/** @param folder empty, the test's own, reachable for everybody */
export const startDovecot = async (folder: string, port: number, mailbox: Mailbox): Promise<Dovecot> => {
  const home = join(folder, 'home');
  const maildir = join(home, 'Maildir');
  for (const path of [home, maildir, ...['cur', 'new', 'tmp'].map((name) => join(maildir, name))])
    await makeFolder(path);
  await writeFile(
    join(folder, 'users'),
    `${mailbox.address}:{PLAIN}${mailbox.password}:${OWNER.uid}:${OWNER.gid}::${home}\n`,
    { mode: 0o644 },
  );
  const file = join(folder, 'dovecot.conf');
  await writeFile(file, configuration(folder, port));
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', file], { stdio: ['ignore', 'inherit', 'inherit'] });
  process.once('exit', () => child.kill('SIGTERM'));
  await untilListening(port, () => child.exitCode !== null);
  return {
    port,
    deliver: async (raw, number) => {
      const path = join(maildir, 'new', `${1_790_000_000 + number}.M${number}P1.loopback`);
      await writeFile(path, raw);
      await chown(path, OWNER.uid, OWNER.gid);
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
};
