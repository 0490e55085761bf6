/**
 * Who sees a record: everybody, a team, its owner (and whoever answers for the whole), one person alone, or named
 * colleagues. A record stands in exactly one bucket; moving it is a change like any other.
 */
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { DefinitionsOf } from './mutation-definition.ts';
import { isActiveAccount, visibleRecord } from './record-access.ts';
import { BUCKET_ALL } from './scope.ts';
import type { Scope } from './scope.ts';

type Reach = MutationArgs<'record.move'>['visibility'];

const bucketFor = (reach: Reach, { userId, teamId }: Scope): string => {
  switch (reach) {
    case 'all':
      return BUCKET_ALL;
    case 'team':
      return `team:${teamId}`;
    case 'owner':
      return `owner:${userId}`;
    case 'private':
      return `private:${userId}`;
  }
};

export const sharingMutations: DefinitionsOf<'record.move' | 'record.share'> = {
  'record.move': async (context, { type, id, visibility }) => {
    const found = await visibleRecord(context, type, id);
    if (!found.ok) return found;
    const ownId = found.value['id'] as string;
    await context.write.update(type, ownId, { bucket: bucketFor(visibility, context.scope) });
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
    await context.tx.run('delete from share where bucket = ?', bucket);
    for (const userId of members) {
      await context.tx.run('insert into share (bucket, "userId") values (?, ?)', bucket, userId);
    }
    await context.write.update(type, ownId, { bucket });
    return ok({ id: ownId });
  },
};
