import { describe, expect, it } from 'vitest';
import { runCrash } from '#tests/crash/run-crash.ts';

describe('a server that is killed while devices push', () => {
  it.each(['sqlite', 'postgres'] as const)(
    'has everything it acknowledged, once, when it starts again (%s)',
    async (engine) => {
      const report = await runCrash(engine, 3);
      expect(report).toMatchObject({ rounds: 3, lost: 0, doubled: 0 });
      expect(report.acknowledged).toBeGreaterThan(0);
    },
  );
});
