/** Data that lies beside the project and may not be kept in it. Where it is missing its tests are skipped, and say so. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const OUTSIDE = new URL('../../../shared/', import.meta.url).pathname;

export const outsidePath = (...parts: string[]): string => join(OUTSIDE, ...parts);

const nothing = (): void => {
  test('nothing was checked', () => {
    expect.unreachable('The data is missing.');
  });
};

/** Like `describe`, for tests that read what is at `path` beside the project. */
export const describeWithOutsideData = (name: string, path: string, tests: () => void): void => {
  const isThere = existsSync(outsidePath(path));
  const missing = isThere ? '' : `: ../shared/${path} is not beside the project, so nothing was checked`;
  const body = isThere ? tests : nothing;
  if (!isThere) process.stdout.write(`${name}${missing}.\n`);
  describe.runIf(isThere)(`${name}${missing}`, () => {
    body();
  });
};
