/** Looks out for Kontor while it cannot be reached: when the network is back, when the page is seen again, now and then. */
import { effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** ms between two looks. */
const PAUSE_MS = 10_000;

type LookOut = { readonly isAway: ReadonlySignal<boolean>; readonly lookAgain: () => Promise<void> };

export const lookOutForKontor = ({ isAway, lookAgain }: LookOut): void => {
  effect(() => {
    if (!isAway.value) return undefined;
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (isLooking || document.visibilityState !== 'visible') return;
      isLooking = true;
      await lookAgain();
      isLooking = false;
    };
    const onEvent = (): void => void look();
    const timer = window.setInterval(onEvent, PAUSE_MS);
    window.addEventListener('online', onEvent);
    document.addEventListener('visibilitychange', onEvent);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', onEvent);
      document.removeEventListener('visibilitychange', onEvent);
    };
  });
};
