/** Hears Ctrl+K (on a Mac also Cmd+K) on every page and fetches the palette when it is first wanted. */
import { signal, useSignal } from '@preact/signals';
import type { ComponentType, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fail } from '#shared/lib/result.ts';
import { useApp } from '../state/app-context.ts';

type Props = {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly onClose: () => void;
  /** What was typed while it was on its way. */
  readonly typed: string;
};

/** Grows when somebody asks for the palette. */
const wishes = signal(0);
export const openPalette = (): void => {
  wishes.value += 1;
};

const isWish = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.altKey &&
  !event.shiftKey &&
  !event.defaultPrevented &&
  event.key.toLowerCase() === 'k';

const isLetter = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey && !isComposing;

export const PaletteHost = () => {
  const { notices } = useApp();
  const shown = useSignal<{ readonly Palette: ComponentType<Props>; readonly wish: number } | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const answered = useSignal(wishes.peek());
  /** Null unless it is on its way. */
  const typed = useRef<string | null>(null);
  // It hears from the moment the page stands there.
  useLayoutEffect(() => {
    const onWish = (event: KeyboardEvent): void => {
      if (!isWish(event)) return;
      // Browsers put the cursor into their address line otherwise.
      event.preventDefault();
      openPalette();
    };
    const onLetter = (event: KeyboardEvent): void => {
      if (typed.current === null || !isLetter(event)) return;
      // Neither for the field behind nor a key of the page.
      event.preventDefault();
      event.stopPropagation();
      typed.current += event.key;
    };
    window.addEventListener('keydown', onWish);
    window.addEventListener('keydown', onLetter, { capture: true });
    return () => {
      window.removeEventListener('keydown', onWish);
      window.removeEventListener('keydown', onLetter, { capture: true });
    };
  }, []);
  const wished = wishes.value;
  const words = useRef('');
  // Before the next key: what is typed from now on is meant for it.
  useLayoutEffect(() => {
    if (wished === answered.peek()) return;
    answered.value = wished;
    // Closed, but not gone yet, it makes way for another.
    if (dialog.current?.open) return;
    typed.current ??= '';
    import('./palette.tsx').then(
      ({ Palette }) => {
        words.current = typed.current ?? '';
        typed.current = null;
        shown.value = { Palette, wish: wished };
      },
      () => {
        typed.current = null;
        notices.showFailure(fail('network.unreachable'));
      },
    );
  }, [wished, answered, shown, notices]);
  const current = shown.value;
  if (!current) return null;
  const close = (): void => {
    if (shown.peek() === current) shown.value = null;
  };
  return <current.Palette key={current.wish} dialog={dialog} typed={words.current} onClose={close} />;
};
