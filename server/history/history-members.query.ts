/** A customer and what hangs on them, for the history: under each id they ever had, those taken away included. */
import type { HistoryType } from '#shared/domain/record-history.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';

export type Owner = { readonly type: 'person' | 'company'; readonly id: string };
export type Member = { readonly type: HistoryType; readonly title: string };

/** Of each kind the newest; ids grow with time. */
const MEMBERS_MAX = 300;

const HANGING = [
  ['deal', 'title'],
  ['task', 'title'],
  ['fact', 'text'],
] as const;

const ownerColumn = ({ type }: Owner) => (type === 'person' ? 'personId' : 'companyId');

/** Those a record was merged with lead to it. */
const earlierIds = async (db: Reader, id: string): Promise<string[]> => {
  const rows = await db.selectFrom('alias').select('id').where('targetId', '=', id).execute();
  return rows.map((row) => row.id);
};

/** The other end has to be the asker's to see, too. */
const employments = (db: Reader, { buckets }: Scope, { type, id }: Owner) =>
  type === 'person'
    ? db
        .selectFrom('employment as e')
        .innerJoin('company as o', 'o.id', 'e.companyId')
        .select(['e.id as id', 'o.name as title'])
        .where('e.personId', '=', id)
        .where('o.bucket', 'in', buckets)
        .orderBy('e.id', 'desc')
        .limit(MEMBERS_MAX)
        .execute()
    : db
        .selectFrom('employment as e')
        .innerJoin('person as o', 'o.id', 'e.personId')
        .select(['e.id as id', 'o.name as title'])
        .where('e.companyId', '=', id)
        .where('o.bucket', 'in', buckets)
        .orderBy('e.id', 'desc')
        .limit(MEMBERS_MAX)
        .execute();

/** Of one kind, by what it is called; the three have the same columns but for that. */
const hanging = (db: Reader, { buckets }: Scope, owner: Owner, [type, title]: (typeof HANGING)[number]) =>
  db
    .selectFrom(type as 'fact')
    .select(['id', `${title as 'text'} as title`])
    .where(ownerColumn(owner), '=', owner.id)
    .where('bucket', 'in', buckets)
    .orderBy('id', 'desc')
    .limit(MEMBERS_MAX)
    .execute();

/** By id. The owner is taken for visible: it was read with the same scope just before. */
export const historyMembers = async (
  db: Reader,
  scope: Scope,
  owner: Owner,
): Promise<ReadonlyMap<string, Member>> => {
  const members = new Map<string, Member>([[owner.id, { type: owner.type, title: '' }]]);
  for (const id of await earlierIds(db, owner.id)) members.set(id, { type: owner.type, title: '' });
  for (const { id, title } of await employments(db, scope, owner)) {
    members.set(id, { type: 'employment', title });
  }
  for (const kind of HANGING) {
    for (const { id, title } of await hanging(db, scope, owner, kind)) {
      members.set(id, { type: kind[0], title });
    }
  }
  return members;
};
