/** What the server has settled leaves the queue, all of one answer at once: a full queue is as long as there is to wait. */
import type { Table } from 'dexie';
import type { MutationEnvelope, MutationOutcome } from '../domain/mutation.ts';
import type { Clock } from '../lib/clock.ts';
import type { Cipher } from './environment.ts';
import { noteSettled, sweepContents } from './outbox-contents.ts';
import type { AttentionRow, Entry, Kept, Meta, OutboxDatabase } from './outbox-database.ts';
import { openJson, sealJson } from './sealed-json.ts';

type SettleOptions = {
  readonly db: OutboxDatabase;
  /** Every table of the outbox: one transaction moves a change from one to the other. */
  readonly all: Table[];
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly readMeta: () => Promise<Meta>;
};

/** Nothing of an erased person may stay: what is left of a refused change is what it was about. */
const withoutContent = ({ args, ...mutation }: MutationEnvelope): MutationEnvelope => ({
  ...mutation,
  args: 'id' in args ? { id: args['id'] } : {},
});

export const createSettle = ({ db, all, cipher, clock, readMeta }: SettleOptions) => {
  /** The content of a refused change as it may stay. */
  const contentOf = async (entry: Entry, code: string): Promise<Uint8Array> => {
    if (code !== 'record.erased') return entry.sealed;
    const mutation = await openJson<MutationEnvelope>(cipher, entry.sealed);
    return mutation ? sealJson(cipher, withoutContent(mutation)) : entry.sealed;
  };

  type Settled = { readonly outcome: MutationOutcome; readonly sealed: Uint8Array };
  const sealOutcome = async (outcome: MutationOutcome): Promise<Settled[]> => {
    if (outcome.status !== 'rejected') return [{ outcome, sealed: await sealJson(cipher, outcome) }];
    const entry = await db.entries.get(outcome.id);
    return entry ? [{ outcome, sealed: await contentOf(entry, outcome.error.code) }] : [];
  };

  return async (outcomes: readonly MutationOutcome[]): Promise<void> => {
    const settled = (await Promise.all(outcomes.map(sealOutcome))).flat();
    await db.transaction('rw', all, async () => {
      const meta = await readMeta();
      const entries = await db.entries.bulkGet(settled.map(({ outcome }) => outcome.id));
      const kept: Kept[] = [];
      const refused: AttentionRow[] = [];
      for (const [index, { outcome, sealed }] of settled.entries()) {
        const entry = entries[index];
        if (!entry) continue;
        const { id, needs } = entry;
        if (outcome.status === 'rejected') {
          const { code, fields } = outcome.error;
          const stays = code === 'record.erased' ? [] : needs;
          refused.push({ id, at: clock.now(), code, fields: { ...fields }, sealed, needs: stays });
        } else {
          const order = meta.order + kept.length;
          kept.push({ id, order, sealed: entry.sealed, outcome: sealed, needs });
        }
      }
      await db.entries.bulkDelete([...kept, ...refused].map(({ id }) => id));
      await db.journal.bulkPut(kept);
      await db.attention.bulkPut(refused);
      await db.meta.put({ ...meta, order: meta.order + kept.length });
      await noteSettled(db, kept);
      await sweepContents(db);
    });
  };
};
