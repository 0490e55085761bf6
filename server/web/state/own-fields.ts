/** Fields of the company's own in the short forms of these pages. */
import type { ApiClient } from '#shared/api/client.ts';
import type { CustomField, CustomRecord } from '#shared/domain/custom-field.ts';
import { fieldsInUse } from '#shared/domain/custom-shown.ts';

/** ms: nobody who wants to make something waits for what else could be said of it. */
const PATIENCE_MS = 3_000;

/** Those of one kind of record in their order; none where they cannot be read, since nothing is kept back for want of one. */
export const readOwnFields = async (
  client: ApiClient,
  type: CustomRecord,
): Promise<readonly CustomField[]> => {
  const answer = await client.call('customFields', { timeoutMs: PATIENCE_MS });
  return answer.ok ? fieldsInUse(answer.value.items, type) : [];
};
