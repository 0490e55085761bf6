/** Rows of an import that failed, as a table that can be corrected and imported again: its own columns are passed over then. */
import type { Locale } from '#shared/domain/user.ts';
import { importFileDe } from '#shared/i18n/de/import-file.ts';
import { importFileEn } from '#shared/i18n/en/import-file.ts';
import { errorText } from '#shared/i18n/translate.ts';
import { fail } from '#shared/lib/result.ts';
import type { Scope } from '../../core/scope.ts';
import type { Reader } from '../../db/store.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../export/csv-lines.ts';
import { OWN_COLUMN } from '../mapping/guess-mapping.ts';
import { delimiterOf } from '../../export/export-columns.ts';
import { errorTexts } from '../../http/error-texts.ts';
import { failedRows } from './import-run.query.ts';
import type { RunInStore } from './import-run.query.ts';

export async function* failuresCsv(
  db: Reader,
  scope: Scope,
  run: RunInStore,
  locale: Locale,
): AsyncGenerator<string> {
  const words = locale === 'de' ? importFileDe : importFileEn;
  const delimiter = delimiterOf(locale);
  const own = (['row', 'outcome', 'column', 'value', 'reason'] as const).map(
    (name) => OWN_COLUMN + words[`import.${name}`],
  );
  const columns = run.columns.filter((column) => !column.startsWith(OWN_COLUMN));
  const places = columns.map((column) => run.columns.indexOf(column));
  yield BYTE_ORDER_MARK + csvLine([...own, ...columns], delimiter);
  for await (const { no, step, misfits, cells } of failedRows(db, scope, run.id)) {
    const told = (texts: readonly string[]): string => [...new Set(texts)].filter(Boolean).join(' / ');
    const reasons = misfits.map(({ code }) =>
      errorText(errorTexts(locale), fail(code), { locale, addressForm: 'sie' }),
    );
    yield csvLine(
      [
        String(no),
        words[step === 'failed' ? 'outcome.failed' : 'outcome.kept'],
        told(misfits.map(({ column }) => column)),
        told(misfits.map(({ value }) => value)),
        told(reasons),
        ...places.map((place) => cells[place] ?? ''),
        ...cells.slice(run.columns.length),
      ],
      delimiter,
    );
  }
}
