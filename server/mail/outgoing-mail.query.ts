/** What is remembered about a mail that is being written, and about the thread it belongs to. */
import type { Link, Visibility } from '#shared/domain/activity.ts';
import type { OutgoingMail } from '#shared/domain/outgoing-mail.ts';
import type { LinkTarget, LogState, PanelAnswer, ThreadMemory } from '#shared/domain/panel.ts';
import { bucketOf, canSee } from '../core/scope.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import type { Row, Sql } from '../db/store.ts';
import { titledLinks } from './link-titles.query.ts';
import { logStateOf } from './log-state.query.ts';
import type { OutgoingRow } from './outgoing-mail.ts';
import { outgoingMailTable } from './outgoing-mail.table.ts';

/** Where an answer in the thread begins: as they are called now, without those that are gone. */
const inherited = (links: readonly LogState['links'][number][]): LinkTarget[] =>
  links.map((link) => ({ ...link, reason: 'thread' }));

/** Null for unknown ids, and for what colleagues decided about mails they keep to themselves. */
export const readOutgoing = async (sql: Sql, scope: Scope, id: string): Promise<OutgoingMail | null> => {
  const row = await sql.get<Row>('select * from outgoing_mail where id = ?', id);
  if (!row) return null;
  const found = fromColumns(outgoingMailTable, row) as unknown as OutgoingRow;
  const { log, visibility, links, reminder, chosen, conversationId, fromKey } = found;
  const isOwn = found.userId === scope.userId;
  if (!isOwn && !canSee(scope, bucketOf(visibility, found.userId, found.teamId))) return null;
  return {
    awaited: log && found.activityId === null,
    own: isOwn
      ? {
          log,
          visibility,
          links: inherited(await titledLinks(sql, scope, links)),
          reminder,
          chosen,
          conversationId,
          from: fromKey,
        }
      : null,
  };
};

const CHOSEN = `select log, visibility, links from outgoing_mail where "userId" = ? and "conversationId" = ?
  and chosen = 1 order by "updatedAt" desc, id desc limit 1`;
/** Mails of one conversation that are looked through for the newest the asker may see. */
const LOOKED_AT = 20;
const LOGGED = `select m."activityId" as "activityId" from mail m join activity a on a.id = m."activityId"
  where m."conversationId" = ? and a."deletedAt" is null order by a."occurredAt" desc, a.no desc limit ${LOOKED_AT}`;
const OWN_LOG = `select visibility from mail_log where "activityId" = ? and "userId" = ?`;

const lastDecision = async (
  sql: Sql,
  scope: Scope,
  conversationId: string,
): Promise<ThreadMemory['decision']> => {
  const row = await sql.get<{ log: number; visibility: Visibility; links: string }>(
    CHOSEN,
    scope.userId,
    conversationId,
  );
  if (!row) return null;
  const links = inherited(await titledLinks(sql, scope, JSON.parse(row.links) as Link[]));
  return { log: row.log === 1, visibility: row.visibility, links };
};

const lastLog = async (sql: Sql, scope: Scope, conversationId: string): Promise<ThreadMemory['logged']> => {
  for (const { activityId } of await sql.all<{ activityId: string }>(LOGGED, conversationId)) {
    const state = await logStateOf(sql, scope, activityId);
    if (!state.activityId) continue;
    // Their own choice before that of others: a private log must not make the answer to it public.
    const own = await sql.get<{ visibility: Visibility }>(OWN_LOG, activityId, scope.userId);
    return { visibility: own?.visibility ?? state.visibility, links: inherited(state.links) };
  }
  return null;
};

/** What an answer in this conversation begins with. */
export const threadMemory = async (
  sql: Sql,
  scope: Scope,
  conversationId: string,
): Promise<ThreadMemory> => ({
  decision: await lastDecision(sql, scope, conversationId),
  logged: await lastLog(sql, scope, conversationId),
});

/** What a mail of this conversation that is read and not logged yet takes over; nothing of one nobody logged. */
export const threadOfRead = async (
  sql: Sql,
  scope: Scope,
  conversationId: string,
): Promise<Pick<PanelAnswer, 'thread'>> => {
  const logged = await lastLog(sql, scope, conversationId);
  return logged ? { thread: { decision: null, logged } } : {};
};
