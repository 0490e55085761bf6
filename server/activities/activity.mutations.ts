/** Notes, calls, meetings and visits, and what activities hang on. */
import type { Link } from '#shared/domain/activity.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { moveConflicts } from '../conflicts/conflict-bucket.ts';
import { mergeUpdate } from '../core/merge-update.ts';
import { isHidden, newRecord, visibleRecord } from '../core/record-access.ts';
import { isAdmin } from '../core/scope.ts';
import { seenCustom, settleCustom } from '../custom-fields/custom-values.ts';
import { standingActivity, visibleActivity } from './activity-access.ts';
import type { SeenActivity } from './activity-access.ts';
import { mayFillMail } from './mail-fields.ts';
import { linkId } from './earlier-mails.ts';
import { previewOf } from './preview.ts';

type Names = 'activity.create' | 'activity.update' | 'activity.delete' | 'activity.link' | 'activity.unlink';

/** Hangs the activity on a record it does not hang on yet. Errors: `record.not_found`. */
export const addLink = async (
  context: MutationContext,
  activityId: string,
  link: Link,
): Promise<Result<boolean>> => {
  const target = await visibleRecord(context, link.type, link.id);
  if (!target.ok) return target;
  // A merged duplicate leads to its survivor.
  const recordId = target.value['id'] as string;
  const id = linkId(activityId, recordId);
  if (await context.write.find('activity_link', id)) return ok(false);
  await context.write.insert('activity_link', { id, activityId, recordType: link.type, recordId });
  return ok(true);
};

/** Own ones, and for owners and admins those they can see. */
const ownOnes = ({ scope }: MutationContext, activity: SeenActivity): Result<SeenActivity> =>
  activity.createdById === scope.userId || isAdmin(scope) ? ok(activity) : fail('access.denied');

const editable = async (context: MutationContext, id: string): Promise<Result<SeenActivity>> => {
  const found = await visibleActivity(context.tx, context.scope, id);
  return found.ok ? ownOnes(context, found.value) : found;
};

/** A mail stays as it was written but for the company's own fields. */
const changesOfMail = async (
  { tx, scope }: MutationContext,
  mail: SeenActivity,
  set: object,
): Promise<Result<null>> => {
  const isFixed = Object.keys(set).some((field) => field !== 'custom');
  return isFixed ? fail('activity.mail_is_fixed') : mayFillMail(tx.db, scope, mail);
};

/** Two people wrote into one note at once: the later text becomes a note beside it, on the same records. */
const keepApart = async (context: MutationContext, note: DomainRow, text: string): Promise<void> => {
  const { tx, write, newId, now, scope, noteConflict } = context;
  const id = newId();
  await write.insert('activity', {
    ...note,
    id,
    text,
    preview: previewOf(text),
    createdById: scope.userId,
    createdAt: now,
    updatedAt: now,
  });
  const links = await tx.db
    .selectFrom('activity_link')
    .select(['recordType as type', 'recordId as id'])
    .where('activityId', '=', note['id'] as string)
    .execute();
  for (const link of links) {
    const linked = { id: linkId(id, link.id), activityId: id, recordType: link.type, recordId: link.id };
    await write.insert('activity_link', linked);
  }
  noteConflict({ id: null, field: 'text', reason: 'both_kept' });
};

export const activityMutations: DefinitionsOf<Names> = {
  'activity.create': async (context, { id, kind, fields, visibility, links }) => {
    const fresh = await newRecord(context, 'activity', id);
    if (!fresh.ok) return fresh;
    const text = fields.text ?? '';
    const custom = await settleCustom(context, 'activity', fields, 'args.fields');
    if (!custom.ok) return custom;
    await context.write.insert('activity', {
      ...fresh.value,
      kind,
      subject: '',
      direction: 'none',
      outcome: '',
      occurredAt: context.now,
      ...custom.value.fields,
      ...custom.value.values,
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
  'activity.update': async (context, { id, set, was, visibility }) => {
    const find = was ? standingActivity : visibleActivity;
    const found = await find(context.tx, context.scope, id);
    if (!found.ok) return found;
    const allowed =
      found.value.kind === 'mail'
        ? await changesOfMail(context, found.value, visibility ? { ...set, visibility } : set)
        : ownOnes(context, found.value);
    if (!allowed.ok) return allowed;
    const custom = await settleCustom(context, 'activity', set, 'args.set', found.value.id);
    if (!custom.ok) return custom;
    const { fields, values, sets } = custom.value;
    const update = {
      type: 'activity',
      id: found.value.id,
      set: { ...fields, ...values },
      was: seenCustom(was),
      sets,
    };
    const done = await mergeUpdate(context, update, () => (visibility ? { visibility } : {}));
    if (!done.ok) return done;
    if (visibility) await moveConflicts(context, found.value.id);
    if (done.value.apart.length > 0) await keepApart(context, done.value.record, set.text ?? '');
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
