/**
 * A signature names a company and nobody knows where its sender works: the company may be there already, and is not made a
 * second time. Asked only once somebody looks at the comparison.
 */
import { useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../../../api/client.ts';
import type { SimilarRecord } from '../../../domain/duplicate.ts';
import { likeliest } from '../../../domain/likeliest.ts';
import type { Difference } from '../../../capture/signature-differences.ts';

type House = Pick<SimilarRecord, 'id' | 'name' | 'detail'>;

/** Undefined while it is asked; null where there is none, or nobody can be asked. An empty `name` asks for nothing. */
export const useKnownHouse = (
  api: Pick<ApiClient, 'call'>,
  name: string,
  domain: string,
): House | null | undefined => {
  const question = `${name}\n${domain}`;
  const [answer, setAnswer] = useState<{ readonly question: string; readonly house: House | null } | null>(
    null,
  );
  useEffect(() => {
    if (name === '') return undefined;
    const leave = new AbortController();
    const company = { name, domains: domain ? [domain] : [] };
    void api.call('checkDuplicates', { body: { company }, signal: leave.signal }).then((result) => {
      if (!leave.signal.aborted)
        setAnswer({ question, house: result.ok ? likeliest(result.value.items) : null });
    });
    return () => leave.abort();
  }, [api, name, domain, question]);
  if (name === '') return null;
  return answer?.question === question ? answer.house : undefined;
};

/** The company that is there in the place of a new one. */
export const inKnownHouse = (one: Difference, house: House | null | undefined): Difference =>
  house && one.value?.of === 'newCompany'
    ? {
        ...one,
        found: [house.name, house.detail].filter(Boolean).join(', '),
        value: { of: 'knownCompany', companyId: house.id },
      }
    : one;
