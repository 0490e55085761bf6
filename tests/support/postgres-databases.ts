/** Fresh databases on a running PostgreSQL, copied from a prepared one where a test asks for it. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database that is prepared once per server (migrations, say) and then copied, which takes a few milliseconds. */
export type DatabaseTemplate = { name: string; prepare: (url: string) => Promise<void> };

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

const connected = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Test files run side by side: the lock lets one of them prepare the template and the others wait for it. */
const ensureTemplate = async (client: Client, url: string, template: DatabaseTemplate): Promise<void> => {
  await client.query('select pg_advisory_lock(hashtext($1))', [template.name]);
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [template.name]);
    if (found.rowCount !== 0) return;
    const draft = `${template.name}_draft`;
    await client.query(`drop database if exists "${draft}" with (force)`);
    await client.query(`create database "${draft}"`);
    await template.prepare(withDatabase(url, draft));
    await client.query(`alter database "${draft}" rename to "${template.name}"`);
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template.name]);
  }
};

/**
 * Makes a database nobody else uses and gives its address.
 *
 * @param url address of any database of the server
 */
export const createDatabase = async (url: string, template?: DatabaseTemplate): Promise<string> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await connected(url, async (client) => {
    if (template) await ensureTemplate(client, url, template);
    await client.query(`create database "${name}" template "${template?.name ?? 'template1'}"`);
  });
  return withDatabase(url, name);
};

/** Errors: throws when a connection to the database is still open, which is a leak in what was tested. */
export const dropDatabase = async (url: string): Promise<void> => {
  const name = new URL(url).pathname.slice(1);
  await connected(withDatabase(url, 'postgres'), (client) =>
    client.query(`drop database if exists "${name}"`),
  );
};
