/** The people and companies opened last in this tab, newest first. Gone with the tab, and when the account leaves. */
import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

export type RecentRecord = {
  readonly type: 'person' | 'company';
  readonly id: string;
  readonly title: string;
  readonly detail: string;
};

export type RecentRecords = {
  readonly list: ReadonlySignal<readonly RecentRecord[]>;
  readonly opened: (record: RecentRecord) => void;
};

type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'kontor.recent';
const KEPT = 8;

const isRecent = (value: unknown): value is RecentRecord => {
  const record = (value ?? {}) as Partial<Record<keyof RecentRecord, unknown>>;
  const isText = [record.id, record.title, record.detail].every((part) => typeof part === 'string');
  return isText && (record.type === 'person' || record.type === 'company');
};

const parsed = (text: string | null): readonly RecentRecord[] => {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, KEPT) : [];
  } catch {
    return [];
  }
};

/** `account` is the id of who is signed in; each sees only what that account has opened. */
export const createRecentRecords = (
  storage: TabStorage,
  account: ReadonlySignal<string | null>,
): RecentRecords => {
  const byAccount = signal<{ account: string; records: readonly RecentRecord[] } | null>(null);
  let last: string | null = null;
  effect(() => {
    const now = account.value;
    if (last !== null && now !== last) storage.removeItem(`${KEY}.${last}`);
    last = now;
    byAccount.value =
      now === null ? null : { account: now, records: parsed(storage.getItem(`${KEY}.${now}`)) };
  });
  return {
    list: computed(() => byAccount.value?.records ?? []),
    opened: (record) => {
      const now = byAccount.peek();
      if (!now) return;
      const records = [record, ...now.records.filter(({ id }) => id !== record.id)].slice(0, KEPT);
      byAccount.value = { ...now, records };
      storage.setItem(`${KEY}.${now.account}`, JSON.stringify(records));
    },
  };
};
