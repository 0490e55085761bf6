/** How people stand in the store, and what is derived from them: name, address look-up, search, earlier mails. */
import type { PersonFields } from '#shared/domain/person.ts';
import { personName } from '#shared/domain/person.ts';
import { emailKey } from '#shared/domain/user.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { linkEarlierMails } from '../activities/earlier-mails.ts';
import { indexEmails } from '../core/email-index.ts';
import type { DomainRow, RecordTable } from '../core/record-table.ts';
import { indexCustom } from '../custom-fields/custom-index.ts';
import { addressTokens } from '../search/address-index.ts';
import { indexPlaces, placeTokens } from '../search/place-index.ts';
import { TOKEN_KIND, indexTokens, recordTokens } from '../search/search-index.ts';
import { indexWords } from '../search/word-index.ts';

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
  'addresses',
  'preferredChannel',
  'birthDay',
  'maritalStatus',
  'householdSize',
  'childrenCount',
  'occupation',
  'education',
  'equipment',
  'interests',
  'attitudes',
  'personalValues',
  'teamId',
  'custom',
] as const satisfies readonly (keyof PersonFields)[];

type PersonRecord = PersonFields & { id: string };

const emailKeys = (row: DomainRow | null): string[] =>
  row ? (row as PersonRecord).emails.map(({ email }) => emailKey(email)).filter(Boolean) : [];

/** `more` are texts of custom fields. */
export const personTokens = (row: DomainRow | null, more: readonly string[] = []): string[] => {
  if (!row) return [];
  const person = row as PersonRecord;
  const texts = [person.firstName, person.lastName, ...person.emails.map(({ email }) => email), ...more];
  return recordTokens(
    texts,
    person.phones.map(({ number }) => number),
  );
};

/** The columns that follow from the fields. */
export const personDerived = (
  fields: Pick<PersonFields, 'title' | 'firstName' | 'lastName' | 'emails' | 'city'>,
): DomainRow => ({
  name: personName(fields),
  sortKey: sortKey(`${fields.lastName} ${fields.firstName}`.trim() || personName(fields)),
  cityKey: sortKey(fields.city),
});

export const personTable: RecordTable = {
  table: 'person',
  columns: [
    'id',
    'bucket',
    'name',
    'sortKey',
    'cityKey',
    ...PERSON_COLUMNS,
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: [
    'emails',
    'phones',
    'tags',
    'addresses',
    'equipment',
    'interests',
    'attitudes',
    'personalValues',
    'custom',
  ],
  entries: ['custom'],
  flags: ['sample', 'optOut'],
  derived: ['name', 'sortKey', 'cityKey'],
  derive: (after) => personDerived(after as PersonFields),
  soft: true,
  merge: {
    emails: 'elements',
    phones: 'elements',
    tags: 'elements',
    addresses: 'elements',
    equipment: 'elements',
    interests: 'elements',
    attitudes: 'elements',
    personalValues: 'elements',
    optOut: 'sticky',
    ownerId: 'ask',
    teamId: 'ask',
  },
  bucket: (row) => row['bucket'] as string,
  project: async (context, before, after) => {
    const { tx, defer } = context;
    const id = (after ?? before)?.['id'] as string;
    await indexEmails(tx, 'person', id, emailKeys(before), emailKeys(after));
    const no = await tx.get<{ no: number }>('select no from person where id = ?', id);
    const custom = await indexCustom(tx, id, before, after);
    if (no) {
      const [old, current] = [personTokens(before, custom.before), personTokens(after, custom.after)];
      await indexTokens(tx, TOKEN_KIND.person, no.no, old, current);
      await indexPlaces(tx, no.no, placeTokens(before), placeTokens(after));
      await indexWords(tx, 'person', no.no, before, after);
      const [lived, lives] = [addressTokens('person', before), addressTokens('person', after)];
      await indexTokens(tx, TOKEN_KIND.person, no.no, lived, lives, 'address_token');
    }
    const gained = emailKeys(after).filter((key) => !emailKeys(before).includes(key));
    if (gained.length > 0) defer(`earlier:${id}`, () => linkEarlierMails(context, id, gained));
  },
};
