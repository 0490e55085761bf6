/** `/` puts the cursor into a search, wherever no field has the focus. */
import { useLayoutEffect } from 'preact/hooks';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

/**
 * Where a panel shows a history, the key is the panel's: it searches what is shown, hears the key first and takes it.
 * `before` is a selector of the panel beside something that has a search of its own: that one hears the key before the panel,
 * unless the keyboard is inside of it.
 */
export const useSlash = (isOn: boolean, focus: () => void, before?: string): void => {
  useLayoutEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key !== '/' || hasModifier || event.defaultPrevented || isTyping(event.target)) return;
      if (before !== undefined && event.target instanceof Element && event.target.closest(before)) return;
      event.preventDefault();
      focus();
    };
    const options = { capture: before !== undefined };
    window.addEventListener('keydown', onKey, options);
    return () => window.removeEventListener('keydown', onKey, options);
  }, [isOn, focus, before]);
};
