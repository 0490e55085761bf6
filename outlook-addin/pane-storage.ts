/**
 * Few small values of the pane in the browser's storage. Outlook shows the pane in a frame of another site, so the
 * storage may be refused outright; then the values live as long as the pane does and the person connects again
 * next time.
 */
import type { KeyValueStore } from '#shared/panel/panel-host.ts';

export type PaneStorage = KeyValueStore & {
  /** False once the browser has refused to keep something. */
  readonly lasts: () => boolean;
};

export type PaneStorageOptions = {
  /** Reading `window.localStorage` alone can throw, therefore a function. */
  readonly storage: () => Storage;
  /** What Outlook wants before each key, so that data of different places stay apart; empty in older clients. */
  readonly partition: string;
};

const NAME = 'kontor.';

export const createPaneStorage = ({ storage, partition }: PaneStorageOptions): PaneStorage => {
  const memory = new Map<string, string>();
  let lasts = true;
  const attempt = <T>(work: (storage: Storage) => T): T | undefined => {
    try {
      return work(storage());
    } catch {
      lasts = false;
      return undefined;
    }
  };
  const keyOf = (key: string): string => partition + NAME + key;

  // Asked once at the start: the pane says beforehand when it will forget.
  attempt((kept) => kept.setItem(keyOf('test'), ''));
  attempt((kept) => kept.removeItem(keyOf('test')));

  return {
    lasts: () => lasts,
    get: async (key) => attempt((kept) => kept.getItem(keyOf(key))) ?? memory.get(key) ?? null,
    set: async (key, value) => {
      const kept = attempt((place) => {
        place.setItem(keyOf(key), value);
        return true;
      });
      if (kept) memory.delete(key);
      else memory.set(key, value);
      return kept ?? false;
    },
    remove: async (key) => {
      memory.delete(key);
      attempt((kept) => kept.removeItem(keyOf(key)));
    },
  };
};
