/** `kontor backup`: a whole, checked copy of everything, while Kontor runs or not. Prints the folder it made. */
import { join, resolve } from 'node:path';
import { systemClock, toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { version } from '../composition.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup [--out FOLDER]        copy everything, checked, while Kontor runs or not',
  run: async ({ args, config, cwd, print }) => {
    const options = readOptions(args, { values: ['out'] });
    if (!options.ok) return options;
    const at = toInstant(systemClock.now());
    const { out } = options.value.values;
    const folder = out
      ? resolve(cwd, out)
      : join(config.dataDir, 'backups', `kontor-${at.replaceAll(/[:.]/g, '-')}`);
    const made = await makeBackup({ config, folder, version, at });
    if (!made.ok) return made;
    print(folder);
    const count = made.value.missing.length;
    return count > 0 ? fail('backup.incomplete', { params: { count } }) : ok(null);
  },
};
