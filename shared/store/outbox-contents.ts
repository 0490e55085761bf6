/**
 * Content that changes name, e.g. attachments, and how long this device keeps it: as long as a change that names it waits
 * for the server or for a person; then for a server that is restored from a backup, as long as there is room.
 */
import type { Kept, OutboxDatabase } from './outbox-database.ts';

const SETTLED_BYTES = 64 * 1024 * 1024;

/** The changes are settled. Inside a transaction over everything. */
export const noteSettled = async (db: OutboxDatabase, changes: readonly Kept[]): Promise<void> => {
  const orders = new Map(changes.flatMap(({ needs, order }) => needs.map((hash) => [hash, order] as const)));
  if (orders.size === 0) return;
  const contents = (await db.contents.bulkGet([...orders.keys()])).filter((one) => one !== undefined);
  await db.settledContents.bulkPut(
    contents.map(({ hash, sealed }) => ({ hash, order: orders.get(hash)!, bytes: sealed.byteLength })),
  );
};

/** What nobody needs any more goes, of settled ones the oldest first. Inside a transaction over everything. */
export const sweepContents = async (db: OutboxDatabase): Promise<void> => {
  const hashes = await db.contents.toCollection().primaryKeys();
  if (hashes.length === 0) return;
  const needed = new Set<unknown>([
    ...(await db.entries.orderBy('needs').uniqueKeys()),
    ...(await db.attention.orderBy('needs').uniqueKeys()),
  ]);
  const outdated: string[] = [];
  let room = SETTLED_BYTES;
  const oldestFirst = await db.settledContents.orderBy('order').toArray();
  for (const { hash, bytes } of oldestFirst.toReversed()) {
    room -= bytes;
    if (room >= 0) needed.add(hash);
    else outdated.push(hash);
  }
  await db.settledContents.bulkDelete(outdated);
  await db.contents.bulkDelete(hashes.filter((hash) => !needed.has(hash)));
};
