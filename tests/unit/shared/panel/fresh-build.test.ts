import { expect, test } from 'vitest';
import { createFreshBuild } from '#shared/panel/fresh-build.ts';

const makeView = () => {
  const kept = new Map<string, string>();
  let reloads = 0;
  return {
    reloads: () => reloads,
    view: {
      sessionStorage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
      },
      location: { reload: () => void (reloads += 1) },
    },
  };
};

test('a part that is gone after an update makes the page load anew, once', () => {
  const { view, reloads } = makeView();
  expect(createFreshBuild(view).reloadOnce('/settings')).toBe(true);
  expect(createFreshBuild(view).reloadOnce('/settings')).toBe(false);
  expect(reloads()).toBe(1);
});

test('after a page has loaded well, the next update may make it load anew again', () => {
  const { view, reloads } = makeView();
  const build = createFreshBuild(view);
  build.reloadOnce('/settings');
  build.loaded();
  expect(build.reloadOnce('/settings')).toBe(true);
  expect(reloads()).toBe(2);
});
