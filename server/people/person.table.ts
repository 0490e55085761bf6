/** How people stand in the store, and what is derived from them: name, address look-up, search, earlier mails. */
import type { PersonFields } from '#shared/domain/person.ts';
import { personName } from '#shared/domain/person.ts';
import { emailKey } from '#shared/domain/user.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { linkEarlierMails } from '../activities/earlier-mails.ts';
import { indexEmails } from '../core/email-index.ts';
import type { DomainRow, RecordTable } from '../core/record-table.ts';
import { TOKEN_KIND, indexTokens, recordTokens } from '../search/search-index.ts';

export const PERSON_COLUMNS = [
  'salutation',
  'title',
  'firstName',
  'lastName',
  'emails',
  'phones',
  'lifecycle',
  'language',
  'street',
  'postcode',
  'city',
  'country',
  'website',
  'ownerId',
  'externalId',
  'tags',
  'optOut',
] as const satisfies readonly (keyof PersonFields)[];

type PersonRecord = PersonFields & { id: string };

const emailKeys = (row: DomainRow | null): string[] =>
  row ? (row as PersonRecord).emails.map(({ email }) => emailKey(email)).filter(Boolean) : [];

export const personTokens = (row: DomainRow | null): string[] => {
  if (!row) return [];
  const person = row as PersonRecord;
  const texts = [person.firstName, person.lastName, ...person.emails.map(({ email }) => email)];
  return recordTokens(
    texts,
    person.phones.map(({ number }) => number),
  );
};

/** The columns that follow from the fields. */
export const personDerived = (
  fields: Pick<PersonFields, 'title' | 'firstName' | 'lastName' | 'emails'>,
): DomainRow => ({
  name: personName(fields),
  sortKey: sortKey(`${fields.lastName} ${fields.firstName}`.trim() || personName(fields)),
});

export const personTable: RecordTable = {
  table: 'person',
  columns: [
    'id',
    'bucket',
    'name',
    'sortKey',
    ...PERSON_COLUMNS,
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['emails', 'phones', 'tags'],
  flags: ['sample', 'optOut'],
  derived: ['name', 'sortKey'],
  derive: (after) => personDerived(after as PersonFields),
  soft: true,
  merge: { emails: 'elements', phones: 'elements', tags: 'elements', optOut: 'sticky', ownerId: 'ask' },
  bucket: (row) => row['bucket'] as string,
  project: async (context, before, after) => {
    const { tx, defer } = context;
    const id = (after ?? before)?.['id'] as string;
    await indexEmails(tx, 'person', id, emailKeys(before), emailKeys(after));
    const no = await tx.get<{ no: number }>('select no from person where id = ?', id);
    if (no) await indexTokens(tx, TOKEN_KIND.person, no.no, personTokens(before), personTokens(after));
    const gained = emailKeys(after).filter((key) => !emailKeys(before).includes(key));
    if (gained.length > 0) defer(`earlier:${id}`, () => linkEarlierMails(context, id, gained));
  },
};
