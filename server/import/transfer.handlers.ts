/** Files in and out over the contract. Who may is asked in `imports` and `makeExport`, the same for the command line. */
import { endpoints } from '#shared/api/endpoints.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { makeExport } from '../export/make-export.ts';
import { EXTENSION, fileResponse } from '../export/file-response.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { failuresCsv } from './run/failures-file.ts';
import { keptRows, listRuns, readRun, shownRun } from './run/import-run.query.ts';

type Names =
  | 'addImport'
  | 'imports'
  | 'import'
  | 'previewImport'
  | 'rereadImport'
  | 'startImport'
  | 'resumeImport'
  | 'importFailures'
  | 'revertImport'
  | 'export';

export const transferHandlers = (services: Services): HandlersOf<Names> => {
  const { imports, importJobs, store, clock } = services;
  const now = (): string => toInstant(clock.now());
  return {
    addImport: async ({ scope, query, bytes }) => {
      const { kind, name, encoding, delimiter, header } = query;
      const added = await imports.add(scope, {
        kind,
        fileName: name,
        source: { bytes: await bytes() },
        options: { encoding, delimiter, header: header && header === 'yes' },
      });
      return added.ok ? { status: 201, value: added.value } : added;
    },
    imports: async ({ scope }) => ok({ items: (await listRuns(store.read, scope)).map(shownRun) }),
    import: async ({ scope, params }) => {
      const run = await readRun(store.read, scope, params['id'] ?? '');
      if (!run) return fail('record.not_found');
      const kept = await keptRows(store.read, scope, run.id);
      return ok({
        run: shownRun(run),
        isAtWork: importJobs.isAtWork(run.id),
        kept: kept.map(({ no, records }) => ({
          no,
          records: records.map((one) => ({ ...one, fields: [...one.fields] })),
        })),
      });
    },
    previewImport: ({ scope, params, body }) =>
      imports.preview(scope, params['id'] ?? '', body.mapping, body.key),
    startImport: async ({ scope, params, body }) => {
      const started = await imports.start(scope, params['id'] ?? '', body.mapping, body.key);
      if (!started.ok) return started;
      importJobs.begin(scope, started.value.id);
      return ok(shownRun(started.value));
    },
    rereadImport: ({ scope, params, body }) => imports.reread(scope, params['id'] ?? '', body),
    resumeImport: async ({ scope, params }) => {
      const run = await readRun(store.read, scope, params['id'] ?? '');
      if (!run) return fail('record.not_found');
      if (importJobs.isAtWork(run.id)) return fail('import.running');
      if (run.state !== 'running' && run.state !== 'reverting') return fail('import.not_resumable');
      importJobs.begin(scope, run.id);
      return ok(shownRun(run));
    },
    importFailures: async ({ scope, params }) => {
      const run = await readRun(store.read, scope, params['id'] ?? '');
      if (!run) return fail('record.not_found');
      const name = `${run.fileName.replace(/\.\w+$/, '')}-import.csv`;
      return fileResponse(
        failuresCsv(store.read, scope, run, scope.locale),
        name,
        endpoints.importFailures.responseType,
      );
    },
    revertImport: async ({ scope, params }) => {
      const reverting = await imports.revert(scope, params['id'] ?? '');
      if (!reverting.ok) return reverting;
      importJobs.begin(scope, reverting.value.id);
      return ok(shownRun(reverting.value));
    },
    export: async ({ scope, query }) => {
      const { what, format, locale = scope.locale } = query;
      const made = await makeExport(store, scope, { what, format, locale }, now);
      if (!made.ok) return made;
      return fileResponse(made.value, `kontor-${what}.${EXTENSION[format]}`, endpoints.export.responseType);
    },
  };
};
