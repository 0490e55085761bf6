/**
 * `kontor export people|companies|all`: into a new file, or for everything into a new folder with one file of each kind.
 * Prints one JSON line. What was there before is not overwritten.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXPORT_FORMATS, EXPORT_OFFER, EXPORT_WHAT } from '#shared/api/transfer.endpoints.ts';
import type { ExportFormat, ExportWhat } from '#shared/api/transfer.endpoints.ts';
import { SYNC_TYPES } from '#shared/domain/sync.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { makeExport } from '../export/make-export.ts';
import type { ExportRequest } from '../export/make-export.ts';
import { importScope } from '../import/import-user.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { withServices } from './with-services.ts';

const isOneOf = <T extends string>(words: readonly T[], text: string): text is T =>
  (words as readonly string[]).includes(text);

type Target = { readonly path: string; readonly request: ExportRequest };

const targetsOf = (
  path: string,
  what: ExportWhat,
  format: ExportFormat,
  locale: 'de' | 'en',
): readonly Target[] =>
  what === 'all'
    ? SYNC_TYPES.map((only) => ({
        path: join(path, `${only}.ndjson`),
        request: { what, format, locale, only },
      }))
    : [{ path, request: { what, format, locale } }];

export const exportCommand: Command = {
  name: 'export',
  usage:
    'export people|companies|all --format csv|ndjson|vcard --out FILE [--locale de|en] [--user E]   (all: --out FOLDER)',
  run: async (context) => {
    const options = readOptions(context.args, { values: ['format', 'out', 'locale', 'user'], words: 1 });
    if (!options.ok) return options;
    const [what = ''] = options.value.words;
    const { format = what === 'all' ? 'ndjson' : 'csv', out, locale, user } = options.value.values;
    if (!isOneOf(EXPORT_WHAT, what) || !isOneOf(EXPORT_FORMATS, format) || !out) return fail('command.usage');
    if (locale !== undefined && !isOneOf(['de', 'en'] as const, locale)) return fail('command.usage');
    const formats = EXPORT_OFFER[what];
    if (!formats.includes(format)) return fail('export.format', { params: { formats: formats.join(', ') } });
    const path = resolve(context.cwd, out);
    if (await stat(path).catch(() => null)) return fail('export.target_exists', { params: { path: out } });
    return withServices(context.config, async ({ store, clock }): Promise<Result<null>> => {
      const scope = await importScope(store.read, user);
      if (!scope.ok) return scope;
      const now = (): string => toInstant(clock.now());
      if (what === 'all') await mkdir(path, { recursive: true, mode: 0o700 });
      for (const target of targetsOf(path, what, format, locale ?? scope.value.locale)) {
        const made = await makeExport(store, scope.value, target.request, now);
        if (!made.ok) return made;
        try {
          await pipeline(
            Readable.from(made.value),
            createWriteStream(target.path, { mode: 0o600, flags: 'wx' }),
          );
        } catch (error) {
          // Half an export looks like a whole one.
          await rm(target.path, { force: true });
          throw error;
        }
      }
      context.print(JSON.stringify({ exported: what, format, path }));
      return ok(null);
    });
  },
};
