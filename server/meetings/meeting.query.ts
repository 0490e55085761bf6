/** Whether a meeting of a calendar is written down, and what stands there, as far as the asker may see. */
import { meetingMark } from '#shared/domain/meeting.ts';
import type { MeetingName } from '#shared/domain/meeting.ts';
import type { LogState } from '#shared/domain/panel.ts';
import type { FullActivity } from '../activities/activity.query.ts';
import { bucketOf, canSee } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Sql } from '../db/store.ts';
import { linksOfActivity } from '../mail/link-titles.query.ts';
import { hashText } from '../mail/mail-rows.ts';
import type { Visibility } from '#shared/domain/activity.ts';

type Row = {
  id: string;
  userId: string | null;
  userName: string | null;
  teamId: string | null;
  at: string;
  visibility: Visibility;
};

const BY_IDENTITY = `select a.id as id, a."createdById" as "userId", u.name as "userName", a."teamId" as "teamId",
  a."createdAt" as at, a.visibility as visibility from meeting m join activity a on a.id = m."activityId"
  left join user_account u on u.id = a."createdById"
  where m.identity = ? and a."deletedAt" is null order by a."createdAt", a.id limit 50`;

export const meetingIdentity = (name: MeetingName): string => `sha256:${hashText(meetingMark(name))}`;

/** The oldest entry of the meeting the asker can see; what others keep to themselves looks as if there were none. */
export const findMeeting = async (sql: Sql, scope: Scope, name: MeetingName): Promise<Row | null> => {
  const rows = await sql.all<Row>(BY_IDENTITY, meetingIdentity(name));
  return (
    rows.find(({ visibility, userId, teamId }) =>
      canSee(scope, bucketOf(visibility, userId ?? '', teamId ?? '')),
    ) ?? null
  );
};

export const meetingState = async (sql: Sql, scope: Scope, name: MeetingName): Promise<LogState> => {
  const found = await findMeeting(sql, scope, name);
  if (!found) return { activityId: null, entries: [], visibility: 'all', links: [] };
  const { id, userId, userName, at, visibility } = found;
  return {
    activityId: id,
    entries: userId ? [{ userId, userName: userName ?? '', at }] : [],
    visibility,
    links: await linksOfActivity(sql, scope, id),
  };
};

/** Of an activity the asker was found to see; null for one that comes of no calendar. */
export const readMeeting = async (db: Reader, activityId: string): Promise<FullActivity['meeting']> => {
  const meeting = await db
    .selectFrom('meeting')
    .select(['endsAt', 'location'])
    .where('activityId', '=', activityId)
    .executeTakeFirst();
  if (!meeting) return null;
  const participants = await db
    .selectFrom('mail_participant')
    .select(['role', 'email', 'name'])
    .where('activityId', '=', activityId)
    .orderBy('position')
    .execute();
  return {
    ...meeting,
    participants: participants.map(({ role, email, name }) => ({
      role: role === 'organizer' ? 'organizer' : 'attendee',
      email,
      name,
    })),
  };
};
