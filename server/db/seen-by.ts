/** Which activities somebody may see, as a condition on `activity a`; the same on both engines. */

const bucketOf = (row: string, userColumn: string): string =>
  `(case ${row}.visibility when 'all' then 'all' when 'team' then 'team:' || ${row}."teamId" else 'private:' || ${row}."${userColumn}" end)`;

/**
 * `inBuckets` is the end of a comparison with the asker's buckets (`in (?, ?)`); it stands there twice, and so must its
 * values. Independent of what the activity hangs on: a mail of strangers only is found too.
 */
export const seenBy = (inBuckets: string): string => `case when a.kind = 'mail'
  then exists (select 1 from mail_log m where m."activityId" = a.id and ${bucketOf('m', 'userId')} ${inBuckets})
  else ${bucketOf('a', 'createdById')} ${inBuckets} end`;
