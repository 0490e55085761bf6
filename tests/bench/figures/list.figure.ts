/** A page of a list at its top and in its middle, against the same rows by a bare statement along the same index. */
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import { USUAL_COLUMNS } from '#shared/domain/list-fields.ts';
import type { ListQuery } from '#shared/domain/list-page.ts';
import { createRandom } from '#server/seed/random.ts';
import { listContext } from '#server/lists/list-context.ts';
import { readList } from '#server/lists/list.query.ts';
import { measured, percentile } from '../figure.ts';
import type { Figure } from '../figure.ts';

const PAGES = 150;
const WARM_UP = 20;
const LIMIT = 100;
const NOW = '2026-11-01T12:00:00.000Z';

const BARE = `select id, no, name, emails, phones, city, lifecycle, "sortKey", "lastContactAt" from person
  where "deletedAt" is null and ("sortKey", no) > (?, ?) and bucket = 'all' order by "sortKey", no limit ${LIMIT}`;

type Start = { readonly sortKey: string; readonly no: number };

const timesOf = async (
  starts: readonly Start[],
  work: (start: Start) => Promise<unknown>,
): Promise<number[]> => {
  const times: number[] = [];
  for (const start of [...starts.slice(0, WARM_UP), ...starts]) {
    const started = performance.now();
    await work(start);
    times.push(performance.now() - started);
  }
  return times.slice(WARM_UP);
};

export const listFigure: Figure = {
  names: ['list.page.first.p95', 'list.page.middle.p95'],
  run: async (context) => {
    const { store, scope } = await context.store();
    const random = createRandom(17);
    const last = (await store.sql.get<{ no: number }>('select max(no) as no from person'))?.no ?? 0;
    const middle: Start[] = [];
    while (middle.length < PAGES) {
      const no = 1 + random.below(last);
      const row = await store.sql.get<Start>('select "sortKey", no from person where no = ?', no);
      if (row) middle.push(row);
    }
    const first: Start[] = Array.from({ length: PAGES }, () => ({ sortKey: '', no: 0 }));
    const asking = await listContext(store, scope, 'person', NOW);
    const list = async ({ sortKey, no }: Start): Promise<void> => {
      const place = Buffer.from(JSON.stringify([0, [sortKey], no])).toString('base64url');
      const query: ListQuery = {
        filter: EVERYTHING,
        sort: { by: 'name', descending: false },
        columns: [...USUAL_COLUMNS.person],
        limit: LIMIT,
        after: place,
      };
      const page = await readList(store.read, asking, query);
      if (!page.ok || page.value.items.length === 0) throw new Error('A page of the list is missing.');
    };
    const bare = async ({ sortKey, no }: Start): Promise<unknown> => store.sql.all(BARE, sortKey, no);
    const figure = async (name: string, starts: readonly Start[]) => {
      const ours = percentile(await timesOf(starts, list), 0.95);
      const theirs = percentile(await timesOf(starts, bare), 0.95);
      return measured(name, ours, 'ms', `the same rows, bare: ${theirs.toFixed(3)} ms`, ours / theirs);
    };
    return [await figure('list.page.first.p95', first), await figure('list.page.middle.p95', middle)];
  },
};
