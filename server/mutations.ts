/** The registry of mutations the server applies; its keys are exactly those of `shared/domain/mutations.ts`. */
import { fail, ok } from '#shared/lib/result.ts';
import { activityMutations } from './activities/activity.mutations.ts';
import { companyMutations } from './companies/company.mutations.ts';
import { employmentMutations } from './companies/employment.mutations.ts';
import type { DefinitionsOf, MutationContext, MutationDefinitions } from './core/mutation-definition.ts';
import { isAdmin } from './core/scope.ts';
import { undoMutation } from './core/undo.ts';
import { unlogMail } from './mail/mail-log.ts';
import { mailMutations } from './mail/mail.mutations.ts';
import { personMutations } from './people/person.mutations.ts';
import { removeSample } from './sample/sample-removal.ts';
import { taskMutations } from './tasks/task.mutations.ts';
import { userMutations } from './users/user.mutations.ts';

const madeLog = async ({ tx }: MutationContext, mutationId: string): Promise<boolean> =>
  (await tx.get(
    `select seq from change where "mutationId" = ? and "recordType" = 'mail_log' and op = 'insert'`,
    mutationId,
  )) !== undefined;

const changeMutations: DefinitionsOf<'change.undo' | 'sample.remove'> = {
  'change.undo': async (context, { mutationId }) => {
    const stored = await context.tx.get<{ userId: string; name: string; result: string }>(
      'select "userId", name, result from mutation where id = ?',
      mutationId,
    );
    // Somebody else may have logged the same mail meanwhile: only the own log goes. Where it was there before, only
    // what was changed about it.
    const own = stored?.name === 'mail.log' && stored.userId === context.scope.userId;
    if (own && (await madeLog(context, mutationId))) {
      return unlogMail(context, (JSON.parse(stored.result) as { id: string }).id);
    }
    const undone = await undoMutation(context, mutationId);
    return undone.ok ? ok({ mutationId }) : undone;
  },
  'sample.remove': async (context) =>
    isAdmin(context.scope) ? removeSample(context) : fail('access.denied'),
};

export const mutationDefinitions: MutationDefinitions = {
  ...personMutations,
  ...companyMutations,
  ...employmentMutations,
  ...activityMutations,
  ...mailMutations,
  ...taskMutations,
  ...userMutations,
  ...changeMutations,
};
