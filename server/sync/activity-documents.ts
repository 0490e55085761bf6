/** Activities as a device keeps them: the head, what they hang on, and who logged them as far as the asker sees it. */
import type { Link, Visibility } from '#shared/domain/activity.ts';
import type { CustomValues } from '#shared/domain/custom-field.ts';
import type { KeptPage } from '#shared/domain/kept-page.ts';
import type { MailKind } from '#shared/domain/mail-kind.ts';
import type { SyncActivity, SyncDoc } from '#shared/domain/sync.ts';
import { bucketOf } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import { readLots } from '../db/read-lots.ts';
import type { Sql } from '../db/store.ts';

type Head = Omit<SyncActivity, 'links' | 'log' | 'identity' | 'mailKind' | 'page' | 'custom'> & {
  mailKind: MailKind | null;
  page: string | null;
  custom: string;
  id: string;
  teamId: string | null;
  identity: string | null;
};
type LogRow = { activityId: string; userId: string; at: string; visibility: Visibility; teamId: string };

const HEADS = `select a.id as id, a.kind as kind, a."occurredAt" as "occurredAt", a.subject as subject,
  a.preview as preview, a.text as text, a.direction as direction, a.outcome as outcome, a.visibility as visibility,
  a."createdById" as "byId", a.attachments as attachments, a."mailKind" as "mailKind", a.page as page, a.custom as custom, a."teamId" as "teamId", m.identity as identity
  from activity a left join mail m on m."activityId" = a.id where a."deletedAt" is null and a.id in ({ids})`;
const LINKS = `select "activityId", "recordType" as type, "recordId" as id from activity_link
  where "activityId" in ({ids}) order by id`;
const LOGS = `select "activityId", "userId", at, visibility, "teamId" from mail_log where "activityId" in ({ids}) order by at, id`;

export const readActivityDocs = async (
  sql: Sql,
  scope: Scope,
  ids: readonly string[],
): Promise<SyncDoc[]> => {
  const heads = await readLots<Head>(sql, HEADS, ids);
  const links = Map.groupBy(
    await readLots<Link & { activityId: string }>(sql, LINKS, ids),
    ({ activityId }) => activityId,
  );
  const logs = Map.groupBy(await readLots<LogRow>(sql, LOGS, ids), ({ activityId }) => activityId);
  return heads.flatMap(({ id, teamId, identity, mailKind, page, custom, ...head }) => {
    const log = (logs.get(id) ?? [])
      .map(({ userId, at, visibility, teamId: team }) => ({
        userId,
        at,
        visibility,
        bucket: bucketOf(visibility, userId, team),
      }))
      .filter(({ bucket }) => scope.buckets.includes(bucket));
    const own = bucketOf(head.visibility, head.byId ?? '', teamId ?? '');
    const seen = head.kind === 'mail' ? log.map(({ bucket }) => bucket) : [own];
    const buckets = [...new Set(seen)].filter((bucket) => scope.buckets.includes(bucket));
    if (buckets.length === 0) return [];
    const data: SyncActivity = {
      ...head,
      ...(mailKind === null ? {} : { mailKind }),
      ...(page === null ? {} : { page: JSON.parse(page) as KeptPage }),
      ...(custom === '{}' ? {} : { custom: JSON.parse(custom) as CustomValues }),
      // A colleague's private log is named to nobody: the head shows the widest of all.
      identity: identity ?? '',
      links: (links.get(id) ?? []).map(({ type, id: record }) => ({ type, id: record })),
      log,
    };
    return [{ type: 'activity' as const, id, buckets, data }];
  });
};
