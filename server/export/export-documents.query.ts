/** Every record the asker sees, as devices keep them, and mails with their text and the list of their attachments. */
import type { SyncDoc, SyncType } from '#shared/domain/sync.ts';
import { readActivity } from '../activities/activity.query.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import { recordTables } from '../records.ts';
import { readDocuments } from '../sync/documents.ts';
import type { tables } from '../db/schema.ts';

const LOT = 100;

export async function* exportDocuments(
  store: Store,
  scope: Scope,
  type: SyncType,
): AsyncGenerator<readonly (SyncDoc & { mail?: unknown })[]> {
  const table = recordTables[type]!.table as 'person' & keyof typeof tables;
  for (let after = ''; ;) {
    const rows = await store.read
      .selectFrom(table)
      .select('id')
      .where('deletedAt', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(LOT)
      .execute();
    const keys = rows.map(({ id }) => ({ type, id }));
    const docs = await readDocuments(store.sql, scope, keys);
    const whole: (SyncDoc & { mail?: unknown })[] = [];
    for (const doc of docs) {
      const isMail = type === 'activity' && doc.data['kind'] === 'mail';
      const activity = isMail ? await readActivity(store, scope, doc.id) : null;
      whole.push(activity?.ok ? { ...doc, mail: activity.value.mail } : doc);
    }
    if (whole.length > 0) yield whole;
    if (rows.length < LOT) return;
    after = rows.at(-1)!.id;
  }
}
