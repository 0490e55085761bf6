/**
 * What waits for a decision, and what was just discarded: it is let go of only when the time to take that back is over. A
 * panel that is closed before keeps it.
 */
import { useEffect, useState } from 'preact/hooks';
import type { AttentionItem, LocalStore } from '../../store/local-store.ts';
import { UNDO_MS } from '../panel-changes.ts';

export type Attention = {
  readonly items: readonly AttentionItem[];
  readonly dropped: readonly AttentionItem[];
  readonly retry: (item: AttentionItem, force: boolean) => void;
  readonly drop: (item: AttentionItem) => void;
  readonly undoDrop: (item: AttentionItem) => void;
};

const idOf = ({ mutation }: AttentionItem): string => mutation.id;

export const useAttention = (store: LocalStore): Attention => {
  const [all, setAll] = useState<readonly AttentionItem[]>([]);
  const [dropped, setDropped] = useState<ReadonlyMap<string, ReturnType<typeof setTimeout>>>(new Map());
  const { attention, pending } = store.health.value;
  useEffect(() => {
    let isLeft = false;
    const read = (): void =>
      void store.attention().then(
        (items) => !isLeft && setAll(items),
        () => undefined,
      );
    read();
    // What somebody else made of the same comes in afterwards.
    const stop = store.onChanged(read);
    return () => {
      isLeft = true;
      stop();
    };
  }, [store, attention, pending]);
  const without = (id: string) => new Map([...dropped].filter(([other]) => other !== id));
  return {
    items: all.filter((item) => !dropped.has(idOf(item))),
    dropped: all.filter((item) => dropped.has(idOf(item))),
    retry: (item, force) => void store.retry(idOf(item), force),
    drop: (item) => {
      const timer = setTimeout(() => void store.drop(idOf(item)), UNDO_MS);
      setDropped(new Map([...dropped, [idOf(item), timer]]));
    },
    undoDrop: (item) => {
      clearTimeout(dropped.get(idOf(item)));
      setDropped(without(idOf(item)));
    },
  };
};
