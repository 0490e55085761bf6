/** Records to confirm, and how far each can be relied on. */
import { fail, ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { readQueue } from './quality-queue.query.ts';
import { readQuality } from './record-quality.query.ts';

type Names = 'qualityQueue' | 'searchQuality' | 'recordQuality';

export const qualityHandlers = ({ store, staleness, clock }: Services): HandlersOf<Names> => ({
  qualityQueue: async ({ scope, query }) => {
    const { owner, cursor } = query;
    const page = await readQueue(store.read, scope, { owner, cursor, nowMs: clock.now() });
    return page.ok ? ok({ ...page.value, search: staleness.state() }) : page;
  },
  searchQuality: async () => {
    // What failed shows as not ended, and is tried again with the next who asks.
    void staleness.run().catch(() => {});
    return ok({ search: staleness.state() });
  },
  recordQuality: async ({ scope, query }) => {
    const quality = await readQuality(store.read, scope, query.type, query.id, clock.now());
    return quality ? ok(quality) : fail('record.not_found');
  },
});
