import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '#tests/support/run-command.ts';
import { hasHandwrittenSql, readsWithoutScope } from './support/data-rules.ts';
import { projectFiles } from './support/project-files.ts';

/** Where statements are written by hand, and why it is worth it; everything else goes through Kysely. */
const HANDWRITTEN: Readonly<Record<string, string>> = {
  'server/db/': 'the engines themselves',
  'server/core/mutation-executor.ts': 'every write passes here',
  'server/core/record-writer.ts': 'every write passes here',
  'server/core/record-access.ts': 'the durable log of a mail: each record it hangs on',
  'server/core/audit.ts': 'every write passes here',
  'server/core/email-index.ts': 'kept in step by the record writer',
  'server/people/person.table.ts': 'kept in step by the record writer',
  'server/companies/company.table.ts': 'kept in step by the record writer',
  'server/activities/activity-access.ts': 'asked for each mail of a thread and each log',
  'server/activities/activity-tokens.ts': 'the durable log of a mail',
  'server/activities/earlier-mails.ts': 'the durable log of a mail',
  'server/activities/last-contact.ts': 'the durable log of a mail',
  'server/activities/timeline-index.ts': 'the durable log of a mail',
  'server/lists/list-keys.ts': 'one pass over all records, once',
  'server/activities/history-entries.query.ts': 'the panel',
  'server/activities/timeline.query.ts': 'the panel',
  'server/import/find-record.ts': 'asked for each row of an import',
  'server/mail/': 'the durable log of a mail',
  'server/log-rules/log-rule.query.ts': 'the panel, and the durable log of a mail',
  'server/meetings/meeting.query.ts': 'the panel',
  'server/panel/': 'the panel',
  'server/core/record-sharing.ts': 'asked for in the words of the token check',
  'server/conflicts/conflict-bucket.ts': 'kept in step with the records they belong to',
  'server/merges/move-hanging.ts': 'walks all that hangs on a record',
  'server/merges/merge-undo.ts': 'walks all that hangs on a record',
  'server/people/person-erase.ts': 'walks all that hangs on a person',
  'server/people/person-traces.ts': 'walks all that hangs on a person',
  'server/people/erase-history.ts': 'walks all that hangs on a person',
  'server/saved-views/saved-view-erase.ts': 'walks all that may name a person',
  'server/sync/': 'asked by every device all the time',
  'server/search/': 'search as you type',
  'server/seed/': 'loads of any size',
  'server/auth/': 'the token check, with the few statements of sign-in beside it',
  'server/users/': 'accounts, written by the same hand as sign-in',
  'server/cli/': 'single look-ups of the command line',
  'server/backup/current-state.ts': 'a database of any age, read before it is replaced',
};

/** Reads that need no asker of their own. */
const WITHOUT_SCOPE: Readonly<Record<string, string>> = {
  readMe: 'the own account, by the id that signed in',
  layoutFor: 'of the own role and team; no customer is in it',
  textsOf: 'of activities found with a scope just before',
  itemsByNumber: 'of activities found with a scope just before',
  readMeeting: 'of an activity found with a scope just before',
  readCommercial: 'of a customer read with a scope just before',
  readConfirmations: 'of records read with a scope just before',
};

describe('data', () => {
  let server: { path: string; text: string }[] = [];

  beforeAll(async () => {
    const paths = (await projectFiles(root)).filter((path) => /^server\/.*\.ts$/.test(path));
    server = await Promise.all(
      paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
    );
  });

  test('are read through Kysely where no hot path says otherwise', () => {
    const byHand = server.filter(({ path, text }) => hasHandwrittenSql(path, text)).map(({ path }) => path);
    const isListed = (path: string): boolean =>
      Object.keys(HANDWRITTEN).some((place) => path === place || path.startsWith(place));
    expect(byHand.filter((path) => !isListed(path))).toEqual([]);
    const unused = Object.keys(HANDWRITTEN).filter(
      (place) => !byHand.some((path) => path === place || path.startsWith(place)),
    );
    expect(unused).toEqual([]);
  });

  test('are read by somebody who asks', () => {
    const queries = server.filter(({ path }) => path.endsWith('.query.ts'));
    expect(queries.length).toBeGreaterThan(10);
    const open = queries.flatMap(({ path, text }) => readsWithoutScope(path, text));
    expect(open.toSorted()).toEqual(Object.keys(WITHOUT_SCOPE).toSorted());
  });
});

describe('the rules about data', () => {
  test('find statements written by hand in code, not in comments', () => {
    expect(hasHandwrittenSql('a.ts', "await store.sql.get('select 1');")).toBe(true);
    expect(hasHandwrittenSql('a.ts', 'await context.tx.run(text, id);')).toBe(true);
    expect(hasHandwrittenSql('a.ts', "// sql.get('select 1')\nconst a = params.get('sql');")).toBe(false);
  });

  test('find a read that anybody could ask for', () => {
    const read = (parameters: string): string[] =>
      readsWithoutScope('a.ts', `export const read = async (${parameters}) => null;`);
    expect(read('db: Reader, id: string')).toEqual(['read']);
    expect(read("{ sql }: Pick<Store, 'sql'>, id: string")).toEqual(['read']);
    expect(read('db: Reader, scope: Scope, id: string')).toEqual([]);
    expect(read('row: Row')).toEqual([]);
  });
});
