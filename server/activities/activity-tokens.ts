/** What an activity is found by: folded words of subject, text and participants, and the records it hangs on. */
import { searchTokens } from '#shared/lib/fold.ts';
import type { Tx } from '../db/store.ts';

/** Distinct words kept of one activity; a mail with more is a data file, not a letter. */
const TOKENS_MAX = 20_000;
const TEXT_MAX = 1_000_000;

/** Exact token of a record; cannot collide with a word, which has no underscore. */
export const recordToken = (recordId: string): string => `r_${recordId.replaceAll('-', '')}`;

const MEETING_PLACE = 'select location from meeting where "activityId" = ?';

type Searchable = {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
};

/** Tokens of texts already at hand; used by bulk loads as well. */
export const tokensOf = (texts: readonly string[], recordIds: readonly string[]): string[] => {
  const words = new Set(searchTokens(texts.join('\n').slice(0, TEXT_MAX)));
  return [...recordIds.map(recordToken), ...[...words].slice(0, TOKENS_MAX)];
};

/** Texts of the versions of a mail that everybody may see: a private one must not be found by its words. */
const openVersions = async (tx: Tx, activityId: string): Promise<string[]> => {
  const rows = await tx.all<{ mail: string }>(
    `select v.mail as mail from mail_variant v
     join mail_log l on l."activityId" = v."activityId" and l."userId" = v."loggedById"
     where v."activityId" = ? and l.visibility = 'all' order by v.id`,
    activityId,
  );
  return rows.map(({ mail }) => {
    const { subject, text } = JSON.parse(mail) as { subject: string; text: string };
    return `${subject}\n${text}`;
  });
};

/** `more` are texts of custom fields. */
export const activityTokens = async (
  tx: Tx,
  activity: Searchable,
  recordIds: readonly string[],
  more: readonly string[],
): Promise<string[]> => {
  if (activity.kind !== 'mail' && activity.kind !== 'meeting')
    return tokensOf([activity.subject, ...more, activity.text], recordIds);
  const people = await tx.all<{ email: string; name: string }>(
    'select email, name from mail_participant where "activityId" = ?',
    activity.id,
  );
  const names = people.map(({ email, name }) => `${name} ${email}`);
  if (activity.kind === 'meeting') {
    const meeting = await tx.get<{ location: string }>(MEETING_PLACE, activity.id);
    return tokensOf([activity.subject, ...more, activity.text, meeting?.location ?? '', ...names], recordIds);
  }
  const mail = await tx.get<{ text: string }>('select text from mail where "activityId" = ?', activity.id);
  const versions = await openVersions(tx, activity.id);
  return tokensOf([activity.subject, ...more, ...names, mail?.text ?? activity.text, ...versions], recordIds);
};
