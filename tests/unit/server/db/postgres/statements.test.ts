import { expect, test } from 'vitest';
import { createStatementNames } from '#server/db/postgres/statements.ts';

test('parameters are numbered, question marks in texts and names are not', () => {
  const named = createStatementNames();
  expect(named(`select '?' as "a?", b from t where c = ? and d = ?`).text).toBe(
    `select '?' as "a?", b from t where c = $1 and d = $2`,
  );
});

test('one text has one short name, another text another', () => {
  const named = createStatementNames();
  expect(named('select 1')).toBe(named('select 1'));
  expect(named('select 1').name).toBe(createStatementNames()('select 1').name);
  expect(named('select 1').name).not.toBe(named('select 2').name);
  expect(named('select 1').name.length).toBeLessThan(63);
});
