import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ArrangedCard, PanelLayout } from '#shared/domain/panel-cards.ts';
import type { Arrangement } from '#shared/domain/panel-layout.ts';
import { useTexts } from '../../state/texts.ts';
import { cardRows, moved, toggled } from './panel-layout.model.ts';
import { panelLayoutTexts } from './panel-layout-texts.ts';

type Props = { arrangement: Arrangement; arrange: (layout: PanelLayout) => void };

/** The cards from top to bottom: ticked ones are shown, two buttons move each. */
export const CardList = ({ arrangement, arrange }: Props) => {
  const t = useTexts(panelLayoutTexts);
  const rows = cardRows(arrangement);
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef('');
  // The keyboard goes along with the card that moved; at an end its other button goes on.
  useLayoutEffect(() => {
    if (!pressed.current) return;
    const [card, way] = pressed.current.split(' ');
    pressed.current = '';
    const button = (which: string) =>
      list.current?.querySelector<HTMLButtonElement>(`[data-move="${card} ${which}"]:not(:disabled)`);
    (button(way ?? '') ?? button(way === 'up' ? 'down' : 'up'))?.focus();
  });
  const nameOf = (id: ArrangedCard): string =>
    id === 'commercial' ? t('card.commercial') : t(`${id}.title`);
  const move = (id: ArrangedCard, way: 'up' | 'down'): void => {
    pressed.current = `${id} ${way}`;
    arrange(moved(rows, id, way === 'up' ? -1 : 1));
  };
  return (
    <ol class="w-list" ref={list}>
      {rows.map(({ id, isShown }, at) => (
        <li key={id} class="w-task w-card-row">
          <input
            type="checkbox"
            checked={isShown}
            aria-label={t('shown', { card: nameOf(id) })}
            onChange={() => arrange(toggled(rows, id))}
          />
          <span class="w-task-text">{nameOf(id)}</span>
          {(['up', 'down'] as const).map((way) => (
            <button
              key={way}
              type="button"
              class="w-button"
              data-move={`${id} ${way}`}
              aria-label={t(way, { card: nameOf(id) })}
              title={t(way, { card: nameOf(id) })}
              disabled={way === 'up' ? at === 0 : at === rows.length - 1}
              onClick={() => move(id, way)}
            >
              <span aria-hidden="true">{way === 'up' ? '↑' : '↓'}</span>
            </button>
          ))}
        </li>
      ))}
    </ol>
  );
};
