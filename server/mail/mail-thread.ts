/**
 * Which thread a mail belongs to: by Message-ID, In-Reply-To and References (as in JWZ's algorithm), then by Outlook's
 * conversation id; never by subject. A mail that joins two threads makes them one.
 */
import { messageIdKey, messageIdKeys } from '#shared/domain/message-id.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import type { Mail } from '#shared/domain/mail.ts';
import type { Sql, Tx } from '../db/store.ts';

export const referenceKeys = (mail: Pick<Mail, 'references' | 'inReplyTo'>): string[] => {
  const keys = mail.references.map(messageIdKey);
  return [...new Set([...keys, ...messageIdKeys(mail.inReplyTo, 10)].filter(Boolean))].slice(
    0,
    MAIL_LIMITS.references,
  );
};

type ThreadRow = { threadId: string };

const threadsOf = async (
  sql: Sql,
  identity: string,
  keys: readonly string[],
  conversationId: string,
): Promise<string[]> => {
  const threads = new Set<string>();
  for (const key of keys) {
    const row = await sql.get<ThreadRow>('select "threadId" from mail where identity = ?', key);
    if (row) threads.add(row.threadId);
  }
  // Replies that arrived before the mail they answer.
  const answers = await sql.all<ThreadRow>(
    `select distinct m."threadId" as "threadId" from mail_reference r join mail m on m."activityId" = r."activityId"
     where r."refKey" = ? limit 50`,
    identity,
  );
  for (const { threadId } of answers) threads.add(threadId);
  if (threads.size === 0 && conversationId) {
    const row = await sql.get<ThreadRow>(
      'select "threadId" from mail where "conversationId" = ? limit 1',
      conversationId,
    );
    if (row) threads.add(row.threadId);
  }
  return [...threads].toSorted();
};

/** The thread's id; further threads the mail ties together are renamed to it. `own` is used for a new thread. */
export const joinThread = async (
  tx: Tx,
  identity: string,
  keys: readonly string[],
  conversationId: string,
  own: string,
): Promise<string> => {
  const [first, ...others] = await threadsOf(tx, identity, keys, conversationId);
  if (!first) return own;
  for (const other of others)
    await tx.run('update mail set "threadId" = ? where "threadId" = ?', first, other);
  return first;
};
