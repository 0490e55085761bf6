/**
 * The panel's keys: `/`, `s`, `n`, `t`, `l` when no field has the focus, unless the person switched them off, and Esc for
 * whatever was opened last.
 */
import { useLayoutEffect } from 'preact/hooks';

export type ShortcutKey = '/' | 's' | 'n' | 't' | 'l';

export type PanelKeys = {
  /** What a control says about its key: the key, or nothing where single keys are switched off. */
  readonly named: (key: ShortcutKey) => ShortcutKey | undefined;
  /** Gives what takes the key back. The latest one set counts. */
  readonly onKey: (key: ShortcutKey, run: () => void) => () => void;
  /** Gives what takes it back; Esc closes the latest. */
  readonly onEscape: (close: () => void) => () => void;
  readonly dispose: () => void;
};

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isCheckbox = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'checkbox';

const withoutLast = <T>(list: T[], entry: T): void => {
  const at = list.lastIndexOf(entry);
  if (at >= 0) list.splice(at, 1);
};

/** Back to where the keyboard was before; where that is gone, to the panel itself, so that its keys go on working. */
export const giveFocusBack = (from: HTMLElement, to: EventTarget | null): void => {
  const before = to instanceof HTMLElement && to.isConnected ? to : null;
  (before ?? from.closest<HTMLElement>('.kp-layout'))?.focus();
};

/**
 * Listens on `target`: the panel itself, or the whole document where the page is there for the panel. What a field
 * outside of the panel does with a key is its own business, and so is a key that somebody else has already taken.
 */
export const createPanelKeys = (
  target: Document | HTMLElement,
  panel: HTMLElement,
  hasSingleKeys: boolean,
): PanelKeys => {
  const shortcuts: { key: ShortcutKey; run: () => void }[] = [];
  const closers: (() => void)[] = [];
  const listen = (event: Event) => {
    if (
      !(event instanceof KeyboardEvent) ||
      event.defaultPrevented ||
      event.isComposing ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    if (event.key === 'Escape') {
      const close = closers.at(-1);
      const isElsewhere = isField(event.target) && !panel.contains(event.target as Node);
      if (!close || isElsewhere) return;
      event.stopPropagation();
      close();
      return;
    }
    if (!hasSingleKeys || (isField(event.target) && !isCheckbox(event.target))) return;
    const shortcut = shortcuts.findLast(({ key }) => key === event.key);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  };
  target.addEventListener('keydown', listen);
  return {
    named: (key) => (hasSingleKeys ? key : undefined),
    onKey: (key, run) => {
      const shortcut = { key, run };
      shortcuts.push(shortcut);
      return () => withoutLast(shortcuts, shortcut);
    },
    onEscape: (close) => {
      closers.push(close);
      return () => withoutLast(closers, close);
    },
    dispose: () => target.removeEventListener('keydown', listen),
  };
};

/** Esc runs `close` as long as `open` is true, from the moment it can be seen. */
export const useEscape = (keys: PanelKeys, open: boolean, close: () => void): void => {
  useLayoutEffect(() => (open ? keys.onEscape(close) : undefined), [keys, open, close]);
};

export const useShortcut = (keys: PanelKeys, key: ShortcutKey, run: () => void): void => {
  useLayoutEffect(() => keys.onKey(key, run), [keys, key, run]);
};
