/** Whether a mail is logged, by whom, and what it hangs on, as far as the asker may see. */
import type { Visibility } from '#shared/domain/activity.ts';
import type { LogState, MailContent, PanelQuery } from '#shared/domain/panel.ts';
import { messageIdKey } from '#shared/domain/message-id.ts';
import { bucketOf, canSee } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { linksOfActivity } from './link-titles.query.ts';
import { similarMail } from './similar-mail.query.ts';
import { logId } from './mail-loggers.ts';
import { apartRange, contentIdentity } from './mail-variants.ts';

type LogRow = { userId: string; userName: string; at: string; visibility: Visibility; teamId: string };

const LOGS = `select l."userId" as "userId", u.name as "userName", l.at as at, l.visibility as visibility,
  l."teamId" as "teamId" from mail_log l join user_account u on u.id = l."userId"
  join activity a on a.id = l."activityId" where l."activityId" = ? and a."deletedAt" is null order by l.at`;
/** The mail itself, then versions kept apart because others may not see it. */
const BY_IDENTITY = `select "activityId" from mail where identity = ? or (identity >= ? and identity < ?)
  order by identity limit 20`;

/** The asker's own log went again, and nothing of it is there now. */
const TAKEN_BACK = `select seq from change where "recordId" = ? and "recordType" = 'mail_log' and op = 'delete' limit 1`;

const NOT_LOGGED: LogState = { activityId: null, entries: [], visibility: 'all', links: [] };
const WIDTH: Record<Visibility, number> = { private: 0, team: 1, all: 2 };

/** Of one activity. A colleague's private log stays invisible: it looks as if nobody had logged. */
export const logStateOf = async (sql: Sql, scope: Scope, activityId: string): Promise<LogState> => {
  const logs = await sql.all<LogRow>(LOGS, activityId);
  const seen = logs.filter((log) => canSee(scope, bucketOf(log.visibility, log.userId, log.teamId)));
  if (seen.length === 0) return NOT_LOGGED;
  return {
    activityId,
    entries: seen.map(({ userId, userName, at }) => ({ userId, userName, at })),
    visibility: seen
      .map((log) => log.visibility)
      .reduce((wide, one) => (WIDTH[one] > WIDTH[wide] ? one : wide)),
    links: await linksOfActivity(sql, scope, activityId),
  };
};

const logStateBy = async (sql: Sql, scope: Scope, identity: string): Promise<LogState> => {
  const mails = await sql.all<{ activityId: string }>(BY_IDENTITY, identity, ...apartRange(identity));
  for (const { activityId } of mails) {
    const state = await logStateOf(sql, scope, activityId);
    if (state.activityId) return state;
  }
  for (const { activityId } of mails)
    if (await sql.get(TAKEN_BACK, logId(activityId, scope.userId))) return { ...NOT_LOGGED, takenBack: true };
  return NOT_LOGGED;
};

const logStateByContent = async (sql: Sql, scope: Scope, content: MailContent): Promise<LogState> => {
  const { identity } = content;
  const state = identity === null ? NOT_LOGGED : await logStateBy(sql, scope, contentIdentity(identity));
  const similar = await similarMail(sql, scope, content, state.activityId);
  return similar ? { ...state, similar: { ...similar, maybeSame: identity === null } } : state;
};

/** Of the mail with this Message-ID, else with this content; null when the asker has neither to ask with. */
export const logState = async (
  sql: Sql,
  scope: Scope,
  { messageId, content }: Pick<PanelQuery, 'messageId' | 'content'>,
): Promise<LogState | null> => {
  const key = messageIdKey(messageId ?? '');
  if (key) return logStateBy(sql, scope, key);
  return content ? logStateByContent(sql, scope, content) : null;
};

/** Those of the given Message-IDs, as they were given, whose mails the asker has logged. */
export const ownLogs = async (sql: Sql, scope: Scope, messageIds: readonly string[]): Promise<string[]> => {
  const own: string[] = [];
  for (const messageId of messageIds) {
    const state = await logState(sql, scope, { messageId });
    if (state?.entries.some(({ userId }) => userId === scope.userId)) own.push(messageId);
  }
  return own;
};
