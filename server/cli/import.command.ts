/**
 * `kontor import mail|people|companies|list|resume|revert`: ends with one JSON line of counts on standard output; what failed stands on standard
 * error, one line each. Single items that fail do not make the command fail.
 */
import { resolve } from 'node:path';
import { VISIBILITIES } from '#shared/domain/activity.ts';
import type { Visibility } from '#shared/domain/activity.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { importMails } from '../import/import-mails.ts';
import type { ImportReport } from '../import/import-tally.ts';
import { importScope } from '../import/import-user.ts';
import type { Command, CommandContext } from './command.ts';
import { failureLine } from './failure-sentence.ts';
import { importTable, listImports, resumeImport, revertImport } from './import-runs.ts';
import { readOptions } from './options.ts';
import type { Options } from './options.ts';
import { withServices } from './with-services.ts';

const PROGRESS_EVERY = 500;

const reportTo = ({ tell }: CommandContext): ImportReport => ({
  failed: (place, failure) => tell(failureLine(place, failure)),
  progress: (done) => {
    if (process.stderr.isTTY && done % PROGRESS_EVERY === 0) tell(`${done} …`);
  },
});

const isVisibility = (text: string): text is Visibility => (VISIBILITIES as readonly string[]).includes(text);

const importMail = (context: CommandContext, { values }: Options, path: string): Promise<Result<null>> => {
  const { user, visibility } = values;
  if (visibility !== undefined && !isVisibility(visibility)) {
    return Promise.resolve(fail('command.usage', { fields: { '--visibility': 'field.invalid' } }));
  }
  return withServices(context.config, async ({ store, mailLogger }) => {
    const scope = await importScope(store.read, user);
    if (!scope.ok) return scope;
    const done = await importMails(path, {
      mailLogger,
      scope: scope.value,
      visibility,
      report: reportTo(context),
    });
    if (done.ok) context.print(JSON.stringify(done.value));
    return done.ok ? ok(null) : done;
  });
};

const kinds: Readonly<
  Record<string, (context: CommandContext, options: Options, path: string) => Promise<Result<null>>>
> = {
  mail: importMail,
  people: (context, options, path) => importTable(context, options, 'person', path),
  companies: (context, options, path) => importTable(context, options, 'company', path),
};

export const importCommand: Command = {
  name: 'import',
  usage: [
    'import mail FILE|FOLDER|MBOX [--user E] [--visibility private|team|all]',
    '  import people|companies FILE [--map column=field …] [--key email|domain|name|external] [--dry-run]',
    '         [--failures FILE.csv] [--encoding E] [--delimiter D] [--no-header] [--user E]',
    '  import list',
    '  import resume ID',
    '  import revert ID',
  ].join('\n'),
  run: async (context) => {
    const options = readOptions(context.args, {
      values: ['user', 'visibility', 'key', 'failures', 'encoding', 'delimiter'],
      lists: ['map'],
      flags: ['dry-run', 'json', 'no-header'],
      words: 2,
    });
    if (!options.ok) return options;
    const [kind = '', path = ''] = options.value.words;
    if (kind === 'list') return listImports(context, options.value);
    if (kind === 'revert' && path) return revertImport(context, options.value, path);
    if (kind === 'resume' && path) return resumeImport(context, options.value, path);
    const run = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (!run || !path) return fail('command.usage');
    return run(context, options.value, resolve(context.cwd, path));
  },
};
