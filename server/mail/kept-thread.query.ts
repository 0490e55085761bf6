/** Whether the asker wants every mail of a conversation logged. */
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

const KEPT = 'select id from kept_thread where "conversationId" = ? and "userId" = ?';

export const keepsThread = async (sql: Sql, scope: Scope, conversationId: string): Promise<boolean> =>
  (await sql.get(KEPT, conversationId, scope.userId)) !== undefined;
