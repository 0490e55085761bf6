/** Words in the file of rows that failed. */
export const importFileEn = {
  'import.row': 'Row',
  'import.outcome': 'Outcome',
  'import.column': 'Column',
  'import.value': 'Value',
  'import.reason': 'Reason',
  'outcome.failed': 'Not imported',
  'outcome.kept': 'Imported, the value is kept in a note',
} as const;
