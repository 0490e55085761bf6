/** Records that are there twice. */
import { ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import { readMerges } from '../merges/merge.query.ts';
import type { Services } from '../services.ts';
import { readPairs } from './listed-pairs.query.ts';
import { findSimilar } from './similar.query.ts';
import { typedMarks } from './typed-marks.ts';

type Names = 'duplicates' | 'searchDuplicates' | 'checkDuplicates' | 'merges';

export const duplicateHandlers = ({ store, duplicates }: Services): HandlersOf<Names> => ({
  duplicates: async ({ scope, query }) => {
    const search = await duplicates.state(query.type);
    if (!search.ok) return search;
    return ok({ items: await readPairs(store.read, scope, query.type), search: search.value });
  },
  searchDuplicates: async ({ body }) => {
    const search = await duplicates.start(body.type);
    return search.ok ? ok({ search: search.value }) : search;
  },
  checkDuplicates: async ({ scope, body }) =>
    ok({
      items: (
        await Promise.all(typedMarks(body).map((marks) => findSimilar(store.read, scope, marks)))
      ).flat(),
    }),
  merges: async ({ scope, query }) => ok({ items: await readMerges(store.read, scope, query.record) }),
});
