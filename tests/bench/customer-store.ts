/** A folder with a few customers in a store of its own, for figures that write; gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedStore } from '#server/seed/seed-store.ts';
import { openOrThrow } from './bench-store.ts';
import { CUSTOMERS } from './mails-to-log.ts';

export const withCustomerFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-sync-'));
  try {
    const store = await openOrThrow(join(folder, 'kontor.db'));
    const seeded = await seedStore(store, CUSTOMERS);
    await store.close();
    if (!seeded.ok) throw new Error(seeded.error.code);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
