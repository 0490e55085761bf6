import { expect, test } from 'vitest';
import { root } from '#tests/support/run-command.ts';
import { baitTree, expectedViolations } from './bait/import-bait.ts';
import { cruiseTree, ruleNames } from './support/cruise.ts';
import type { Violation } from './support/cruise.ts';
import { makeProject } from './support/temporary-project.ts';

/** Packages resolve to files; the bait names only the package. */
const withoutFolders = ({ rule, from, to }: Violation): Violation => ({
  rule,
  from,
  to: /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(to)?.[1] ?? to,
});

test('imports flow one way in the whole tree', async () => {
  const { moduleCount, violations } = await cruiseTree(root);
  expect(violations).toEqual([]);
  expect(moduleCount).toBeGreaterThan(50);
});

test('each import rule reports its bait case and leaves the right way alone', async () => {
  const { violations } = await cruiseTree(await makeProject(baitTree));
  const found = new Set(violations.map((violation) => JSON.stringify(withoutFolders(violation))));
  const expected = expectedViolations.map((violation) => JSON.stringify(violation));
  expect([...found].toSorted()).toEqual(expected.toSorted());
});

test('there is a bait case for every import rule', () => {
  const baited = new Set(expectedViolations.map(({ rule }) => rule));
  expect(ruleNames().filter((name) => !baited.has(name))).toEqual([]);
});
