/** Templates: written, changed, given to the whole company. */
import { EMPTY_TEMPLATE } from '#shared/domain/template.ts';
import type { TemplateFields } from '#shared/domain/template.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { newRecord, visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';
import { BUCKET_ALL, bucketOf, isAdmin } from '../core/scope.ts';

const toColumns = ({ shared, ...fields }: Patch<TemplateFields>, authorId: string): DomainRow => ({
  ...definedOnly(fields),
  ...(shared === undefined ? {} : { bucket: shared ? BUCKET_ALL : bucketOf('private', authorId, '') }),
});

/** Own ones, and for owners and admins those of the company. Errors: `record.not_found`, `access.denied`. */
const editable = async (context: MutationContext, id: string): Promise<Result<DomainRow>> => {
  const found = await visibleRecord(context, 'template', id);
  if (!found.ok) return found;
  const isOwn = found.value['createdById'] === context.scope.userId;
  return isOwn || isAdmin(context.scope) ? found : fail('access.denied');
};

export const templateMutations: DefinitionsOf<'template.create' | 'template.update' | 'template.delete'> = {
  'template.create': async (context, { id, fields }) => {
    const fresh = await newRecord(context, 'template', id);
    if (!fresh.ok) return fresh;
    const { userId } = context.scope;
    const { shared = EMPTY_TEMPLATE.shared, ...rest } = fields;
    const { language, form, text } = EMPTY_TEMPLATE;
    await context.write.insert('template', {
      ...fresh.value,
      language,
      form,
      text,
      ...toColumns({ ...rest, shared }, userId),
      createdById: userId,
    });
    return ok({ id });
  },
  'template.update': async (context, { id, set }) => {
    const found = await editable(context, id);
    if (!found.ok) return found;
    // Taken back from the company it is its author's again, whoever does it.
    await context.write.update('template', id, toColumns(set, found.value['createdById'] as string));
    return ok({ id });
  },
  'template.delete': async (context, { id }) => {
    const found = await editable(context, id);
    if (!found.ok) return found;
    await context.write.remove('template', id);
    return ok({ id });
  },
};
