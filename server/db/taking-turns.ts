/**
 * Long reading that lets others have their turn: the embedded engine answers at once, on the thread that answers
 * everybody, and what is read in many statements would hold up all of them until it is through.
 */
import { setImmediate } from 'node:timers/promises';
import type { Sql, Value } from './store.ts';

/** Statements and rows between two turns: a millisecond or two. Counted, not timed, so that a run can be repeated. */
const WORK = 100;

/** The same reading; between two statements others come to it. Not for a transaction, which awaits the database alone. */
export const takingTurns = (sql: Sql): Sql => {
  let work = 0;
  const count = async (rows: number): Promise<void> => {
    work += rows + 1;
    if (work < WORK) return;
    work = 0;
    await setImmediate();
  };
  return {
    run: sql.run,
    get: async <T>(text: string, ...values: Value[]) => {
      await count(1);
      return sql.get<T>(text, ...values);
    },
    all: async <T>(text: string, ...values: Value[]) => {
      const rows = await sql.all<T>(text, ...values);
      await count(rows.length);
      return rows;
    },
  };
};
