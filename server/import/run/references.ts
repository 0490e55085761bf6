/** Whom a cell means that names a colleague, a team, a company, a person or a deal. */
import type { CustomLinkType } from '#shared/domain/custom-field.ts';
import { splitPersonName } from '#shared/capture/person-name.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { emailKey } from '#shared/domain/user.ts';
import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/store.ts';
import type { Reference } from '../mapping/row-plan.ts';
import { findRecord } from '../find-record.ts';
import type { KeyValue } from '../find-record.ts';
import type { KnownNames } from './names.ts';

type Where = { readonly tx: Tx; readonly scope: Scope };

const findBy = async (
  { tx, scope }: Where,
  kind: 'person' | 'company',
  keys: readonly KeyValue[],
): Promise<string | null> => {
  for (const key of keys) {
    if (key.values[0] === '') continue;
    const found = await findRecord(tx, scope, kind, key);
    if (found.ok && found.value) return found.value;
  }
  return null;
};

/** By its number in another system, else by its name. */
export const findCompanyByText = (where: Where, text: string): Promise<string | null> =>
  findBy(where, 'company', [
    { key: 'external', values: [text] },
    { key: 'name', values: [sortKey(text)] },
  ]);

const findPersonByText = (where: Where, text: string): Promise<string | null> => {
  const { firstName, lastName } = splitPersonName(text);
  return findBy(where, 'person', [
    { key: 'external', values: [text] },
    { key: 'email', values: [emailKey(text)] },
    { key: 'name', values: [sortKey(`${lastName} ${firstName}`.trim())] },
  ]);
};

const findDealByTitle = async ({ tx, scope }: Where, title: string): Promise<string | null> => {
  const found = await tx.db
    .selectFrom('deal')
    .select('id')
    .where('title', '=', title)
    .where('deletedAt', 'is', null)
    .where('bucket', 'in', scope.buckets)
    .limit(2)
    .execute();
  return found.length === 1 ? found[0]!.id : null;
};

const FIND: Readonly<Record<CustomLinkType, (where: Where, text: string) => Promise<string | null>>> = {
  company: findCompanyByText,
  person: findPersonByText,
  deal: findDealByTitle,
};

/** `self` is the record of the row. Errors: `import.owner_unknown`, `import.team_unknown`, `import.parent_unknown`, `import.link_unknown`. */
export const resolveReference = async (
  where: Where,
  names: KnownNames,
  { target, said, link }: Reference,
  self: string | null,
): Promise<Result<string>> => {
  if (target === 'ownerId') return names.account(said.value);
  if (target === 'teamId') return names.team(said.value);
  if (link) {
    const id = await FIND[link](where, said.value);
    return id ? ok(id) : fail('import.link_unknown');
  }
  const parent = await findCompanyByText(where, said.value);
  return parent && parent !== self ? ok(parent) : fail('import.parent_unknown');
};
