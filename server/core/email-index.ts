/** Address look-up: which records an address belongs to. */
import type { Tx } from '../db/store.ts';

export const indexEmails = async (
  tx: Tx,
  recordType: 'person' | 'company',
  recordId: string,
  before: readonly string[],
  after: readonly string[],
): Promise<void> => {
  for (const key of before) {
    if (after.includes(key)) continue;
    await tx.run(
      'delete from email_index where "emailKey" = ? and "recordType" = ? and "recordId" = ?',
      key,
      recordType,
      recordId,
    );
  }
  for (const key of after) {
    if (before.includes(key)) continue;
    await tx.run(
      'insert into email_index ("emailKey", "recordType", "recordId") values (?, ?, ?) on conflict do nothing',
      key,
      recordType,
      recordId,
    );
  }
};
