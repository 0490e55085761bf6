import { describe, expect, it } from 'vitest';
import { ARRANGED_CARDS } from '#shared/domain/panel-cards.ts';
import { arrangeCards } from '#shared/panel/cards/arrange-cards.ts';
import { cards } from '#shared/panel/cards/cards.ts';
import { cardRows, moved, toggled } from '#server/web/pages/admin/panel-layout.model.ts';

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

describe("the panel's cards", () => {
  it('that can be arranged are all there, in the order they usually stand in', () => {
    const movable = ids(cards).filter((id) => (ARRANGED_CARDS as readonly string[]).includes(id));
    expect(movable).toEqual([...ARRANGED_CARDS]);
  });

  it('stand as they are named, the others after them; who it is and the note line keep their places', () => {
    const shown = ids(arrangeCards({ order: ['timeline', 'people'], hidden: ['deals'] }));
    expect(shown.slice(0, 3)).toEqual(ids(cards).slice(0, 3));
    expect(shown.at(-1)).toBe('note');
    const movable = shown.filter((id) => (ARRANGED_CARDS as readonly string[]).includes(id));
    expect(movable).toEqual([
      'timeline',
      'people',
      'commercial',
      'tasks',
      'company',
      'ties',
      'facts',
      'details',
      'custom',
    ]);
  });

  it('pass over what they do not know', () => {
    expect(ids(arrangeCards({ order: ['gone', 'timeline', 'timeline'], hidden: ['gone'] }))).toHaveLength(
      cards.length,
    );
  });

  it('are moved one place by one click, and none is lost at the ends', () => {
    const rows = cardRows({ target: { role: 'user' }, name: '', layout: null });
    expect(moved(rows, 'tasks', -1).order.slice(0, 2)).toEqual(['tasks', 'commercial']);
    expect(moved(rows, 'commercial', -1).order).toEqual([...ARRANGED_CARDS]);
    expect(moved(rows, 'timeline', 1).order).toEqual([...ARRANGED_CARDS]);
    expect(toggled(rows, 'facts').hidden).toEqual(['facts']);
  });
});
