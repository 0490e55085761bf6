import { expect, test } from 'vitest';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createLoader } from '#server/web/state/loader.ts';

test('an earlier answer that comes late does not replace a newer one', async () => {
  const waiting: ((result: Result<string>) => void)[] = [];
  const loader = createLoader(() => new Promise<Result<string>>((resolve) => void waiting.push(resolve)));
  const [first, second] = [loader.reload(), loader.reload()];
  waiting[1]?.(ok('new'));
  await second;
  waiting[0]?.(ok('old'));
  await first;
  expect(loader.state.value).toEqual({ status: 'ready', value: 'new' });
});

test('what is shown stays while it is read again, and a failure says so', async () => {
  const answers: Result<number>[] = [ok(1), fail('network.timeout')];
  const loader = createLoader(async () => answers.shift() ?? ok(2));
  await loader.reload();
  const again = loader.reload();
  expect(loader.state.value).toEqual({ status: 'ready', value: 1 });
  await again;
  expect(loader.state.value.status).toBe('failed');
  await loader.reload();
  expect(loader.state.value).toEqual({ status: 'ready', value: 2 });
});
