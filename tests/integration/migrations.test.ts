import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { migrate, migrationTexts } from '#server/db/migrations/migrations.ts';
import { openConnection } from '#server/db/sqlite/connection.ts';
import { createSqliteDialect } from '#server/db/sqlite/kysely-dialect.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';

describeOnBothEngines('bringing a database to this version', (engine) => {
  const withDatabase = async <T>(work: (db: Kysely<unknown>) => Promise<T>): Promise<T> => {
    const url = await engine.databaseUrl();
    const connection = url ? null : openConnection(join(await engine.dataDir(), 'kontor.db'), 'write');
    const dialect = connection
      ? createSqliteDialect(connection)
      : new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) });
    const db = new Kysely<unknown>({ dialect });
    try {
      return await work(db);
    } finally {
      await db.destroy();
      connection?.close();
    }
  };
  const shape = async (db: Kysely<unknown>): Promise<unknown> =>
    (await db.introspection.getTables()).map(({ name, columns }) => [
      name,
      columns.map((column) => `${column.name} ${column.dataType} ${column.isNullable}`).toSorted(),
    ]);
  const names = migrationTexts.map(({ name }) => name);

  it('ends at the same tables wherever it starts', async () => {
    const whole = await withDatabase(async (db) => {
      expect(await migrate(db, engine.name)).toEqual({ ok: true, value: names });
      return shape(db);
    });
    for (let count = 0; count < names.length; count += 1) {
      const stepwise = await withDatabase(async (db) => {
        expect((await migrate(db, engine.name, migrationTexts.slice(0, count))).ok).toBe(true);
        expect(await migrate(db, engine.name)).toEqual({ ok: true, value: names.slice(count) });
        return shape(db);
      });
      expect(stepwise).toEqual(whole);
    }
  });

  it('learns of the mails that are there already which of them nobody wrote', async () => {
    await withDatabase(async (db) => {
      await migrate(db, engine.name, migrationTexts.slice(0, names.indexOf('0007-mail-kinds')));
      const headers = {
        away: 'From: a\r\nAuto-Submitted: auto-replied\r\n',
        report: 'Content-Type: multipart/report;\r\n report-type=delivery-status\r\n',
        machine: 'X: y\nAUTO-SUBMITTED: auto-generated\n',
        person: 'From: a\r\nSubject: Auto-Submitted: auto-replied\r\n',
      };
      for (const [id, text] of Object.entries(headers)) {
        await sql`insert into activity (id, kind, "occurredAt", subject, preview, direction, outcome, visibility,
          attachments, "createdAt", "updatedAt", text)
          values (${id}, 'mail', '', '', '', 'in', '', 'all', 0, '', '', '')`.execute(db);
        await sql`insert into mail ("activityId", identity, "threadId", "conversationId", fingerprint, similarity,
          "messageId", "inReplyTo", refs, headers, text, html)
          values (${id}, ${id}, '', '', '', '', '', '', '[]', ${text}, '', '')`.execute(db);
      }
      await migrate(db, engine.name);
      const { rows } = await sql`select id, "mailKind" from activity order by id`.execute(db);
      expect(rows.map((row) => ({ ...(row as object) }))).toEqual([
        { id: 'away', mailKind: 'auto_reply' },
        { id: 'machine', mailKind: 'automatic' },
        { id: 'person', mailKind: null },
        { id: 'report', mailKind: 'report' },
      ]);
    });
  });

  it('changes nothing the second time', async () => {
    await withDatabase(async (db) => {
      await migrate(db, engine.name);
      const before = await shape(db);
      expect(await migrate(db, engine.name)).toEqual({ ok: true, value: [] });
      expect(await shape(db)).toEqual(before);
    });
  });

  it('leaves the database as it was when a step fails', async () => {
    await withDatabase(async (db) => {
      await migrate(db, engine.name);
      const before = await shape(db);
      const text = ['create table half_done (id text);\n', 'this is no statement;\n'];
      const broken = { name: '9998-broken', sqlite: text, postgres: text };
      const failed = await migrate(db, engine.name, [...migrationTexts, broken]);
      expect(failed).toMatchObject({ ok: false, error: { code: 'store.migration' } });
      expect(await shape(db)).toEqual(before);
      expect(await migrate(db, engine.name)).toEqual({ ok: true, value: [] });
    });
  });

  it('does not touch a database of a newer version', async () => {
    await withDatabase(async (db) => {
      const text = ['create table later (id text);\n'];
      const newer = { name: '9999-later', sqlite: text, postgres: text };
      await migrate(db, engine.name, [...migrationTexts, newer]);
      const before = await shape(db);
      expect(await migrate(db, engine.name)).toMatchObject({ ok: false, error: { code: 'store.newer' } });
      expect(await shape(db)).toEqual(before);
    });
  });
});
