/** Merging, saying that two are two, and both ways back, with the line at the bottom that says what was done. */
import type { DuplicateType, PastMerge } from '#shared/domain/duplicate.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { duplicatesTexts, fieldNameTexts } from './duplicates-texts.ts';

export type Named = { readonly id: string; readonly name: string };
type NamedPair = { readonly survivor: Named; readonly other: Named };

export type MergeActions = {
  readonly merge: (type: DuplicateType, pair: NamedPair, fields: Record<string, unknown>) => Promise<boolean>;
  readonly dismiss: (type: DuplicateType, pair: NamedPair) => Promise<boolean>;
  readonly undo: (merge: Pick<PastMerge, 'id' | 'survivor' | 'other'>) => Promise<void>;
};

/** `onChanged` after each of them that was done. */
export const useMergeActions = (onChanged: () => Promise<unknown>): MergeActions => {
  const { mutate, notices, client, clock } = useApp();
  const t = useTexts(duplicatesTexts);
  const word = useTexts(fieldNameTexts);

  const takeApart = async (id: string, { survivor, other }: NamedPair): Promise<Result<unknown>> => {
    const undone = await mutate('merge.undo', { id });
    if (!undone.ok) return undone;
    const names = { survivor: survivor.name, other: other.name };
    const kept = (undone.value['kept'] ?? []) as string[];
    const fields = kept.map((key) => word(`field.${key}` as Parameters<typeof word>[0])).join(', ');
    notices.show({ text: kept.length > 0 ? t('undone_kept', { ...names, fields }) : t('undone', names) });
    await onChanged();
    return ok(null);
  };

  return {
    merge: async (type, { survivor, other }, fields) => {
      const args = {
        id: survivor.id,
        otherId: other.id,
        ...(Object.keys(fields).length > 0 ? { fields } : {}),
      };
      const merged = await mutate(`${type}.merge`, args);
      if (!merged.ok) {
        notices.showFailure(merged);
        return false;
      }
      notices.show({
        text: t('merged', { survivor: survivor.name, other: other.name }),
        undo: () => takeApart(merged.value['mergeId'] as string, { survivor, other }),
      });
      await onChanged();
      return true;
    },
    dismiss: async (type, { survivor, other }) => {
      const id = newId();
      const at = toInstant(clock.now());
      const args = { type, ids: [survivor.id, other.id] };
      const answer = await client.call('mutate', {
        body: { mutations: [{ id, name: 'duplicate.dismiss', at, args }] },
      });
      if (!answer.ok) {
        notices.showFailure(answer);
        return false;
      }
      notices.show({
        text: t('dismissed', { one: survivor.name, other: other.name }),
        undo: async () => {
          const undone = await mutate('change.undo', { mutationId: id });
          await onChanged();
          return undone;
        },
      });
      await onChanged();
      return true;
    },
    undo: async (merge) => {
      const undone = await takeApart(merge.id, merge);
      if (!undone.ok) notices.showFailure(undone);
    },
  };
};
