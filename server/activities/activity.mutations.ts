/** Notes, calls, meetings and visits, and what activities hang on. */
import type { Link } from '#shared/domain/activity.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { isHidden, isVisibleCustomer, newRecord } from '../core/record-access.ts';
import { isAdmin } from '../core/scope.ts';
import { visibleActivity } from './activity-access.ts';
import type { SeenActivity } from './activity-access.ts';
import { linkId } from './earlier-mails.ts';
import { previewOf } from './preview.ts';

type Names = 'activity.create' | 'activity.update' | 'activity.delete' | 'activity.link' | 'activity.unlink';

/** Hangs the activity on a record it does not hang on yet. Errors: `record.not_found`. */
export const addLink = async (
  context: MutationContext,
  activityId: string,
  link: Link,
): Promise<Result<boolean>> => {
  if (!(await isVisibleCustomer(context, link.type, link.id))) return fail('record.not_found');
  const id = linkId(activityId, link.id);
  if (await context.write.find('activity_link', id)) return ok(false);
  await context.write.insert('activity_link', { id, activityId, recordType: link.type, recordId: link.id });
  return ok(true);
};

/** Own ones, and for owners and admins those they can see. */
const editable = async (context: MutationContext, id: string): Promise<Result<SeenActivity>> => {
  const found = await visibleActivity(context.tx, context.scope, id);
  if (!found.ok) return found;
  const own = found.value.createdById === context.scope.userId;
  return own || isAdmin(context.scope) ? found : fail('access.denied');
};

export const activityMutations: DefinitionsOf<Names> = {
  'activity.create': async (context, { id, kind, fields, visibility, links }) => {
    const fresh = await newRecord(context, 'activity', id);
    if (!fresh.ok) return fresh;
    const text = fields.text ?? '';
    await context.write.insert('activity', {
      ...fresh.value,
      kind,
      subject: '',
      direction: 'none',
      outcome: '',
      occurredAt: context.now,
      ...fields,
      text,
      preview: previewOf(text),
      visibility,
      teamId: context.scope.teamId,
      // Nobody's, when a file is imported before there is an account.
      createdById: context.scope.userId || null,
      attachments: 0,
    });
    for (const link of links) {
      const linked = await addLink(context, id, link);
      if (!linked.ok) return linked;
    }
    return ok({ id });
  },
  'activity.update': async (context, { id, set, visibility }) => {
    const found = await editable(context, id);
    if (!found.ok) return found;
    if (found.value.kind === 'mail') return fail('activity.mail_is_fixed');
    await context.write.update('activity', found.value.id, {
      ...set,
      ...(set.text === undefined ? {} : { preview: previewOf(set.text) }),
      ...(visibility ? { visibility } : {}),
    });
    return ok({ id: found.value.id });
  },
  'activity.delete': async (context, { id }) => {
    const found = await editable(context, id);
    if (!found.ok) return found;
    // Others may have logged it too: each takes back their own log (`mail.unlog`).
    if (found.value.kind === 'mail') return fail('activity.mail_is_fixed');
    await context.write.remove('activity', found.value.id);
    return ok({ id: found.value.id });
  },
  'activity.link': async (context, { id, link }) => {
    const found = await visibleActivity(context.tx, context.scope, id);
    if (!found.ok) return found;
    const linked = await addLink(context, found.value.id, link);
    return linked.ok ? ok({ id: found.value.id }) : linked;
  },
  'activity.unlink': async (context, { id, link }) => {
    const found = await visibleActivity(context.tx, context.scope, id);
    if (!found.ok) return found;
    const row = linkId(found.value.id, link.id);
    const target = await context.write.find(link.type, link.id);
    // A record that was removed may go, one that is somebody else's may not.
    const hidden = target !== null && isHidden(context.scope, target);
    if (hidden || !(await context.write.find('activity_link', row))) return fail('record.not_found');
    await context.write.remove('activity_link', row);
    return ok({ id: found.value.id });
  },
};
