import { defineConfig } from 'vitest/config';
import type { TestProjectConfiguration } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

type Settings = NonNullable<Extract<TestProjectConfiguration, { test?: unknown }>['test']>;

/**
 * Settings every kind of test shares: UTC, console noise is a failure, and what is waited for may come late: a busy machine is
 * no defect.
 */
const project = (name: string, include: string[], settings: Settings = {}): TestProjectConfiguration => ({
  extends: true,
  test: {
    root,
    name,
    include,
    env: { TZ: 'UTC' },
    expect: { poll: { timeout: 20_000 } },
    setupFiles: ['tests/support/quiet-console.ts', 'tests/support/loopback-only.ts'],
    ...settings,
  },
});

const minutes = (count: number): Settings => ({ testTimeout: count * 60_000, hookTimeout: count * 60_000 });

/**
 * Hundreds of tests with whole browsers on a busy machine: one that fails is tried once more, and a run names each that
 * needed it (`support/vitest-report.ts`).
 */
const browsers: Settings = { ...minutes(3), retry: 1 };

export default defineConfig({
  root,
  test: {
    root,
    // Two cores are the least we expect; more workers than that only make start-up slower.
    maxWorkers: 2,
    projects: [
      project('unit', ['tests/unit/**/*.test.{ts,tsx}'], {
        ...minutes(1),
        pool: 'threads',
        alias: { 'webextension-polyfill': `${root}tests/support/fake-webextension.ts` },
      }),
      project('architecture', ['tests/architecture/**/*.test.ts'], minutes(5)),
      project('integration', ['tests/integration/**/*.test.ts', 'tests/contract/**/*.test.ts'], {
        ...minutes(1),
        globalSetup: ['tests/support/postgres.global.ts'],
      }),
      project('e2e', ['tests/e2e/**/*.test.ts'], browsers),
      project('webmail', ['tests/webmail/**/*.test.ts'], { ...browsers, fileParallelism: false }),
      project('simulation', ['tests/simulation/**/*.test.ts'], { ...minutes(15), fileParallelism: false }),
      project('corpus', ['tests/corpus/**/*.test.ts'], {
        ...minutes(10),
        globalSetup: ['tests/support/postgres.global.ts'],
      }),
    ],
  },
});
