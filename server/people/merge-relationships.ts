/** What becomes of the relationships of two people who turn out to be one. */
import { isMutual } from '#shared/domain/relationship-kinds.ts';
import type { RelationshipKind } from '#shared/domain/relationship-kinds.ts';
import type { MutationContext } from '../core/mutation-definition.ts';

type Row = {
  readonly id: string;
  readonly personId: string;
  readonly otherId: string;
  readonly kind: RelationshipKind;
};

/** Two that say the same have the same. */
const markOf = ({ personId, otherId, kind }: Omit<Row, 'id'>): string => {
  const ends = isMutual(kind) ? [personId, otherId].toSorted() : [personId, otherId];
  return `${kind} ${ends.join(' ')}`;
};

const standingOf = ({ tx }: Pick<MutationContext, 'tx'>, id: string): Promise<Row[]> =>
  tx.db
    .selectFrom('relationship')
    .select(['id', 'personId', 'otherId', 'kind'])
    .where((is) => is.or([is('personId', '=', id), is('otherId', '=', id)]))
    .where('deletedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

/** They move to the survivor; one between the two, and one the survivor has already, goes. */
export const moveRelationships = async (
  context: MutationContext,
  from: string,
  to: string,
): Promise<void> => {
  const { write } = context;
  const kept = new Set((await standingOf(context, to)).map(markOf));
  for (const row of await standingOf(context, from)) {
    const ends = {
      personId: row.personId === from ? to : row.personId,
      otherId: row.otherId === from ? to : row.otherId,
    };
    const mark = markOf({ ...ends, kind: row.kind });
    if (ends.personId === ends.otherId || kept.has(mark)) await write.remove('relationship', row.id);
    else await write.update('relationship', row.id, ends);
    kept.add(mark);
  }
};
