import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '#server/db/open-store.ts';
import { tables } from '#server/db/schema.ts';
import type { Column } from '#server/db/schema-columns.ts';
import { readConfig } from '#server/config.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import type { TestEngine } from '#tests/support/engines.ts';

type Described = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Kept by an engine for itself, and by the migrator. */
const OWN = /^(?:kysely_|activity_text|sqlite_)/;
/** The transaction of a change, which orders the feed of PostgreSQL. */
const OWN_COLUMNS = new Set(['change.xid']);

const describe = ({ type, nullable, generated }: Omit<Column, 'is'>): string =>
  [type, nullable ? 'or null' : '', generated ? 'filled' : ''].filter(Boolean).join(' ');

const declared: Described = Object.fromEntries(
  Object.entries(tables as Record<string, Record<string, Column>>).map(([table, columns]) => [
    table,
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, describe(column)])),
  ]),
);

const TYPES: Readonly<Record<string, Column['type']>> = {
  text: 'text',
  integer: 'integer',
  int8: 'integer',
  real: 'real',
  float8: 'real',
};

const found = async (engine: TestEngine): Promise<Described> => {
  const databaseUrl = await engine.databaseUrl();
  const config = readConfig(
    {
      KONTOR_DATA: await engine.dataDir(),
      ...(databaseUrl ? { KONTOR_DATABASE_URL: databaseUrl } : {}),
    },
    '/',
  );
  if (!config.ok) throw new Error(config.error.code);
  const store = await openStore(config.value);
  if (!store.ok) throw new Error(store.error.code);
  onTestFinished(() => store.value.close());
  const all = await store.value.read.introspection.getTables();
  const own = all.filter(({ name }) => !OWN.test(name));
  return Object.fromEntries(
    own.map(({ name: table, columns }) => [
      table,
      Object.fromEntries(
        columns
          .filter(({ name }) => !OWN_COLUMNS.has(`${table}.${name}`))
          .map((column) => [
            column.name,
            describe({
              type: TYPES[column.dataType.toLowerCase()] ?? (column.dataType as Column['type']),
              nullable: column.isNullable && !column.isAutoIncrementing,
              generated: column.isAutoIncrementing || column.hasDefaultValue,
            }),
          ]),
      ),
    ]),
  );
};

describeOnBothEngines('the tables as the server knows them', (engine) => {
  it('are those of the migrated database, column by column', async () => {
    expect(await found(engine)).toEqual(declared);
  });
});
