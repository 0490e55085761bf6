/** Who is there already that looks like whom somebody is typing: asked while they do, a moment after the last letter. */
import { useEffect, useState } from 'preact/hooks';
import type { ApiClient, CallInput } from '../../api/client.ts';
import type { SimilarRecord } from '../../domain/duplicate.ts';

export type TypedRecords = NonNullable<CallInput<'checkDuplicates'>['body']>;

/** Nobody is asked for at every letter. */
const PAUSE_MS = 400;

/** Empty while nothing is typed (null), and without a connection: nobody waits for it. */
export const useSimilar = (
  api: Pick<ApiClient, 'call'>,
  typed: TypedRecords | null,
): readonly SimilarRecord[] => {
  const [found, setFound] = useState<readonly SimilarRecord[]>([]);
  const question = typed ? JSON.stringify(typed) : '';
  useEffect(() => {
    if (question === '') {
      setFound([]);
      return undefined;
    }
    const leave = new AbortController();
    const timer = setTimeout(() => {
      const body = JSON.parse(question) as TypedRecords;
      void api.call('checkDuplicates', { body, signal: leave.signal }).then((result) => {
        if (!leave.signal.aborted) setFound(result.ok ? result.value.items : []);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [api, question]);
  return found;
};
