/**
 * `kontor import mail|people|companies|list|resume|revert`: ends with one JSON line of counts on standard output; what failed stands on standard
 * error, one line each. Single items that fail do not make the command fail.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { VISIBILITIES } from '#shared/domain/activity.ts';
import type { Visibility } from '#shared/domain/activity.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commandScope } from '../auth/askers.ts';
import { isKeyOf } from '../import/find-record.ts';
import { importCompanies } from '../import/import-companies.ts';
import { importMails } from '../import/import-mails.ts';
import type { ImportReport } from '../import/import-tally.ts';
import { importScope } from '../import/import-user.ts';
import { readTextLines } from '../import/text-lines.ts';
import type { Command, CommandContext } from './command.ts';
import { failureLine } from './failure-sentence.ts';
import { importTable, listImports, resumeImport, revertImport } from './import-runs.ts';
import { readOptions } from './options.ts';
import type { Options } from './options.ts';
import { withServices } from './with-services.ts';

const PROGRESS_EVERY = 500;

const reportTo = ({ tell }: CommandContext): ImportReport => ({
  failed: (place, failure) => tell(failureLine(place, failure)),
  setAside: (place, failure) => tell(failureLine(place, failure)),
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

/** Companies may come before the first account; nobody is their author then, and nobody could take the import back. */
const importCompanyFile = (
  context: CommandContext,
  { values }: Options,
  path: string,
): Promise<Result<null>> => {
  const { user, key = 'external' } = values;
  if (!isKeyOf('company', key) || key === 'auto') {
    return Promise.resolve(fail('command.usage', { fields: { '--key': 'field.invalid' } }));
  }
  return withServices(context.config, async ({ store, executor, clock, newId }) => {
    const asked = await importScope(store.read, user);
    if (!asked.ok && user !== undefined) return asked;
    const done = await importCompanies(path, {
      store,
      executor,
      clock,
      newId,
      scope: commandScope('de'),
      key,
      report: reportTo(context),
    });
    if (done.ok) context.print(JSON.stringify(done.value));
    return done.ok ? ok(null) : done;
  });
};

const OWN_EXPORT = '"kontor":"company"';

/** A list of companies as others publish it: one object on each line, whose keys `company-row.ts` knows. */
const isPlainCompanyList = async ({ lists }: Options, path: string): Promise<boolean> => {
  if (!path.endsWith('.ndjson') || (lists['map'] ?? []).length > 0) return false;
  // A file that is not there is said by whoever opens it next.
  if (!(await stat(path).catch(() => null))?.isFile()) return true;
  const chunks = createReadStream(path, { end: 64 * 1024 });
  for await (const line of readTextLines(chunks))
    return !(line.text.ok && line.text.value.includes(OWN_EXPORT));
  return true;
};

const isBeforeFirstAccount = async ({ config }: CommandContext): Promise<boolean> => {
  const found = await withServices(config, async ({ store }) =>
    ok((await store.read.selectFrom('user_account').select('id').limit(1).execute()).length),
  );
  return found.ok && found.value === 0;
};

const kinds: Readonly<
  Record<string, (context: CommandContext, options: Options, path: string) => Promise<Result<null>>>
> = {
  mail: importMail,
  people: (context, options, path) => importTable(context, options, 'person', path),
  companies: async (context, options, path) =>
    (await isPlainCompanyList(options, path)) && (await isBeforeFirstAccount(context))
      ? importCompanyFile(context, options, path)
      : importTable(context, options, 'company', path),
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
