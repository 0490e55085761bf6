import { expect, test } from 'vitest';
import { fileResponse } from '#server/export/file-response.ts';
import { turnsWhile } from '#tests/support/turns-while.ts';

const PIECES = 50;

async function* pieces(): AsyncGenerator<string> {
  for (let at = 0; at < PIECES; at += 1) yield `${at}\n`;
}

test('a file that is made without waiting for anything leaves others their turn after each piece', async () => {
  let text = '';
  const turns = await turnsWhile(async () => {
    text = await fileResponse(pieces(), 'namen.csv', 'text/csv').text();
  });
  expect(text.split('\n')).toHaveLength(PIECES + 1);
  expect(turns).toBeGreaterThanOrEqual(PIECES);
});
