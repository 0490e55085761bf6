import { expect, test } from 'vitest';
import { followWithIcon } from '#extension/sites/icon-rules.ts';
import type { IconRule, IconRules } from '#extension/sites/icon-rules.ts';

const makeBrowser = () => {
  let stands: readonly IconRule[] = [];
  let writes = 0;
  const rules: IconRules = {
    ids: async (wanted) =>
      stands.map(({ id }) => id).filter((id) => wanted === undefined || wanted.includes(id)),
    replace: async (next) => {
      stands = next;
      writes += 1;
    },
  };
  return { rules, stands: () => stands, writes: () => writes };
};

const conditions = (rules: readonly IconRule[]): number =>
  rules.reduce((sum, { hosts }) => sum + hosts.length, 0);

test('the same list is written once, another one in its place', async () => {
  const { rules, stands, writes } = makeBrowser();
  await followWithIcon(rules, ['brandt.example', 'nordlicht.example']);
  await followWithIcon(rules, ['brandt.example', 'nordlicht.example']);
  expect(writes()).toBe(1);
  expect(stands().flatMap(({ hosts }) => hosts)).toEqual([
    { hostEquals: 'brandt.example' },
    { hostSuffix: '.brandt.example' },
    { hostEquals: 'nordlicht.example' },
    { hostSuffix: '.nordlicht.example' },
  ]);
  await followWithIcon(rules, ['nordlicht.example']);
  expect(writes()).toBe(2);
  expect(conditions(stands())).toBe(2);
});

test('a browser that knows nobody keeps no rules, and is not written to for it', async () => {
  const { rules, stands, writes } = makeBrowser();
  await followWithIcon(rules, []);
  expect(writes()).toBe(0);
  await followWithIcon(rules, ['brandt.example']);
  await followWithIcon(rules, []);
  await followWithIcon(rules, []);
  expect(stands()).toEqual([]);
  expect(writes()).toBe(2);
});

test('twenty thousand companies are written in one go, each rule under a name of its own', async () => {
  const { rules, stands, writes } = makeBrowser();
  const hosts = Array.from({ length: 20_000 }, (_one, index) => `firma-${index}.example`);
  await followWithIcon(rules, hosts);
  expect(writes()).toBe(1);
  expect(conditions(stands())).toBe(40_000);
  expect(new Set(stands().map(({ id }) => id)).size).toBe(stands().length);
});
