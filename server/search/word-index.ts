/** Keeps the words that stand on records (tags, interests …) in step, so that a list finds the few that carry one. */
import { fieldsOf } from '#shared/domain/record-fields.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Tx } from '../db/store.ts';
import { takeInEarlier } from './earlier-records.ts';
import { looseKey } from './loose-key.ts';
import { TOKEN_KIND } from './search-index.ts';

type Named = keyof typeof TOKEN_KIND;
/** `word` is the `looseKey` of what stands there. */
type Key = { readonly field: string; readonly word: string };

const wordFields = (record: Named): readonly string[] =>
  fieldsOf(record).flatMap(({ key, kind }) => (kind === 'words' ? [key] : []));

/** Each once. */
export const wordsOf = (record: Named, row: DomainRow | null): Key[] =>
  row
    ? wordFields(record).flatMap((field) =>
        [...new Set((row[field] as readonly string[]).map(looseKey))].map((word) => ({ field, word })),
      )
    : [];

/** Writes what differs. Replay: harmless. */
export const indexWords = async (
  tx: Tx,
  record: Named,
  recordNo: number,
  before: DomainRow | null,
  after: DomainRow | null,
): Promise<void> => {
  const [old, current] = [wordsOf(record, before), wordsOf(record, after)];
  const without = (keys: readonly Key[], others: readonly Key[]): Key[] =>
    keys.filter(({ field, word }) => !others.some((other) => other.field === field && other.word === word));
  const kind = TOKEN_KIND[record];
  for (const { field, word } of without(old, current))
    await tx.run(
      'delete from record_word where kind = ? and field = ? and word = ? and "recordNo" = ?',
      kind,
      field,
      word,
      recordNo,
    );
  for (const { field, word } of without(current, old))
    await tx.run(
      'insert into record_word (kind, field, word, "recordNo") values (?, ?, ?, ?) on conflict do nothing',
      kind,
      field,
      word,
      recordNo,
    );
};

/** Records from before there was such an index. */
export const indexEarlierWords = takeInEarlier({
  key: 'record_words',
  records: ['person', 'company'] as const,
  json: wordFields,
  index: (tx, record, no, row) => indexWords(tx, record, no, null, row),
});
