/** The registry of commands, and how one is run: settings read, failure said in one sentence, exit code. */
import { text } from 'node:stream/consumers';
import { readConfig } from '../config.ts';
import type { Command } from './command.ts';
import { failureSentence } from './failure-sentence.ts';
import { lineWriter } from './line-writer.ts';

/** Loaded when asked for: `token create` does not pay for the server. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.command.ts')).serveCommand,
  user: async () => (await import('./user.command.ts')).userCommand,
  token: async () => (await import('./token.command.ts')).tokenCommand,
  import: async () => (await import('./import.command.ts')).importCommand,
  export: async () => (await import('./export.command.ts')).exportCommand,
  backup: async () => (await import('./backup.command.ts')).backupCommand,
  restore: async () => (await import('./restore.command.ts')).restoreCommand,
  duplicates: async () => (await import('./duplicates.command.ts')).duplicatesCommand,
  seed: async () => (await import('./seed.command.ts')).seedCommand,
};

const HELP = new Set(['help', '--help', '-h']);

const showUsage = async (say: (line: string) => void): Promise<void> => {
  say('Usage: npm run -s kontor -- <command>');
  for (const load of Object.values(commands)) say(`  ${(await load()).usage}`);
};

/** The exit code: 0 done, 1 failed (said in one sentence), 2 not understood. */
export const runCommand = async (argv: readonly string[]): Promise<number> => {
  const [name = '', ...args] = argv;
  const [print, tell] = [lineWriter(process.stdout), lineWriter(process.stderr)];
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    const isAsked = HELP.has(name);
    await showUsage(isAsked ? print : tell);
    return isAsked ? 0 : 2;
  }
  const config = readConfig(process.env, process.cwd());
  if (!config.ok) {
    tell(failureSentence(config));
    return 2;
  }
  const command = await load();
  const done = await command.run({
    config: config.value,
    args,
    cwd: process.cwd(),
    print,
    tell,
    readStdin: () => text(process.stdin),
  });
  if (done.ok) return 0;
  tell(failureSentence(done));
  if (done.error.code === 'command.usage') tell(command.usage);
  return done.error.code === 'command.usage' ? 2 : 1;
};
