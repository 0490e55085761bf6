/** Personal knowledge: noted, corrected, taken away; for everybody, the team or its author alone. */
import type { Visibility } from '#shared/domain/activity.ts';
import { readFact } from '#shared/domain/fact-words.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { visibleActivity } from '../activities/activity-access.ts';
import { moveConflicts } from '../conflicts/conflict-bucket.ts';
import { mergeUpdate } from '../core/merge-update.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { newRecord, visibleRecord } from '../core/record-access.ts';
import { bucketOf } from '../core/scope.ts';
import { placeReminder } from './fact-reminder.ts';

const DAY_CHARS = 'YYYY-MM-DD'.length;

/** Fields a follow-up takes over. */
const REMINDED = ['text', 'yearlyOn', 'reminder'] as const;

const bucketFor = ({ scope }: MutationContext, visibility: Visibility): string =>
  bucketOf(visibility, scope.userId, scope.teamId);

/** What it was learned from has to be there for whoever says so. */
const checkSource = async (
  { tx, scope }: MutationContext,
  activityId: string | null | undefined,
): Promise<Result<unknown>> => (activityId ? visibleActivity(tx, scope, activityId) : ok(null));

export const factMutations: DefinitionsOf<'fact.add' | 'fact.change' | 'fact.remove'> = {
  'fact.add': async (context, { id, about, fields, visibility }) => {
    const owner = await visibleRecord(context, about.type, about.id);
    if (!owner.ok) return owner;
    const source = await checkSource(context, fields.activityId);
    if (!source.ok) return source;
    const fresh = await newRecord(context, 'fact', id, bucketFor(context, visibility));
    if (!fresh.ok) return fresh;
    const ownerId = owner.value['id'];
    await context.write.insert('fact', {
      ...fresh.value,
      ...readFact(fields.text),
      notedOn: context.now.slice(0, DAY_CHARS),
      reminder: null,
      activityId: null,
      ...definedOnly(fields),
      taskId: null,
      personId: about.type === 'person' ? ownerId : null,
      companyId: about.type === 'company' ? ownerId : null,
      visibility,
      createdById: context.scope.userId,
    });
    if (fields.reminder) await placeReminder(context, id);
    return ok({ id });
  },
  /** Whoever sees it may correct it; who sees it, its author alone says. Errors: `access.denied` for that. */
  'fact.change': async (context, { id, set, was, visibility }) => {
    const source = await checkSource(context, set.activityId);
    if (!source.ok) return source;
    if (visibility !== undefined) {
      const found = await visibleRecord(context, 'fact', id);
      if (!found.ok) return found;
      if (found.value['createdById'] !== context.scope.userId) return fail('access.denied');
    }
    const moved = visibility === undefined ? {} : { visibility, bucket: bucketFor(context, visibility) };
    const done = await mergeUpdate(context, { type: 'fact', id, set: definedOnly(set), was }, () => moved);
    if (!done.ok) return done;
    if (visibility !== undefined) await moveConflicts(context, done.value.id);
    const isReminded = REMINDED.some((field) => set[field] !== undefined) || visibility !== undefined;
    if (isReminded) await placeReminder(context, done.value.id);
    return ok({ id: done.value.id });
  },
  'fact.remove': async (context, { id }) => {
    const found = await visibleRecord(context, 'fact', id);
    if (!found.ok) return found;
    const ownId = found.value['id'] as string;
    await context.write.remove('fact', ownId);
    await placeReminder(context, ownId);
    return ok({ id: ownId });
  },
};
