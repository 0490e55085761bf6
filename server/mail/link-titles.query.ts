/** What records an activity hangs on are called, as far as the asker sees them; hidden and deleted ones are left out. */
import type { Link } from '#shared/domain/activity.ts';
import type { LogState } from '#shared/domain/panel.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

type LinkTitle = LogState['links'][number];
type LinkRow = Link & { readonly title: string | null };

/** Where records of each type stand and what they are called by. */
const NAMED = { person: 'name', company: 'name', deal: 'title', task: 'title' } as const;
const TYPES = Object.keys(NAMED) as Link['type'][];

const LINKS = forBuckets(
  (buckets) => `select l."recordType" as type, l."recordId" as id,
  coalesce(${TYPES.map((type) => `${type}.${NAMED[type]}`).join(', ')}) as title from activity_link l
  ${TYPES.map(
    (type) => `left join ${type} on l."recordType" = '${type}' and ${type}.id = l."recordId"
    and ${type}."deletedAt" is null and ${type}.bucket in (${buckets})`,
  ).join('\n  ')}
  where l."activityId" = ?`,
);
const TITLE = Object.fromEntries(
  TYPES.map((type) => [
    type,
    forBuckets(
      (buckets) =>
        `select ${NAMED[type]} as title from ${type} where id = ? and "deletedAt" is null and bucket in (${buckets})`,
    ),
  ]),
) as Record<Link['type'], (scope: Scope) => string>;

/** Of an activity the asker was found to see; in the order people, companies, deals, tasks. */
export const linksOfActivity = async (sql: Sql, scope: Scope, id: string): Promise<LinkTitle[]> => {
  const buckets = TYPES.flatMap(() => scope.buckets);
  const rows = await sql.all<LinkRow>(LINKS(scope), ...buckets, id);
  const seen = rows.flatMap(({ type, id: recordId, title }) =>
    title === null ? [] : [{ type, id: recordId, title }],
  );
  return seen.toSorted((one, other) => TYPES.indexOf(one.type) - TYPES.indexOf(other.type));
};

/** Of links that were kept somewhere else, as they are called now. */
export const titledLinks = async (
  sql: Sql,
  scope: Scope,
  links: readonly Link[],
): Promise<readonly LinkTitle[]> => {
  const titled: LinkTitle[] = [];
  for (const { type, id } of links) {
    const row = await sql.get<{ title: string }>(TITLE[type](scope), id, ...scope.buckets);
    if (row) titled.push({ type, id, title: row.title });
  }
  return titled;
};
