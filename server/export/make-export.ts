/**
 * Records as a file, piece by piece: people and companies as CSV, NDJSON or vCards, everything as NDJSON. Through the
 * scope of whoever asks, and written down: who took how many of what out of the house.
 */
import { EXPORT_OFFER } from '#shared/api/transfer.endpoints.ts';
import type { ExportFormat, ExportWhat } from '#shared/api/transfer.endpoints.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { SYNC_TYPES } from '#shared/domain/sync.ts';
import type { SyncType } from '#shared/domain/sync.ts';
import type { Locale } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { noteRefusal, writeAudit } from '../core/audit.ts';
import { fieldsInUse } from '#shared/domain/custom-shown.ts';
import { readCustomFields } from '../custom-fields/custom-field.query.ts';
import { isAdmin } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv-lines.ts';
import { delimiterOf, exportCells, exportHeader, exportJson } from './export-columns.ts';
import { exportDocuments } from './export-documents.query.ts';
import { exportRecords } from './export-records.query.ts';
import { vcardText } from './vcard-text.ts';

export type ExportRequest = {
  readonly what: ExportWhat;
  readonly format: ExportFormat;
  readonly locale: Locale;
  /** Of everything, one kind alone. */
  readonly only?: SyncType;
};

type Count = (records: number) => void;

const KIND: Readonly<Record<Exclude<ExportWhat, 'all'>, FieldRecord>> = {
  people: 'person',
  companies: 'company',
};

async function* ofKind(
  store: Store,
  scope: Scope,
  kind: FieldRecord,
  { format, locale }: ExportRequest,
  count: Count,
): AsyncGenerator<string> {
  const delimiter = delimiterOf(locale);
  const custom = fieldsInUse(await readCustomFields(store.read, scope), kind);
  const shape = { kind, locale, custom };
  if (format === 'csv') yield BYTE_ORDER_MARK + csvLine(exportHeader(shape), delimiter);
  for await (const lot of exportRecords(store.read, scope, kind, custom)) {
    count(lot.length);
    const texts = lot.map((one) => {
      if (format === 'csv') return csvLine(exportCells(shape, one), delimiter);
      return format === 'vcard' ? vcardText(one) : `${JSON.stringify(exportJson(shape, one))}\n`;
    });
    yield texts.join('');
  }
}

async function* ofAll(
  store: Store,
  scope: Scope,
  only: SyncType | undefined,
  count: Count,
): AsyncGenerator<string> {
  for (const type of only ? [only] : SYNC_TYPES) {
    for await (const lot of exportDocuments(store, scope, type)) {
      count(lot.length);
      yield lot.map((one) => `${JSON.stringify(one)}\n`).join('');
    }
  }
}

/**
 * Errors: `access.denied` (owners and admins alone), `export.format`. Throws while it is read what the store throws.
 * The entry in the audit is made at the end, with how many; where the reader goes away, with how many they got.
 */
export const makeExport = async (
  store: Store,
  scope: Scope,
  request: ExportRequest,
  now: () => string,
): Promise<Result<AsyncGenerator<string>>> => {
  const { what, format, only } = request;
  const action = `export.${only ?? what}`;
  if (!isAdmin(scope)) {
    await noteRefusal(store, now(), scope, { action, recordId: null, outcome: 'denied' });
    return fail('access.denied');
  }
  const formats = EXPORT_OFFER[what];
  if (!formats.includes(format)) return fail('export.format', { params: { formats: formats.join(', ') } });
  async function* told(): AsyncGenerator<string> {
    let records = 0;
    const count: Count = (more) => void (records += more);
    try {
      yield* what === 'all'
        ? ofAll(store, scope, only, count)
        : ofKind(store, scope, KIND[what], request, count);
    } finally {
      await store.write(async (tx) => {
        const entry = { action, recordId: `${format}:${records}`, outcome: 'applied' as const };
        await writeAudit(tx, now(), scope, entry);
        return ok(null);
      });
    }
  }
  return ok(told());
};
