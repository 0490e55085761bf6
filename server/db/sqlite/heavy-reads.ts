/** Hands heavy reads to the worker; started on first use, so that a server at rest stays small. */
import { Worker } from 'node:worker_threads';
import type { FullTextQuery } from '../store.ts';
import type { ReadReply, ReadRequest } from './read-worker.ts';

type Waiting = { readonly resolve: (rows: number[]) => void; readonly reject: (error: Error) => void };

export type HeavyReads = {
  readonly findText: (query: FullTextQuery) => Promise<number[]>;
  readonly close: () => Promise<void>;
};

export const createHeavyReads = (path: string): HeavyReads => {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const failAll = (error: Error): void => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  const start = (): Worker => {
    const started = new Worker(new URL('read-worker.ts', import.meta.url), { workerData: { path } });
    started.unref();
    started.on('message', (reply: ReadReply) => {
      const entry = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) started.unref();
      if ('rows' in reply) entry?.resolve(reply.rows);
      else entry?.reject(new Error(reply.error));
    });
    started.on('error', failAll);
    started.on('exit', () => failAll(new Error('The reading worker ended')));
    return started;
  };

  return {
    findText: (query) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, query } satisfies ReadRequest);
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
};
