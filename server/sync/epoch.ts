/**
 * The name of one unbroken life of the database, made with it. A restored backup gets another, and with it every device
 * knows that the order it remembers is void.
 */
import type { Sql, Tx } from '../db/store.ts';

const READ = `select value from meta where key = 'epoch'`;

export const readEpoch = async (sql: Sql): Promise<string> =>
  (await sql.get<{ value: string }>(READ))?.value ?? '';

/** Begins a new life: after a restore, and before anybody may connect. */
export const beginEpoch = async (tx: Tx, newId: () => string): Promise<void> => {
  await tx.run(`update meta set value = ? where key = 'epoch'`, newId().replaceAll('-', ''));
};
