/** Worker thread with a read-only connection: heavy reads never hold up the event loop that answers panels. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FullTextQuery } from '../store.ts';
import { openConnection } from './connection.ts';
import { textSearchStatement } from './full-text.ts';

export type ReadRequest = { readonly id: number; readonly query: FullTextQuery };
export type ReadReply =
  | { readonly id: number; readonly rows: number[] }
  | { readonly id: number; readonly error: string };

const connection = openConnection((workerData as { path: string }).path, 'read');

parentPort?.on('message', ({ id, query }: ReadRequest) => {
  try {
    const { text, values } = textSearchStatement(query);
    const rows = connection.sql.all<{ no: number }>(text, ...values) as { no: number }[];
    parentPort?.postMessage({ id, rows: rows.map((row) => row.no) } satisfies ReadReply);
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) } satisfies ReadReply);
  }
});
