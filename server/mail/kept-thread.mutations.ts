/** Keeping on logging a conversation. */
import { ok } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';

/** One row for each person and conversation; asking for what is so already changes nothing. */
export const keptThreadMutations: DefinitionsOf<'thread.keep'> = {
  'thread.keep': async ({ write, scope, tx }, { id, conversationId, keep }) => {
    await tx.lock(`kept_thread:${scope.userId}`);
    const kept = await tx.db
      .selectFrom('kept_thread')
      .select('id')
      .where('userId', '=', scope.userId)
      .where('conversationId', '=', conversationId)
      .executeTakeFirst();
    if (keep && !kept) await write.insert('kept_thread', { id, userId: scope.userId, conversationId });
    if (!keep && kept) await write.remove('kept_thread', kept.id);
    return ok({ id: kept?.id ?? id });
  },
};
