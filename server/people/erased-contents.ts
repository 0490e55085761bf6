/**
 * Attachments of what was erased: their bytes go too, unless another mail has the same. The row leaves with the erasure,
 * in its transaction; the file after it. What is still to be removed stands in the database, so that a crash in between
 * heals at the next start or the next erasure.
 */
import type { Mail } from '#shared/domain/mail.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import type { Store, Tx } from '../db/store.ts';
import type { BlobStore } from '../mail/blob-store.ts';
import { fileFailureCode } from './erasure-ledger.ts';

/** The contents an activity names, of the mail and of its other versions. Asked before its parts are deleted. */
export const contentsOf = async ({ tx }: MutationContext, activityId: string): Promise<string[]> => {
  const attached = await tx.db
    .selectFrom('attachment')
    .select('hash')
    .where('activityId', '=', activityId)
    .execute();
  const versions = await tx.db
    .selectFrom('mail_variant')
    .select('mail')
    .where('activityId', '=', activityId)
    .execute();
  const named = versions.flatMap(({ mail }) => (JSON.parse(mail) as Pick<Mail, 'attachments'>).attachments);
  return [...new Set([...attached, ...named].map(({ hash }) => hash))];
};

/** Whether another mail, or a version of one, has it. */
const isNamed = async ({ db }: Tx, hash: string): Promise<boolean> => {
  const attached = await db
    .selectFrom('attachment')
    .select('id')
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  if (attached) return true;
  const version = await db
    .selectFrom('mail_variant')
    .select('id')
    .where('mail', 'like', `%${hash}%`)
    .limit(1)
    .executeTakeFirst();
  return version !== undefined;
};

/** Lets go of those nobody else names. Asked after its parts were deleted. */
export const releaseContents = async ({ tx }: MutationContext, hashes: readonly string[]): Promise<void> => {
  for (const hash of hashes) {
    if (await isNamed(tx, hash)) continue;
    await tx.db.deleteFrom('blob').where('hash', '=', hash).execute();
    await tx.db
      .insertInto('erased_blob')
      .values({ hash })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  }
};

/**
 * Removes the files of released contents. Errors: `store.read_only`, `store.unavailable` of the file system, `store.*`.
 * Replay: removes nothing twice, and nothing somebody has stored again meanwhile.
 */
export const removeReleased = async (
  store: Pick<Store, 'read' | 'write'>,
  blobs: Pick<BlobStore, 'remove'>,
): Promise<Result<null>> => {
  const isNeeded = async (hash: string): Promise<boolean> =>
    (await store.read.selectFrom('blob').select('hash').where('hash', '=', hash).executeTakeFirst()) !==
    undefined;
  const released = await store.read.selectFrom('erased_blob').select('hash').orderBy('hash').execute();
  for (const { hash } of released) {
    try {
      await blobs.remove(hash, () => isNeeded(hash));
    } catch (error) {
      return fail(fileFailureCode(error));
    }
    const noted = await store.write(async (tx) =>
      ok(await tx.db.deleteFrom('erased_blob').where('hash', '=', hash).execute()),
    );
    if (!noted.ok) return noted;
  }
  return ok(null);
};
