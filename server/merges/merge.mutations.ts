/** Undoing a merge; merging itself stands with people and companies. */
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { undoMerge } from './merge-undo.ts';

export const mergeMutations: DefinitionsOf<'merge.undo'> = {
  'merge.undo': (context, { id }) => undoMerge(context, id),
};
