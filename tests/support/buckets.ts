/** Moves records into somebody's own bucket, with the store's own writer: also into one a colleague could not be moved to. */
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import { createRecordWriter } from '#server/core/record-writer.ts';
import { recordTables } from '#server/records.ts';
import type { TestApp, TestUser } from './test-app.ts';

export const moveToBucket = async (
  app: TestApp,
  by: TestUser,
  type: 'person' | 'company' | 'task' | 'deal' | 'template',
  id: string,
  bucket: string,
): Promise<void> => {
  const { store, clock } = app.services;
  const moved = await store.write(async (tx) => {
    const now = toInstant(clock.now());
    const writer = createRecordWriter({
      tx,
      tables: recordTables,
      mutationId: app.newId(),
      userId: by.id,
      now,
    });
    await writer.update(type, id, { bucket });
    await writer.finish();
    return ok(null);
  });
  if (!moved.ok) throw new Error(moved.error.code);
};

/** The bucket of the user's team. */
export const teamBucket = async (app: TestApp, user: TestUser): Promise<string> => {
  const row = await app.services.store.read
    .selectFrom('user_account')
    .select('teamId')
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow();
  return `team:${row.teamId}`;
};
