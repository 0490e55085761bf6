/**
 * `kontor import people|companies|list|resume|revert`: imports that are kept, can be looked at and taken back. The same file again
 * goes on where it was cut off. Ends with one JSON line; rows that failed stand on standard error, one line each.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { IMPORT_KEYS } from '#shared/domain/import-run.ts';
import type { ImportKey, ImportMapping, ImportRun } from '#shared/domain/import-run.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import { tableScope } from '../import/import-user.ts';
import { ENCODINGS } from '../import/read/rows.ts';
import type { Encoding } from '../import/read/rows.ts';
import { isKeyOf } from '../import/find-record.ts';
import { failuresCsv } from '../import/run/failures-file.ts';
import { keptRows, listRuns, readRun, unfinishedRun } from '../import/run/import-run.query.ts';
import type { RunInStore } from '../import/run/import-run.query.ts';
import type { Saved } from '../import/run/save-rows.ts';
import type { Services } from '../services.ts';
import type { CommandContext } from './command.ts';
import { failureLine } from './failure-sentence.ts';
import type { Options } from './options.ts';
import { withServices } from './with-services.ts';

const PROGRESS_EVERY = 1_000;

const usage = (option: string): Result<never> =>
  fail('command.usage', { fields: { [option]: 'field.invalid' } });

const isOneOf = <T extends string>(words: readonly T[], text: string): text is T =>
  (words as readonly string[]).includes(text);

/** `Kunden-Nr=externalId`; the last `=` parts them, so that `=veraltet=tags` gives every row the tag. */
const readMap = (texts: readonly string[]): ImportMapping | null => {
  const mapping = texts.map((text) => {
    const at = text.lastIndexOf('=');
    return { column: text.slice(0, Math.max(0, at)), target: text.slice(at + 1) };
  });
  return mapping.some(({ column }) => column === '') ? null : mapping;
};

/** Guesses stay for columns that are not named; a field of the record is filled by the column that was named for it. */
const mergedMapping = (guessed: ImportMapping, named: ImportMapping): ImportMapping => {
  const columns = new Set(named.map(({ column }) => column));
  const targets = new Set(named.map(({ target }) => target));
  return [
    ...named,
    ...guessed
      .filter(({ column }) => !columns.has(column))
      .map(({ column, target }) => ({ column, target: targets.has(target) ? '' : target })),
  ];
};

const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

type Tally = { created: number; updated: number; unchanged: number; failed: number; setAside: number };

const countsOf = ({ created, updated, unchanged, failed, setAside }: Tally | ImportRun): Tally => ({
  created,
  updated,
  unchanged,
  failed,
  setAside,
});

const createTeller = ({ tell }: CommandContext, tally: Tally): ((saved: readonly Saved[]) => void) => {
  let done = 0;
  return (saved) => {
    for (const { row, saved: one } of saved) {
      tally[one.step] += 1;
      if (one.step !== 'failed' && one.misfits.length > 0) tally.setAside += 1;
      for (const { column, code } of one.misfits)
        tell(failureLine(column ? `row ${row.no}, ${column}` : `row ${row.no}`, fail(code)));
      done += 1;
      if (process.stderr.isTTY && done % PROGRESS_EVERY === 0) tell(`${done} …`);
    }
  };
};

const writeFailures = async (
  services: Services,
  scope: Scope,
  run: RunInStore,
  path: string,
): Promise<void> => {
  const texts = failuresCsv(services.store.read, scope, run, scope.locale);
  await pipeline(Readable.from(texts), createWriteStream(path));
};

type Asked = {
  readonly kind: FieldRecord;
  readonly path: string;
  readonly key: ImportKey | undefined;
  readonly map: ImportMapping;
  readonly encoding: Encoding | undefined;
  readonly options: Options;
};

const runAsked = async (context: CommandContext, services: Services, asked: Asked): Promise<Result<null>> => {
  const { imports, store } = services;
  const { kind, path, key, map, encoding, options } = asked;
  const { user, delimiter, failures } = options.values;
  const known = await tableScope(store.read, user);
  if (!known.ok) return known;
  const scope = known.value;
  const tally: Tally = { created: 0, updated: 0, unchanged: 0, failed: 0, setAside: 0 };
  const told = createTeller(context, tally);
  const isProbe = options.flags.has('dry-run');

  const cutOff = isProbe ? null : await unfinishedRun(store.read, scope, kind, await hashOfFile(path));
  let id = cutOff?.id;
  if (!id) {
    const source = { path };
    const added = await imports.add(scope, {
      kind,
      fileName: basename(path),
      source,
      options: { encoding, delimiter, header: options.flags.has('no-header') ? false : undefined },
    });
    if (!added.ok) return added;
    const mapping = mergedMapping(added.value.run.mapping, map);
    id = added.value.run.id;
    const by = key ?? added.value.run.key;
    if (isProbe) {
      const probed = await imports.probe(scope, id, mapping, by, told);
      if (probed.ok)
        context.print(
          JSON.stringify({ dryRun: true, ...tally, mapping: mapping.filter(({ target }) => target) }),
        );
      return probed.ok ? ok(null) : probed;
    }
    const started = await imports.start(scope, id, mapping, by);
    if (!started.ok) return started;
  }
  const done = await imports.carryOn(scope, id, { told });
  if (!done.ok) return done;
  context.print(JSON.stringify({ import: id, ...countsOf(done.value) }));
  if (failures) await writeFailures(services, scope, done.value, resolve(context.cwd, failures));
  return done.value.failure === null ? ok(null) : fail(done.value.failure);
};

/** Errors: `import.*`, `user.unknown`, `store.*`. Rows that fail do not make the command fail. */
export const importTable = async (
  context: CommandContext,
  options: Options,
  kind: FieldRecord,
  path: string,
): Promise<Result<null>> => {
  const { key, encoding } = options.values;
  const map = readMap(options.lists['map'] ?? []);
  if (!map) return usage('--map');
  if (encoding !== undefined && !isOneOf(ENCODINGS, encoding)) return usage('--encoding');
  if (key !== undefined && !(isOneOf(IMPORT_KEYS, key) && isKeyOf(kind, key))) return usage('--key');
  if (!(await stat(path).catch(() => null))?.isFile())
    return fail('import.file_missing', { params: { path } });
  return withServices(context.config, (services) =>
    runAsked(context, services, { kind, path, key, map, encoding, options }),
  );
};

const lineOf = (run: ImportRun): string =>
  [run.id, run.createdAt, run.state, run.kind, run.fileName, JSON.stringify(countsOf(run))].join('\t');

export const listImports = (context: CommandContext, { values, flags }: Options): Promise<Result<null>> =>
  withServices(context.config, async ({ store }) => {
    const scope = await tableScope(store.read, values['user']);
    if (!scope.ok) return scope;
    const runs = await listRuns(store.read, scope.value);
    for (const one of runs) context.print(flags.has('json') ? JSON.stringify(one) : lineOf(one));
    return ok(null);
  });

/** Goes on with an import that was cut off, or with taking it back. Errors: `import.not_resumable`, `store.*`. */
export const resumeImport = (
  context: CommandContext,
  { values }: Options,
  id: string,
): Promise<Result<null>> =>
  withServices(context.config, async ({ store, imports }) => {
    const scope = await tableScope(store.read, values['user']);
    if (!scope.ok) return scope;
    const known = await readRun(store.read, scope.value, id);
    if (!known) return fail('record.not_found');
    if (known.state !== 'running' && known.state !== 'reverting') return fail('import.not_resumable');
    const done = await imports.carryOn(scope.value, id);
    if (!done.ok) return done;
    context.print(JSON.stringify({ import: id, state: done.value.state, ...countsOf(done.value) }));
    return done.value.failure === null ? ok(null) : fail(done.value.failure);
  });

/** What somebody changed since stays and is listed on standard error, one line each. */
export const revertImport = (
  context: CommandContext,
  { values }: Options,
  id: string,
): Promise<Result<null>> =>
  withServices(context.config, async ({ store, imports }) => {
    const scope = await tableScope(store.read, values['user']);
    if (!scope.ok) return scope;
    const known = await readRun(store.read, scope.value, id);
    if (!known) return fail('record.not_found');
    // One that was cut off goes on.
    const reverting = known.state === 'reverting' ? ok(known) : await imports.revert(scope.value, id);
    if (!reverting.ok) return reverting;
    const done = await imports.carryOn(scope.value, id);
    if (!done.ok) return done;
    for (const { no, records } of await keptRows(store.read, scope.value, id))
      for (const { type, id: record, fields } of records)
        context.tell(`row ${no}: ${type} ${record} ${fields.join(', ')}`.trimEnd());
    context.print(JSON.stringify({ import: id, state: done.value.state, kept: done.value.kept }));
    return ok(null);
  });
