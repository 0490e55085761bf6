/** What this browser remembers of the last change of many records: enough to say what was done, and to take it back. */
import * as z from 'zod/mini';

const keptRunSchema = z.object({
  /** An instant. */
  at: z.string(),
  /** Records it was to change. */
  total: z.number(),
  /** Ids of the mutations that were applied. */
  done: z.array(z.string()),
  /** Ids of those sent without an answer yet. */
  pending: z.array(z.string()),
  /** Whether it came to its end. */
  isWhole: z.boolean(),
  isDeletion: z.boolean(),
});
export type KeptRun = z.infer<typeof keptRunSchema>;

export type RunKeeper = {
  readonly read: (record: string) => KeptRun | null;
  readonly write: (record: string, run: KeptRun | null) => void;
};

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** For each account by itself. A browser that keeps nothing loses the way back with the page. */
export const createRunKeeper = (shelf: Shelf, userId: string): RunKeeper => {
  const place = (record: string): string => `kontor.bulk.${userId}.${record}`;
  return {
    read: (record) => {
      try {
        const read = keptRunSchema.safeParse(JSON.parse(shelf.getItem(place(record)) ?? 'null'));
        return read.success ? read.data : null;
      } catch {
        return null;
      }
    },
    write: (record, run) => {
      try {
        if (run) shelf.setItem(place(record), JSON.stringify(run));
        else shelf.removeItem(place(record));
      } catch {
        // Full, or not allowed: the page itself still knows.
      }
    },
  };
};
