/** "Still true" and "later": said of a record that is to be confirmed, or of any other. */
import { LATER_DAYS } from '#shared/domain/quality.ts';
import { isOutdatedTag } from '#shared/domain/staleness.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';
import { confirmationId } from './confirmation.table.ts';
import { laterId } from './later.table.ts';

const DAY_MS = 86_400_000;
/** Of what nothing speaks against yet: nothing is more pressing. */
const MOST_URGENT = 1;

export const confirmMutations: DefinitionsOf<'record.confirm' | 'record.ask_later'> = {
  'record.confirm': async (context, { type, id }) => {
    const { write, scope, now } = context;
    const found = await visibleRecord(context, type, id);
    if (!found.ok) return found;
    const recordId = found.value['id'] as string;
    const said = { confirmedById: scope.userId, confirmedAt: now };
    const own = confirmationId(recordId);
    if (await write.find('record_confirmation', own)) await write.update('record_confirmation', own, said);
    else await write.insert('record_confirmation', { id: own, recordType: type, recordId, ...said });
    const tags = found.value['tags'] as readonly string[];
    const left = tags.filter((tag) => !isOutdatedTag(tag));
    if (left.length < tags.length) await write.update(type, recordId, { tags: left, updatedAt: now });
    return ok({ id: recordId });
  },
  'record.ask_later': async (context, { type, id }) => {
    const { tx, write, scope, clock } = context;
    const found = await visibleRecord(context, type, id);
    if (!found.ok) return found;
    const recordId = found.value['id'] as string;
    const queued = await tx.db
      .selectFrom('quality_queue')
      .select('urgency')
      .where('recordId', '=', recordId)
      .executeTakeFirst();
    const until = toInstant(clock.now() + LATER_DAYS * DAY_MS);
    const said = { until, urgency: queued?.urgency ?? MOST_URGENT };
    const own = laterId(scope.userId, recordId);
    if (await write.find('quality_later', own)) await write.update('quality_later', own, said);
    else await write.insert('quality_later', { id: own, userId: scope.userId, recordId, ...said });
    return ok({ id: recordId });
  },
};
