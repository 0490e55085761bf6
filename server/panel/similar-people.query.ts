/** Whom an unknown sender might be, by the rules that find duplicates everywhere, among those who share a word of the name. */
import { splitPersonName } from '#shared/capture/person-name.ts';
import type { PersonMatch } from '#shared/domain/panel.ts';
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import { fromColumns } from '../core/record-table.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { countWords } from '../duplicates/common-words.ts';
import { personMarks } from '../duplicates/duplicate-marks.ts';
import type { PersonRecord } from '../duplicates/duplicate-marks.ts';
import { ASKED, judgePair } from '../duplicates/duplicate-rules.ts';
import { personTable } from '../people/person.table.ts';
import { WORK, firstEmployer, toMatch } from './people-lookup.query.ts';
import type { MatchRow } from './people-lookup.query.ts';

const SAME_WORD = forBuckets(
  (
    buckets,
  ) => `select p.id as id, p.name as name, p.title as title, p."firstName" as "firstName", p."lastName" as "lastName",
  p.emails as emails, p.phones as phones, p.street as street, p.postcode as postcode, p.city as city, p.country as country, ${WORK}
  from person p ${firstEmployer(buckets)} where p."deletedAt" is null and p.bucket in (${buckets})
  and p.no in (select "recordNo" from search_token where token = ? and kind = 1 limit 50) limit 20`,
);

const WORDS_MAX = 4;
const SHOWN_MAX = 3;

export type UnknownSender = {
  /** As the mail shows it; empty where it shows none. */
  readonly name: string;
  readonly email: string;
  /** The company the address belongs to. */
  readonly companyId: string | null;
};

/** At most three, the likeliest first. */
export const similarPeople = async (
  sql: Sql,
  scope: Scope,
  { name, email, companyId }: UnknownSender,
): Promise<PersonMatch[]> => {
  const shown = name || email.split('@')[0]!.replaceAll(/[._-]/g, ' ');
  const { firstName, lastName } = splitPersonName(shown, email);
  const sender = personMarks(
    { ...EMPTY_PERSON, id: '', firstName, lastName, emails: [{ email, label: '' }] },
    companyId ? [companyId] : [],
  );
  const common = countWords().common();
  const found = new Map<string, { match: PersonMatch; score: number }>();
  for (const token of searchTokens(shown).slice(0, WORDS_MAX)) {
    const rows = await sql.all<MatchRow>(SAME_WORD(scope), ...scope.buckets, ...scope.buckets, token);
    for (const row of rows) {
      const known = fromColumns(personTable, row) as PersonRecord;
      const verdict = judgePair(
        sender,
        personMarks(known, row.companyId ? [row.companyId] : []),
        common,
        ASKED,
      );
      if (verdict) found.set(row.id, { match: toMatch(row, 'name'), score: verdict.score });
    }
  }
  return [...found.values()]
    .toSorted((one, other) => other.score - one.score)
    .slice(0, SHOWN_MAX)
    .map(({ match }) => match);
};
