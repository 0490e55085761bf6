import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import type { ListPage, ListQuery, ListRow } from '#shared/domain/list-page.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createListRows } from '#server/web/pages/lists/list-rows.model.ts';

const row = (id: string): ListRow => ({ id, title: id, opens: null, values: {} });
const page = (ids: string, after: string | null, before: string | null = null): ListPage => ({
  items: [...ids].map(row),
  names: {},
  after,
  before,
});
const ASKED = { filter: EVERYTHING, sort: { by: 'name', descending: false }, columns: ['name'] };

/** Answers in the order given, and notes where each page was to begin. */
const listOf = (...answers: Result<ListPage>[]) => {
  const asked: (string | undefined)[] = [];
  const list = createListRows((query: ListQuery) => {
    asked.push(query.after ?? query.before ?? query.from);
    return Promise.resolve(answers.shift()!);
  });
  return { list, asked, shown: () => list.rows.value.map(({ id }) => id).join('') };
};

describe('the rows of a list', () => {
  it('grow at the end and at the beginning, and know when there is no more', async () => {
    const { list, asked, shown } = listOf(
      ok(page('mn', 'n', 'm')),
      ok(page('op', null)),
      ok(page('kl', 'l', null)),
    );
    await list.start(ASKED, { from: 'M' });
    await list.more();
    expect(list.hasMore.value).toBe(false);
    await list.more();
    await list.earlier();
    expect([shown(), asked]).toEqual(['klmnop', ['M', 'n', 'm']]);
    expect(list.hasEarlier.value).toBe(false);
  });

  it('are looked for through pages without any, until there are some', async () => {
    const { list, asked, shown } = listOf(ok(page('', '1')), ok(page('', '2')), ok(page('z', null)));
    await list.start(ASKED);
    expect([shown(), asked, list.isSearching.value]).toEqual(['z', [undefined, '1', '2'], false]);
  });

  it('are gone when they could not be read, and there again when they can', async () => {
    const { list, shown } = listOf(ok(page('a', null)), fail('network.unreachable'), ok(page('b', null)));
    await list.start(ASKED);
    await list.start(ASKED);
    expect([shown(), list.state.value, list.failure.value?.error.code]).toEqual([
      '',
      'failed',
      'network.unreachable',
    ]);
    await list.again();
    expect([shown(), list.state.value]).toEqual(['b', 'idle']);
  });

  it('belong to what was asked last, however late another answer comes', async () => {
    let late: (answer: Result<ListPage>) => void = () => undefined;
    const answers = [
      new Promise<Result<ListPage>>((resolve) => {
        late = resolve;
      }),
      Promise.resolve(ok(page('b', null))),
    ];
    const list = createListRows(() => answers.shift()!);
    const first = list.start(ASKED);
    await list.start(ASKED);
    late(ok(page('a', null)));
    await first;
    expect(list.rows.value.map(({ id }) => id)).toEqual(['b']);
  });
});
