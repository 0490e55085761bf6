/** Follow-ups: promised, moved, handed on, done. */
import type { TaskFields } from '#shared/domain/task.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { visibleActivity } from '../activities/activity-access.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { isActiveAccount, newRecord, visibleRecord } from '../core/record-access.ts';

/** Whatever a task points at must be there and visible to who writes it. `place` is where the request named it. */
const checkTargets = async (
  context: MutationContext,
  fields: Patch<TaskFields>,
  place: string,
): Promise<Result<null>> => {
  for (const [type, id] of [
    ['person', fields.personId],
    ['company', fields.companyId],
  ] as const) {
    if (!id) continue;
    const found = await visibleRecord(context, type, id);
    if (!found.ok) return found;
  }
  if (fields.activityId) {
    const activity = await visibleActivity(context.tx, context.scope, fields.activityId);
    if (!activity.ok) return activity;
  }
  if (!fields.assigneeId || (await isActiveAccount(context, fields.assigneeId))) return ok(null);
  return fail('task.assignee', { fields: { [`${place}.assigneeId`]: 'task.assignee' } });
};

export const taskMutations: DefinitionsOf<'task.create' | 'task.update' | 'task.delete'> = {
  'task.create': async (context, { id, fields }) => {
    const checked = await checkTargets(context, fields, 'args.fields');
    if (!checked.ok) return checked;
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
      ...fields,
      done,
      doneAt: done ? context.now : null,
      createdById: context.scope.userId,
    });
    return ok({ id });
  },
  'task.update': async (context, { id, set }) => {
    const found = await visibleRecord(context, 'task', id);
    if (!found.ok) return found;
    const checked = await checkTargets(context, set, 'args.set');
    if (!checked.ok) return checked;
    const doneAt =
      set.done === undefined
        ? found.value['doneAt']
        : set.done
          ? (found.value['doneAt'] ?? context.now)
          : null;
    await context.write.update('task', id, { ...set, doneAt });
    return ok({ id });
  },
  'task.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'task', id);
    if (!found.ok) return found;
    await context.write.remove('task', id);
    return ok({ id });
  },
};
