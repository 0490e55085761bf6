/**
 * `kontor restore FOLDER [--force]`: puts a backup in the place of the current data, which is moved aside. Prints one JSON
 * line of what became older; the sentences for people stand on standard error.
 */
import { resolve } from 'node:path';
import { systemClock } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import type { Restored } from '../backup/restore-backup.ts';
import { takeServingLock } from '../db/serving-lock.ts';
import type { Command, CommandContext } from './command.ts';
import { readOptions } from './options.ts';

const report = ({ print, tell }: CommandContext, restored: Restored): void => {
  const { manifest, aside, erased, newestBefore, newest, older } = restored;
  tell(`Kontor is as it was at ${manifest.at}.`);
  if (older === null)
    tell('The database before could not be read, so nobody can say what it knew beyond that.');
  else if (older > 0)
    tell(
      `Changes no longer there: ${older}, of the time from ${newest || 'the beginning'} to ${newestBefore}. Devices offer again what they sent in the last 14 days.`,
    );
  else tell('Nothing became older.');
  if (erased > 0) tell(`Erased again, as the backup still knew them: ${erased}.`);
  if (manifest.missing.length > 0) tell(`Attachments the backup does not have: ${manifest.missing.length}.`);
  if (aside) tell(`What was there before lies in ${aside}.`);
  print(JSON.stringify({ at: manifest.at, older, newest, newestBefore, erased, aside }));
};

const restore = async (context: CommandContext): Promise<Result<null>> => {
  const { args, config, cwd } = context;
  const options = readOptions(args, { words: 1, flags: ['force'] });
  if (!options.ok) return options;
  const [folder] = options.value.words;
  if (!folder) return fail('command.usage', { fields: { FOLDER: 'field.required' } });
  const lock = takeServingLock(config.dataDir);
  if (!lock.ok) return lock;
  try {
    const restored = await restoreBackup({
      config,
      folder: resolve(cwd, folder),
      force: options.value.flags.has('force'),
      clock: systemClock,
      newId,
    });
    if (restored.ok) report(context, restored.value);
    return restored.ok ? ok(null) : restored;
  } finally {
    lock.value.release();
  }
};

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore FOLDER [--force]     put a backup in the place of the data, which is moved aside',
  run: restore,
};
