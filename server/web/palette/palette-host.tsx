/** Hears Ctrl+K (on a Mac also Cmd+K) on every page and fetches the palette when it is first wanted. */
import { signal, useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { fail } from '#shared/lib/result.ts';
import { useApp } from '../state/app-context.ts';

type Props = { onClose: () => void };

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

export const PaletteHost = () => {
  const { notices } = useApp();
  const shown = useSignal<ComponentType<Props> | null>(null);
  const answered = useSignal(wishes.peek());
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isWish(event)) return;
      // Browsers put the cursor into their address line otherwise.
      event.preventDefault();
      openPalette();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const wished = wishes.value;
  useEffect(() => {
    if (wished === answered.peek()) return;
    answered.value = wished;
    import('./palette.tsx').then(
      ({ Palette }) => (shown.value = Palette),
      () => notices.showFailure(fail('network.unreachable')),
    );
  }, [wished, answered, shown, notices]);
  return shown.value ? <shown.value onClose={() => (shown.value = null)} /> : null;
};
