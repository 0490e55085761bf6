/**
 * What colleagues change shows in an open panel by itself: not while somebody types, not while nobody looks, and no more
 * than once a second. Back in reach of the server, the panel asks anew, too.
 */
import { effect } from '@preact/signals';
import type { PanelStore } from './panel-store.ts';

const PACE_MS = 1_000;
/** So long after the last key a field may be typed in still. */
const TYPING_MS = 2_000;

export type NewsOptions = {
  readonly store: PanelStore;
  /** The panel; fields in it are what is typed in. */
  readonly root: HTMLElement;
  /** Asks again. */
  readonly look: () => Promise<void>;
};

/** Gives what ends it. */
export const followNews = ({ store, root, look }: NewsOptions): (() => void) => {
  const { ownerDocument: document } = root;
  let isNews = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let typedAt = Number.NEGATIVE_INFINITY;
  let isEnded = false;

  const later = (ms: number): void => {
    timer ??= setTimeout(() => {
      timer = null;
      consider();
    }, ms);
  };
  const consider = (): void => {
    if (!isNews || timer !== null || isEnded || document.visibilityState === 'hidden') return;
    const quiet = Date.now() - typedAt;
    if (quiet < TYPING_MS) return later(TYPING_MS - quiet);
    isNews = false;
    void look();
    later(PACE_MS);
  };
  const hear = (): void => {
    isNews = true;
    consider();
  };
  const onInput = (): void => {
    typedAt = Date.now();
  };
  root.addEventListener('input', onInput);
  document.addEventListener('visibilitychange', consider);

  const stopListening = effect(() => store.current.value?.onChanged(hear));
  let wasOnline = true;
  const stopWatching = effect(() => {
    const isOnline = store.health.value?.online ?? true;
    if (isOnline && !wasOnline) hear();
    wasOnline = isOnline;
  });
  return () => {
    isEnded = true;
    if (timer !== null) clearTimeout(timer);
    stopListening();
    stopWatching();
    root.removeEventListener('input', onInput);
    document.removeEventListener('visibilitychange', consider);
  };
};
