import { describe, expect, test } from 'vitest';
import { mutationArgs } from '#shared/domain/mutations.ts';
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts';
import { mutationDefinitions } from '#server/mutations.ts';
import { recordTables } from '#server/records.ts';
import { migrationTexts } from '#server/db/migrations/migrations.ts';

describe('the registries', () => {
  test('the server applies exactly the mutations that can be asked for', () => {
    expect(Object.keys(mutationDefinitions).toSorted()).toEqual(Object.keys(mutationArgs).toSorted());
  });

  test('every column of a record is there in the migrated database, and every column that must be filled is known', async () => {
    const opened = await openSqliteStore(':memory:');
    if (!opened.ok) throw new Error(opened.error.code);
    for (const [type, { table, columns, json = [], flags = [], derived = [] }] of Object.entries(
      recordTables,
    )) {
      const there = await opened.value.sql.all<{
        name: string;
        notnull: number;
        dflt_value: string | null;
        pk: number;
      }>(`select name, "notnull", dflt_value, pk from pragma_table_info('${table}')`);
      const names = new Set(there.map(({ name }) => name));
      expect(
        columns.filter((column) => !names.has(column)),
        type,
      ).toEqual([]);
      const needed = there.filter((one) => one.notnull === 1 && one.dflt_value === null && one.pk === 0);
      expect(
        needed.filter(({ name }) => !columns.includes(name)),
        type,
      ).toEqual([]);
      expect(
        [...json, ...flags, ...derived].filter((column) => !columns.includes(column)),
        type,
      ).toEqual([]);
    }
    await opened.value.close();
  });

  test('migrations are numbered without gaps, in order', () => {
    const numbers = migrationTexts.map(({ name }) => Number(/^(\d{4})-[a-z0-9-]+$/.exec(name)?.[1]));
    expect(numbers).toEqual(migrationTexts.map((_, index) => index + 1));
  });
});
