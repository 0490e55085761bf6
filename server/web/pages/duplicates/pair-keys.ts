/** Keys of the page: arrows choose, Enter merges, `n` says they are two; never while something else has the focus. */
import { useLayoutEffect } from 'preact/hooks';

export type PairKeys = {
  readonly move: (step: 1 | -1) => void;
  readonly merge: () => void;
  readonly dismiss: () => void;
};

const isAt = (target: EventTarget | null, what: string): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest(what) !== null);

const FIELDS = 'input, textarea, select, [role="dialog"]';
/** Enter is theirs; a chosen pair of the list is no action of its own. */
const ACTIONS = `a, summary, button:not(.w-pair), ${FIELDS}`;

/** From the moment the pair can be seen: what is typed before the next picture counts. */
export const usePairKeys = (keys: PairKeys, hasSingleKeys: boolean): void => {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
      const { key, target } = event;
      if (isAt(target, FIELDS)) return;
      if (key === 'ArrowDown' || key === 'ArrowUp') keys.move(key === 'ArrowDown' ? 1 : -1);
      else if (key === 'Enter' && !isAt(target, ACTIONS)) keys.merge();
      else if (key.toLowerCase() === 'n' && hasSingleKeys) keys.dismiss();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys, hasSingleKeys]);
};
