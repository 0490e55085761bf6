import type { importFileEn } from '../en/import-file.ts';
import type { TranslationOf } from '../translate.ts';

export const importFileDe: TranslationOf<typeof importFileEn> = {
  'import.row': 'Zeile',
  'import.outcome': 'Ergebnis',
  'import.column': 'Spalte',
  'import.value': 'Wert',
  'import.reason': 'Grund',
  'outcome.failed': 'Nicht importiert',
  'outcome.kept': 'Importiert, der Wert steht in einer Notiz',
};
