/**
 * The numbered migrations, applied in order at the start by Kysely's Migrator, each once. A landed migration never
 * changes; what comes later is appended.
 */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Engine } from './ddl.ts';
import { runDdl } from './ddl.ts';
import { foundation } from './0001-foundation.ts';
import { similarMails } from './0002-similar-mails.ts';
import { reminders } from './0003-reminders.ts';
import { sync } from './0004-sync.ts';
import { meetings } from './0005-meetings.ts';
import { logRules } from './0006-log-rules.ts';
import { mailKinds } from './0007-mail-kinds.ts';
import { outgoingMails } from './0008-outgoing-mails.ts';
import { templates } from './0009-templates.ts';
import { keptThreads } from './0010-kept-threads.ts';
import { waysToConnect } from './0011-ways-to-connect.ts';
import { facts } from './0012-facts.ts';
import { companyParents } from './0013-company-parents.ts';
import { keptPages } from './0014-kept-pages.ts';
import { companyRegister } from './0015-company-register.ts';
import { peopleAndTies } from './0016-people-and-ties.ts';
import { customFields } from './0017-custom-fields.ts';
import { lists } from './0018-lists.ts';
import { imports } from './0019-imports.ts';
import { merges } from './0020-merges.ts';
import { changeSource } from './0021-change-source.ts';
import { panelLayouts } from './0022-panel-layouts.ts';
import { quality } from './0023-quality.ts';
import { followUpWords } from './0024-follow-up-words.ts';
import { importHeader } from './0025-import-header.ts';
import { closedEntries } from './0026-closed-entries.ts';
import { signatureEvidence } from './0027-signature-evidence.ts';
import { peopleByPlace } from './0028-people-by-place.ts';
import { qualityLater } from './0029-quality-later.ts';
import { recordWords } from './0030-record-words.ts';
import { foundByAddress } from './0031-found-by-address.ts';

export type MigrationText = {
  /** `NNNN-name`; the order of the names is the order of application. */
  readonly name: string;
  readonly sqlite: readonly string[];
  readonly postgres: readonly string[];
};

export const migrationTexts: readonly MigrationText[] = [
  foundation,
  similarMails,
  reminders,
  sync,
  meetings,
  logRules,
  mailKinds,
  outgoingMails,
  templates,
  keptThreads,
  waysToConnect,
  facts,
  companyParents,
  keptPages,
  companyRegister,
  peopleAndTies,
  customFields,
  lists,
  imports,
  merges,
  changeSource,
  panelLayouts,
  quality,
  followUpWords,
  importHeader,
  closedEntries,
  signatureEvidence,
  peopleByPlace,
  qualityLater,
  recordWords,
  foundByAddress,
];

const toMigration = (text: MigrationText, engine: Engine): Migration => ({
  up: async (db) => {
    for (const part of text[engine]) await runDdl(db as Kysely<unknown>, engine, part);
  },
});

/** A migration this version does not know: the database belongs to a newer Kontor. */
const isNewer = async <S>(db: Kysely<S>, texts: readonly MigrationText[]): Promise<boolean> => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.some(({ name }) => texts.every((text) => text.name !== name));
};

/** Other schemas may hold a Kontor too: what was moved aside by a restore, for one. */
const currentSchema = async <S>(db: Kysely<S>): Promise<string> => {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  return rows[0]!.name;
};

/**
 * Brings the database to the newest form; answers the names of what was applied.
 *
 * Errors: `store.newer` for the database of a newer version; `store.migration` (nothing is half applied).
 */
export const migrate = async <S>(
  db: Kysely<S>,
  engine: Engine,
  texts: readonly MigrationText[] = migrationTexts,
): Promise<Result<readonly string[]>> => {
  const migrations = Object.fromEntries(texts.map((text) => [text.name, toMigration(text, engine)]));
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    ...(engine === 'postgres' ? { migrationTableSchema: await currentSchema(db) } : {}),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error && (await isNewer(db, texts).catch(() => false))) return fail('store.newer');
  if (error)
    return fail('store.migration', {
      params: { reason: error instanceof Error ? error.message : 'unknown' },
    });
  return ok((results ?? []).map((result) => result.migrationName));
};
