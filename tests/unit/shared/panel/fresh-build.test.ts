import { expect, test } from 'vitest';
import { createFreshBuild } from '#shared/panel/fresh-build.ts';

const makeView = (answer: () => Promise<Response> = async () => new Response()) => {
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
      location: { href: 'https://kontor.example/settings', reload: () => void (reloads += 1) },
      fetch: answer,
    },
  };
};

test('a part that is gone after an update makes the page load anew, once', async () => {
  const { view, reloads } = makeView();
  expect(await createFreshBuild(view).reloadOnce('/settings')).toBe(true);
  expect(await createFreshBuild(view).reloadOnce('/settings')).toBe(false);
  expect(reloads()).toBe(1);
});

test('after a page has loaded well, the next update may make it load anew again', async () => {
  const { view, reloads } = makeView();
  const build = createFreshBuild(view);
  await build.reloadOnce('/settings');
  build.loaded();
  expect(await build.reloadOnce('/settings')).toBe(true);
  expect(reloads()).toBe(2);
});

test.each([
  ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['somebody else answers', async () => new Response(null, { status: 502 })],
])('where %s the page stays as it is: loaded anew it would be lost', async (_, answer) => {
  const { view, reloads } = makeView(answer);
  expect(await createFreshBuild(view).reloadOnce('/settings')).toBe(false);
  expect(reloads()).toBe(0);
});
