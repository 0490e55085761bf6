/**
 * Kysely over connections of `pg`, its statements named like the hand-written ones: PostgreSQL plans each once for each
 * connection (unnamed they would be planned anew every time).
 */
import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Schema } from '../schema.ts';
import type { NamedStatement } from './statements.ts';
import { storable } from './storable.ts';

type Client = Pick<pg.PoolClient, 'query' | 'release'>;
type Names = (text: string) => NamedStatement;

/** Texts come with `$1…` already; only the name is taken. Statements without values are not worth one. */
const withNames = (client: Client, named: Names): PostgresPoolClient =>
  ({
    query: (text: string, values: readonly unknown[] = []) =>
      client.query(values.length > 0 ? { name: named(text).name, text, values: values.map(storable) } : text),
    release: (destroy?: boolean) => client.release(destroy),
  }) as unknown as PostgresPoolClient;

/** For reading: a connection of the pool for each query. Ending it ends the pool. */
export const kyselyOverPool = (pool: pg.Pool, named: Names): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => withNames(await pool.connect(), named),
        end: () => pool.end(),
        options: {},
      },
    }),
  });

/** On the one connection of a transaction, which stays its owner's. */
export const kyselyOverClient = (client: pg.PoolClient, named: Names): Kysely<Schema> => {
  const borrowed = withNames({ query: client.query.bind(client), release: () => {} }, named);
  return new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve(), options: {} },
    }),
  });
};
