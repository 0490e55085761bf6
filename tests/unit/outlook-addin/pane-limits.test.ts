import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { openPaneLimits } from '#outlook/pane-limits.tsx';
import type { HostLimitation, KeyValueStore } from '#shared/panel/panel-host.ts';

const makeStore = (): KeyValueStore => {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => {
      kept.set(key, value);
      return true;
    },
    remove: async (key) => void kept.delete(key),
  };
};

test('a limitation that ends is not told any longer', async () => {
  const limitations = signal<readonly HostLimitation[]>(['no_pinning']);
  const limits = await openPaneLimits(limitations, makeStore());
  expect(limits.told.value).toEqual(['no_pinning']);
  limitations.value = [];
  expect(limits.told.value).toEqual([]);
});

test('what was taken note of is not told again, but another limitation is', async () => {
  const store = makeStore();
  const old: readonly HostLimitation[] = ['no_attachments', 'no_headers'];
  const limits = await openPaneLimits(signal(old), store);
  expect(limits.told.value).toEqual(['no_attachments']);
  limits.takeNote();
  expect(limits.told.value).toEqual([]);

  const later = signal(old);
  const again = await openPaneLimits(later, store);
  expect(again.told.value).toEqual([]);
  later.value = [...old, 'no_pinning'];
  expect(again.told.value).toEqual(['no_attachments', 'no_pinning']);
});
