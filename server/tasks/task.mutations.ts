/** Follow-ups: promised, moved, handed on, done. */
import type { TaskFields } from '#shared/domain/task.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { visibleActivity } from '../activities/activity-access.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { mergeUpdate } from '../core/merge-update.ts';
import { isActiveAccount, newRecord, visibleRecord } from '../core/record-access.ts';
import { seenCustom, settleCustom } from '../custom-fields/custom-values.ts';
import { remindNextYear, remindNoMore } from '../facts/fact-reminder.ts';

type Targets = { readonly personId?: string; readonly companyId?: string };

/**
 * Whatever a task points at must be there and visible to who writes it; gives the ids as they stand now (merged
 * duplicates followed). `place` is where the request named them.
 */
const checkTargets = async (
  context: MutationContext,
  fields: Patch<TaskFields>,
  place: string,
): Promise<Result<Targets>> => {
  const targets: { personId?: string; companyId?: string } = {};
  for (const [type, field] of [
    ['person', 'personId'],
    ['company', 'companyId'],
  ] as const) {
    const id = fields[field];
    if (!id) continue;
    const found = await visibleRecord(context, type, id);
    if (!found.ok) return found;
    targets[field] = found.value['id'] as string;
  }
  if (fields.activityId) {
    const activity = await visibleActivity(context.tx, context.scope, fields.activityId);
    if (!activity.ok) return activity;
  }
  if (!fields.assigneeId || (await isActiveAccount(context, fields.assigneeId))) return ok(targets);
  return fail('task.assignee', { fields: { [`${place}.assigneeId`]: 'task.assignee' } });
};

export const taskMutations: DefinitionsOf<'task.create' | 'task.update' | 'task.delete'> = {
  'task.create': async (context, { id, fields }) => {
    const checked = await checkTargets(context, fields, 'args.fields');
    if (!checked.ok) return checked;
    const custom = await settleCustom(context, 'task', fields, 'args.fields');
    if (!custom.ok) return custom;
    const fresh = await newRecord(context, 'task', id);
    if (!fresh.ok) return fresh;
    const done = fields.done ?? false;
    await context.write.insert('task', {
      ...fresh.value,
      dueOn: null,
      remindAt: null,
      assigneeId: context.scope.userId,
      personId: null,
      companyId: null,
      activityId: null,
      ...custom.value.fields,
      ...checked.value,
      ...custom.value.values,
      done,
      doneAt: done ? context.now : null,
      createdById: context.scope.userId,
    });
    return ok({ id });
  },
  'task.update': async (context, { id, set, was }) => {
    const checked = await checkTargets(context, set, 'args.set');
    if (!checked.ok) return checked;
    const custom = await settleCustom(context, 'task', set, 'args.set', id);
    if (!custom.ok) return custom;
    const { fields, values, sets } = custom.value;
    const update = {
      type: 'task',
      id,
      set: { ...fields, ...checked.value, ...values },
      was: seenCustom(was),
      sets,
    };
    const done = await mergeUpdate(context, update, (after) => ({
      doneAt: after['done'] === true ? (after['doneAt'] ?? context.now) : null,
    }));
    if (!done.ok) return done;
    if (set.done === true) await remindNextYear(context, done.value.record);
    return ok({ id: done.value.id });
  },
  'task.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'task', id);
    if (!found.ok) return found;
    const ownId = found.value['id'] as string;
    await context.write.remove('task', ownId);
    await remindNoMore(context, ownId);
    return ok({ id: ownId });
  },
};
