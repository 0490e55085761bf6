/**
 * Imports from the file to the end, the same for the pages, the API and the command line: taken in, looked at, carried out
 * row by row, taken back as a whole. One that was cut off goes on where it stopped.
 *
 * The file lies in the data folder only until its import is at its end; what is kept then is its hash, and of the rows
 * that failed their cells. Who may: owners and admins, for it changes many records at once.
 */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportKey, ImportMapping, ImportPreview } from '#shared/domain/import-run.ts';
import { importTargets } from '#shared/domain/import-run.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { noteRefusal } from '../../core/audit.ts';
import type { MutationExecutor } from '../../core/mutation-executor.ts';
import { isAdmin } from '../../core/scope.ts';
import type { Scope } from '../../core/scope.ts';
import { readCustomFields } from '../../custom-fields/custom-field.query.ts';
import type { Store } from '../../db/store.ts';
import { guessMapping } from '../mapping/guess-mapping.ts';
import type { ReadOptions } from '../read/rows.ts';
import { dropAbandoned } from './abandoned.ts';
import { importRows, probeFile } from './carry-out.ts';
import type { CarryOut } from './carry-out.ts';
import { isKeyOf } from '../find-record.ts';
import { columnsKeyOf, firstRows, hashOf, optionsOf } from './import-file.ts';
import type { FileSource, FirstRows } from './import-file.ts';
import { readRun, rememberedMapping } from './import-run.query.ts';
import type { RunInStore } from './import-run.query.ts';
import { deleteReadyRun, insertRun, updateRun } from './import-run.write.ts';
import { previewOf } from './preview.ts';
import { revertRows } from './revert-rows.ts';
import type { Saved } from './save-rows.ts';

export type NewImport = {
  readonly kind: FieldRecord;
  readonly fileName: string;
  readonly source: FileSource;
  readonly options: ReadOptions;
};

export type ImportsOptions = {
  readonly store: Store;
  readonly executor: MutationExecutor;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  /** For files whose import is not at its end. */
  readonly folder: string;
};

type CarryOn = {
  /** Of each lot as soon as it is on disk. */
  readonly told?: (saved: readonly Saved[]) => void;
  readonly lotMs?: number;
};

export type Imports = {
  /** Keeps the file and guesses what its columns fill. Errors: `access.denied`, those of the file. */
  readonly add: (scope: Scope, request: NewImport) => Promise<Result<ImportPreview>>;
  /** The first rows under a mapping, which is kept for whoever comes back before it is begun. Errors: `record.not_found`, `import.*`. */
  readonly preview: (
    scope: Scope,
    id: string,
    mapping?: ImportMapping,
    key?: ImportKey,
  ) => Promise<Result<ImportPreview>>;
  /** Reads it in another way than was guessed, and guesses its columns anew. Errors: `record.not_found`, `import.*`. */
  readonly reread: (scope: Scope, id: string, options: ReadOptions) => Promise<Result<ImportPreview>>;
  /** Makes it running; `carryOn` does the work. Errors: `record.not_found`, `import.*`. */
  readonly start: (
    scope: Scope,
    id: string,
    mapping: ImportMapping,
    key: ImportKey,
  ) => Promise<Result<RunInStore>>;
  /**
   * Does what is left of a running import or of one that is being taken back, and answers how it stands then.
   * Errors: `store.*`, after which it can go on. Replay: goes on with the first row that is not done.
   */
  readonly carryOn: (scope: Scope, id: string, how?: CarryOn) => Promise<Result<RunInStore>>;
  /** What would become of each row, and nothing is written; the import and its file are gone afterwards. */
  readonly probe: (
    scope: Scope,
    id: string,
    mapping: ImportMapping,
    key: ImportKey,
    told: (saved: readonly Saved[]) => void,
  ) => Promise<Result<RunInStore>>;
  /** Makes it reverting. Errors: `record.not_found`, `import.not_revertible`. */
  readonly revert: (scope: Scope, id: string) => Promise<Result<RunInStore>>;
  /** Takes what nobody began for a day away. Errors: `store.*`. */
  readonly dropAbandoned: () => Promise<Result<null>>;
  /** Lets go of the work after the next lot; it goes on at the next start. */
  readonly close: () => void;
};

const NO_ROWS = {
  done: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  setAside: 0,
  kept: 0,
  failure: null,
  finishedAt: null,
} as const;

type Choice = Pick<RunInStore, 'mapping' | 'key'>;
const isSameChoice = (one: Choice, other: Choice): boolean =>
  one.key === other.key && JSON.stringify(one.mapping) === JSON.stringify(other.mapping);

export const createImports = ({ store, executor, clock, newId, folder }: ImportsOptions): Imports => {
  let closed = false;
  const isClosed = (): boolean => closed;
  const turns = new Map<string, Promise<unknown>>();
  /** One after the other for each import, in the order they were asked for. */
  const inTurn = async <T>(id: string, job: () => Promise<T>): Promise<T> => {
    const before = turns.get(id) ?? Promise.resolve();
    const mine = before.then(job, job);
    turns.set(id, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(id) === mine) turns.delete(id);
    }
  };
  const pathOf = (id: string): string => join(folder, id);
  const now = (): string => toInstant(clock.now());
  const tools = { store, executor, now };

  const found = async (scope: Scope, id: string): Promise<Result<RunInStore>> => {
    const run = await readRun(store.read, scope, id);
    return run ? ok(run) : fail('record.not_found');
  };
  const workOn = (scope: Scope, run: RunInStore, lotMs?: number): CarryOut => ({
    ...tools,
    scope,
    run,
    path: pathOf(run.id),
    isClosed,
    lotMs,
  });

  /** Errors: `import.column_unknown`, `import.field_unknown`, `import.nothing_mapped`, `import.key_not_for`. */
  const checkMapping = async (
    scope: Scope,
    run: RunInStore,
    mapping: ImportMapping,
    key: ImportKey,
  ): Promise<Result<null>> => {
    const targets = new Set(importTargets(run.kind, await readCustomFields(store.read, scope)));
    for (const { column, target } of mapping) {
      if (target && !targets.has(target)) return fail('import.field_unknown', { params: { field: target } });
      if (!run.columns.includes(column) && !column.startsWith('='))
        return fail('import.column_unknown', { params: { column } });
    }
    if (mapping.every(({ target }) => target === '')) return fail('import.nothing_mapped');
    return isKeyOf(run.kind, key) ? ok(null) : fail('import.key_not_for');
  };

  /** What is known of a file by its first rows. */
  const understood = async (
    scope: Scope,
    kind: FieldRecord,
    fileHash: string,
    { head, rows }: FirstRows,
  ): Promise<{ known: boolean; of: Pick<RunInStore, 'columnsKey' | 'mapping' | 'key' | 'columns'> }> => {
    const columnsKey = columnsKeyOf(kind, head, fileHash);
    const known = await rememberedMapping(store.read, scope, columnsKey);
    const custom = await readCustomFields(store.read, scope);
    const targets = new Set(importTargets(kind, custom));
    // A custom field may be out of use since.
    const mapping = known?.mapping.map(({ column, target }) => ({
      column,
      target: targets.has(target) ? target : '',
    }));
    return {
      known: known !== null,
      of: {
        columnsKey,
        mapping: mapping ?? guessMapping(kind, head.columns, rows, custom),
        key: known?.key ?? 'auto',
        columns: [...head.columns],
      },
    };
  };

  return {
    add: async (scope, { kind, fileName, source, options }) => {
      if (!isAdmin(scope)) {
        await noteRefusal(store, now(), scope, {
          action: 'import.create',
          recordId: null,
          outcome: 'denied',
        });
        return fail('access.denied');
      }
      const sum = await hashOf(source);
      if (!sum) return fail('import.file_missing', { params: { path: fileName } });
      const id = newId();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if ('path' in source) await copyFile(source.path, pathOf(id));
      else await writeFile(pathOf(id), source.bytes, { mode: 0o600 });
      const first = await firstRows(pathOf(id), options);
      if (!first.ok) {
        await rm(pathOf(id), { force: true });
        return first;
      }
      const { format, encoding, delimiter, header } = first.value.head;
      const { known, of } = await understood(scope, kind, sum.hash, first.value);
      const run: RunInStore = {
        ...NO_ROWS,
        ...of,
        id,
        kind,
        fileName: fileName.slice(0, 300),
        fileHash: sum.hash,
        sizeBytes: sum.size,
        format,
        encoding,
        delimiter,
        header,
        state: 'ready',
        createdById: scope.userId || null,
        createdAt: now(),
      };
      const written = await insertRun(store, scope, run);
      return written.ok ? ok(await previewOf({ ...tools, scope, run }, first.value.rows, known)) : written;
    },
    preview: async (scope, id, mapping, key) => {
      // Before the file is read, which takes a while: of two questions the later one is kept, whichever is answered first.
      const kept = await inTurn(id, async (): Promise<Result<RunInStore>> => {
        const run = await found(scope, id);
        if (!run.ok) return run;
        const asked = { ...run.value, mapping: mapping ?? run.value.mapping, key: key ?? run.value.key };
        const checked = await checkMapping(scope, run.value, asked.mapping, asked.key);
        if (!checked.ok && checked.error.code !== 'import.nothing_mapped') return checked;
        if (run.value.state !== 'ready' || isSameChoice(run.value, asked)) return ok(asked);
        const patch = { mapping: asked.mapping, key: asked.key };
        const changed = await updateRun(store, scope, id, patch, { at: now(), action: null });
        return changed.ok ? ok(asked) : changed;
      });
      if (!kept.ok) return kept;
      const first = await firstRows(pathOf(id), optionsOf(kept.value));
      if (!first.ok) return first;
      return ok(await previewOf({ ...tools, scope, run: kept.value }, first.value.rows, false));
    },
    reread: (scope, id, options) =>
      inTurn(id, async () => {
        const run = await found(scope, id);
        if (!run.ok) return run;
        if (run.value.state !== 'ready') return fail('import.not_ready');
        const first = await firstRows(pathOf(id), { ...optionsOf(run.value), ...options });
        if (!first.ok) return first;
        const { encoding, delimiter, header } = first.value.head;
        const { known, of } = await understood(scope, run.value.kind, run.value.fileHash, first.value);
        const patch = { ...of, encoding, delimiter, header };
        const changed = await updateRun(store, scope, id, patch, { at: now(), action: null });
        if (!changed.ok) return changed;
        return ok(await previewOf({ ...tools, scope, run: changed.value }, first.value.rows, known));
      }),
    start: (scope, id, mapping, key) =>
      inTurn(id, async () => {
        const run = await found(scope, id);
        if (!run.ok) return run;
        if (run.value.state === 'running') return fail('import.running');
        if (run.value.state !== 'ready') return fail('import.not_ready');
        const checked = await checkMapping(scope, run.value, mapping, key);
        if (!checked.ok) return checked;
        return updateRun(
          store,
          scope,
          id,
          { state: 'running', mapping, key },
          { at: now(), action: 'import.start' },
        );
      }),
    carryOn: async (scope, id, { told = () => {}, lotMs } = {}) => {
      const run = await found(scope, id);
      if (!run.ok) return run;
      if (run.value.state === 'running') return importRows(workOn(scope, run.value, lotMs), told);
      if (run.value.state !== 'reverting') return run;
      const reverted = await revertRows({ ...tools, scope, runId: id, isClosed });
      if (!reverted.ok) return reverted;
      const ended = { state: 'reverted', finishedAt: now() } as const;
      return closed ? found(scope, id) : updateRun(store, scope, id, ended, { at: now(), action: null });
    },
    probe: async (scope, id, mapping, key, told) => {
      const run = await found(scope, id);
      if (!run.ok) return run;
      const checked = await checkMapping(scope, run.value, mapping, key);
      const asked = { ...run.value, mapping, key };
      const worked = checked.ok ? await probeFile(workOn(scope, asked), told) : checked;
      await deleteReadyRun(store, id);
      await rm(pathOf(id), { force: true });
      return worked.ok ? ok(asked) : worked;
    },
    revert: async (scope, id) => {
      const run = await found(scope, id);
      if (!run.ok) return run;
      if (run.value.state !== 'done' && run.value.state !== 'failed') return fail('import.not_revertible');
      return updateRun(store, scope, id, { state: 'reverting' }, { at: now(), action: 'import.revert' });
    },
    dropAbandoned: () => dropAbandoned(store, folder, clock),
    close: () => {
      closed = true;
    },
  };
};
