/**
 * Who sees a record: everybody, a team, its owner (and whoever answers for the whole), one person alone, or named
 * colleagues. A record stands in exactly one bucket; moving it is a change like any other.
 */
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { moveConflicts } from '../conflicts/conflict-bucket.ts';
import type { DefinitionsOf, MutationContext } from './mutation-definition.ts';
import { isActiveAccount, visibleRecord } from './record-access.ts';
import { ANSWERS_FOR_ALL, BUCKET_ALL, ownerBucket } from './scope.ts';
import type { Scope } from './scope.ts';

type Member = { id: string; userId: string };
type Reach = MutationArgs<'record.move'>['visibility'];

const bucketFor = (reach: Reach, { userId, teamId }: Scope): string => {
  switch (reach) {
    case 'all':
      return BUCKET_ALL;
    case 'team':
      return `team:${teamId}`;
    case 'owner':
      return ownerBucket(userId);
    case 'private':
      return `private:${userId}`;
  }
};

/** Whoever answers for the whole sees what stands in an owner's bucket; kept where each request looks for its shares. */
const openToAnswering = ({ tx }: MutationContext, bucket: string): Promise<void> | void =>
  tx.run(
    'insert into share (id, bucket, "userId") values (?, ?, ?) on conflict (id) do nothing',
    bucket,
    bucket,
    ANSWERS_FOR_ALL,
  );

export const sharingMutations: DefinitionsOf<'record.move' | 'record.share'> = {
  'record.move': async (context, { type, id, visibility }) => {
    const found = await visibleRecord(context, type, id);
    if (!found.ok) return found;
    const ownId = found.value['id'] as string;
    const bucket = bucketFor(visibility, context.scope);
    if (visibility === 'owner') await openToAnswering(context, bucket);
    await context.write.update(type, ownId, { bucket });
    await moveConflicts(context, ownId);
    return ok({ id: ownId });
  },
  /** The asker always stays among them, so that nobody locks themselves out. */
  'record.share': async (context, { type, id, userIds }) => {
    const found = await visibleRecord(context, type, id);
    if (!found.ok) return found;
    const ownId = found.value['id'] as string;
    const bucket = `share:${ownId}`;
    const members = new Set([context.scope.userId, ...userIds]);
    for (const userId of members) {
      if (!(await isActiveAccount(context, userId))) {
        return fail('record.owner', { fields: { 'args.userIds': 'record.owner' } });
      }
    }
    const before = await context.tx.all<Member>('select id, "userId" from share where bucket = ?', bucket);
    for (const { id: share, userId } of before)
      if (!members.has(userId)) await context.write.remove('share', share);
    for (const userId of members) {
      if (!before.some((member) => member.userId === userId))
        await context.write.insert('share', { id: `${bucket}:${userId}`, bucket, userId });
    }
    await context.write.update(type, ownId, { bucket });
    await moveConflicts(context, ownId);
    return ok({ id: ownId });
  },
};
