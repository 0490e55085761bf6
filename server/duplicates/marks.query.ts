/** Records in the form in which they are compared, as far as the asker sees them. */
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import { companyTable } from '../companies/company.table.ts';
import type { Reader } from '../db/store.ts';
import { personTable } from '../people/person.table.ts';
import { companyMarks, personMarks } from './duplicate-marks.ts';
import type { CompanyRecord, Marks, PersonRecord } from './duplicate-marks.ts';

/** Those behind a number in the order they were made, so many; or those of these numbers, a few hundred at most. */
type Place = { readonly after: number; readonly limit: number } | { readonly numbers: readonly number[] };

const COMMON = ['id', 'emails', 'phones', 'street', 'postcode', 'city', 'country'] as const;

/** Of the people of these numbers. */
const employersOf = async (
  db: Reader,
  numbers: readonly number[],
  place: Place,
): Promise<ReadonlyMap<string, string[]>> => {
  const found = new Map<string, string[]>();
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return found;
  const rows = await db
    .selectFrom('employment')
    .select(['personId', 'companyId'])
    .where('personId', 'in', (eb) => {
      const people = eb.selectFrom('person').select('id');
      return 'after' in place
        ? people.where('no', '>=', first).where('no', '<=', last)
        : people.where('no', 'in', numbers);
    })
    .where('deletedAt', 'is', null)
    .execute();
  for (const { personId, companyId } of rows) {
    const known = found.get(personId);
    if (known) known.push(companyId);
    else found.set(personId, [companyId]);
  }
  return found;
};

const readPeople = async (db: Reader, { buckets }: Scope, place: Place): Promise<Map<number, Marks>> => {
  const all = db
    .selectFrom('person')
    .select(['no', ...COMMON, 'title', 'firstName', 'lastName'])
    .where('bucket', 'in', buckets)
    .where('deletedAt', 'is', null);
  const rows = await (
    'after' in place
      ? all.where('no', '>', place.after).orderBy('no').limit(place.limit)
      : all.where('no', 'in', place.numbers)
  ).execute();
  const employers = await employersOf(
    db,
    rows.map(({ no }) => no),
    place,
  );
  return new Map(
    rows.map(({ no, ...row }) => {
      const person = fromColumns(personTable, row) as PersonRecord;
      return [no, personMarks(person, employers.get(person.id) ?? [])] as const;
    }),
  );
};

const readCompanies = async (db: Reader, { buckets }: Scope, place: Place): Promise<Map<number, Marks>> => {
  const all = db
    .selectFrom('company')
    .select(['no', ...COMMON, 'name', 'domains', 'vatId', 'parentId'])
    .where('bucket', 'in', buckets)
    .where('deletedAt', 'is', null);
  const rows = await (
    'after' in place
      ? all.where('no', '>', place.after).orderBy('no').limit(place.limit)
      : all.where('no', 'in', place.numbers)
  ).execute();
  return new Map(
    rows.map(
      ({ no, ...row }) => [no, companyMarks(fromColumns(companyTable, row) as CompanyRecord)] as const,
    ),
  );
};

/** By their numbers; deleted ones are left out. */
export const readMarks = (
  db: Reader,
  scope: Scope,
  type: Marks['type'],
  place: Place,
): Promise<ReadonlyMap<number, Marks>> =>
  type === 'person' ? readPeople(db, scope, place) : readCompanies(db, scope, place);
