/**
 * Rules about logging, made, changed and taken away. Own ones by their owner; the company's by owners and admins, as they
 * bind everybody.
 */
import { LOG_RULES_MAX } from '#shared/domain/log-rule.ts';
import { EMPTY_LOG_RULE, logRuleProblem } from '#shared/domain/log-verdict.ts';
import type { LogRuleFields } from '#shared/domain/log-rule.ts';
import { emailKey } from '#shared/domain/user.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { newRecord, visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';
import { BUCKET_ALL, bucketOf, isAdmin } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';

type OwnerId = string | null;

const mayWrite = (scope: Scope, ownerId: OwnerId): boolean =>
  ownerId === null ? isAdmin(scope) : ownerId === scope.userId;

const bucketFor = (scope: Scope, ownerId: OwnerId): string =>
  ownerId === null ? BUCKET_ALL : bucketOf('private', ownerId, scope.teamId);

/** Holds what is about to be written against the rest of its list. Errors: `log_rule.*`. */
const checkRule = async (
  { tx, scope }: MutationContext,
  id: string,
  ownerId: OwnerId,
  rule: LogRuleFields,
  place: string,
): Promise<Result<null>> => {
  const refuse = (code: string, field: string) => fail(code, { fields: { [`${place}.${field}`]: code } });
  const problem = logRuleProblem(rule);
  if (problem) return refuse(problem.code, problem.field);
  const bucket = bucketFor(scope, ownerId);
  await tx.lock(`log_rule:${bucket}`);
  const list = await tx.db
    .selectFrom('log_rule')
    .select(['kind', 'address', 'domain', 'direction', 'role', 'internalOnly'])
    .where('bucket', '=', bucket)
    .where('deletedAt', 'is', null)
    .where('id', '<>', id)
    .execute();
  if (list.length >= LOG_RULES_MAX) return fail('log_rule.too_many', { params: { limit: LOG_RULES_MAX } });
  const isSame = list.some(
    (other) =>
      other.kind === rule.kind &&
      emailKey(other.address) === emailKey(rule.address) &&
      other.domain === rule.domain &&
      other.direction === rule.direction &&
      other.role === rule.role &&
      (other.internalOnly === 1) === rule.internalOnly,
  );
  return isSame ? refuse('log_rule.exists', rule.domain ? 'domain' : 'address') : ok(null);
};

/** The rule as it stands, if the asker may change it. Errors: `record.not_found`, `access.denied`. */
const ownRule = async (context: MutationContext, id: string): Promise<Result<DomainRow>> => {
  const found = await visibleRecord(context, 'log_rule', id);
  if (!found.ok) return found;
  return mayWrite(context.scope, found.value['ownerId'] as OwnerId) ? found : fail('access.denied');
};

/** Whether the asker may still write in the list a change of theirs was made in. */
export const mayUndoRule = async ({ tx, scope }: MutationContext, id: unknown): Promise<boolean> => {
  const rule = await tx.db
    .selectFrom('log_rule')
    .select('ownerId')
    .where('id', '=', String(id))
    .executeTakeFirst();
  return !rule || mayWrite(scope, rule.ownerId);
};

export const logRuleMutations: DefinitionsOf<'log_rule.create' | 'log_rule.update' | 'log_rule.delete'> = {
  'log_rule.create': async (context, { id, list, fields }) => {
    const { scope, write } = context;
    const ownerId = list === 'company' ? null : scope.userId;
    if (!mayWrite(scope, ownerId)) return fail('access.denied');
    const rule: LogRuleFields = { ...EMPTY_LOG_RULE, ...definedOnly<LogRuleFields>(fields) };
    const checked = await checkRule(context, id, ownerId, rule, 'args.fields');
    if (!checked.ok) return checked;
    const fresh = await newRecord(context, 'log_rule', id, bucketFor(scope, ownerId));
    if (!fresh.ok) return fresh;
    await write.insert('log_rule', { ...fresh.value, ...rule, ownerId, createdById: scope.userId });
    return ok({ id });
  },
  'log_rule.update': async (context, { id, set }) => {
    const found = await ownRule(context, id);
    if (!found.ok) return found;
    const patch = definedOnly<LogRuleFields>(set);
    const after = { ...(found.value as unknown as LogRuleFields), ...patch };
    const ownerId = found.value['ownerId'] as OwnerId;
    const checked = await checkRule(context, id, ownerId, after, 'args.set');
    if (!checked.ok) return checked;
    await context.write.update('log_rule', id, patch);
    return ok({ id });
  },
  'log_rule.delete': async (context, { id }) => {
    const found = await ownRule(context, id);
    if (!found.ok) return found;
    await context.write.remove('log_rule', id);
    return ok({ id });
  },
};
