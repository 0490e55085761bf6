/** The registry of mutations the server applies; its keys are exactly those of `shared/domain/mutations.ts`. */
import { fail, ok } from '#shared/lib/result.ts';
import { activityMutations } from './activities/activity.mutations.ts';
import { companyMutations } from './companies/company.mutations.ts';
import { employmentMutations } from './companies/employment.mutations.ts';
import type { DefinitionsOf, MutationContext, MutationDefinitions } from './core/mutation-definition.ts';
import { isAdmin } from './core/scope.ts';
import { ownMutation, undoMutation } from './core/undo.ts';
import { customFieldMutations } from './custom-fields/custom-field.mutations.ts';
import { confirmMutations } from './quality/confirm.mutations.ts';
import { duplicateMutations } from './duplicates/duplicate.mutations.ts';
import { factMutations } from './facts/fact.mutations.ts';
import { importMutations } from './import/run/take-back.ts';
import { logRuleMutations, mayUndoRule } from './log-rules/log-rule.mutations.ts';
import { reopenAwaiting } from './mail/awaited-answer.ts';
import { unlogMail } from './mail/mail-log.ts';
import { keptThreadMutations } from './mail/kept-thread.mutations.ts';
import { mailMutations } from './mail/mail.mutations.ts';
import { mergeMutations } from './merges/merge.mutations.ts';
import { undoMerge } from './merges/merge-undo.ts';
import { meetingMutations } from './meetings/meeting.mutations.ts';
import { panelLayoutMutations } from './panel-layouts/panel-layout.mutations.ts';
import { personMutations } from './people/person.mutations.ts';
import { relationshipMutations } from './people/relationship.mutations.ts';
import { conflictMutations } from './conflicts/conflict.mutations.ts';
import { sharingMutations } from './core/record-sharing.ts';
import { dealMutations } from './deals/deal.mutations.ts';
import { savedViewMutations } from './saved-views/saved-view.mutations.ts';
import { removeSample } from './sample/sample-removal.ts';
import { taskMutations } from './tasks/task.mutations.ts';
import { templateMutations } from './templates/template.mutations.ts';
import { userMutations } from './users/user.mutations.ts';

const madeLog = async ({ tx }: MutationContext, mutationId: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('change')
    .select('seq')
    .where('mutationId', '=', mutationId)
    .where('recordType', '=', 'mail_log')
    .where('op', '=', 'insert')
    .executeTakeFirst()) !== undefined;

const changeMutations: DefinitionsOf<'change.undo' | 'sample.remove'> = {
  'change.undo': async (context, { mutationId }) => {
    const stored = await ownMutation(context, mutationId);
    if (!stored.ok) return stored;
    const { name, result } = stored.value;
    // Somebody else may have logged the same mail meanwhile: only the own log goes. Where it was there before, only
    // what was changed about it.
    if (name === 'mail.log' && (await madeLog(context, mutationId))) {
      await reopenAwaiting(context, mutationId);
      return unlogMail(context, result['id'] as string);
    }
    // As far as it can be: what was edited since is no reason to leave the rest. Those from before merges were kept have
    // the change log alone.
    if (name.endsWith('.merge') && (await context.write.find('merge', mutationId))) {
      const apart = await undoMerge(context, mutationId);
      return apart.ok ? ok({ mutationId }) : apart;
    }
    // What was permitted then may not be permitted now.
    if (name.startsWith('log_rule.') && !(await mayUndoRule(context, result['id'])))
      return fail('access.denied');
    if (name.startsWith('custom_field.') && !isAdmin(context.scope)) return fail('access.denied');
    const undone = await undoMutation(context, mutationId);
    return undone.ok ? ok({ mutationId }) : undone;
  },
  'sample.remove': async (context) =>
    isAdmin(context.scope) ? removeSample(context) : fail('access.denied'),
};

export const mutationDefinitions: MutationDefinitions = {
  ...personMutations,
  ...panelLayoutMutations,
  ...companyMutations,
  ...employmentMutations,
  ...relationshipMutations,
  ...activityMutations,
  ...mailMutations,
  ...keptThreadMutations,
  ...meetingMutations,
  ...taskMutations,
  ...userMutations,
  ...dealMutations,
  ...logRuleMutations,
  ...templateMutations,
  ...savedViewMutations,
  ...factMutations,
  ...customFieldMutations,
  ...mergeMutations,
  ...duplicateMutations,
  ...confirmMutations,
  ...conflictMutations,
  ...sharingMutations,
  ...changeMutations,
  ...importMutations,
};
