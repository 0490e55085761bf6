/** Jobs and relationships as they are shown and changed. Pure. */
import type { Employment, ShownEmployment } from '../../../domain/employment.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import { RELATIONSHIP_KINDS, isMutual } from '../../../domain/relationship-kinds.ts';
import type { RelationshipKind } from '../../../domain/relationship-kinds.ts';
import type { ShownRelationship } from '../../../domain/relationship.ts';

export const BUYING_ROLES = [
  '',
  'decider',
  'buyer',
  'influencer',
  'user',
  'gatekeeper',
  'initiator',
] as const satisfies readonly Employment['buyingRole'][];

/** What the form of a job holds; days as YYYY-MM-DD, empty for none. */
export type JobEdit = {
  readonly jobTitle: string;
  readonly buyingRole: Employment['buyingRole'];
  readonly fromDay: string;
  readonly toDay: string;
};

export const jobEdit = ({ jobTitle, buyingRole, fromDay, toDay }: Employment): JobEdit => ({
  jobTitle,
  buyingRole,
  fromDay: fromDay ?? '',
  toDay: toDay ?? '',
});

export const daysProblem = ({ fromDay, toDay }: JobEdit): boolean =>
  fromDay !== '' && toDay !== '' && toDay < fromDay;

type JobUpdate = MutationArgs<'employment.update'>;

/** What was changed since the form was opened, with what stood there; null where nothing was. */
export const jobChange = (id: string, begun: JobEdit, edit: JobEdit): JobUpdate | null => {
  const changed = (Object.keys(edit) as (keyof JobEdit)[]).filter((key) => edit[key] !== begun[key]);
  if (changed.length === 0) return null;
  const of = (from: JobEdit): JobUpdate['set'] =>
    Object.fromEntries(
      changed.map((key) => [key, key.endsWith('Day') && from[key] === '' ? null : from[key].trim()]),
    );
  return { id, set: of(edit), was: of(begun) };
};

export const jobEnd = ({ id, toDay }: Employment, today: string): JobUpdate => ({
  id,
  set: { toDay: today },
  was: { toDay },
});

export const presentOf = (jobs: readonly ShownEmployment[]): ShownEmployment[] =>
  jobs.filter(({ toDay }) => toDay === null);
export const formerOf = (jobs: readonly ShownEmployment[]): ShownEmployment[] =>
  jobs.filter(({ toDay }) => toDay !== null);

/** A kind as it is read from the shown person: the other way round where they are its second end. */
export type SeenKind = RelationshipKind | `${RelationshipKind}_inverse`;

export const SEEN_KINDS: readonly SeenKind[] = RELATIONSHIP_KINDS.flatMap((kind): SeenKind[] =>
  isMutual(kind) ? [kind] : [kind, `${kind}_inverse`],
);

const kindOf = (seen: SeenKind): RelationshipKind => seen.replace(/_inverse$/, '') as RelationshipKind;
const isInverse = (seen: SeenKind): boolean => seen.endsWith('_inverse');

export type SeenRelationship = {
  readonly id: string;
  readonly seen: SeenKind;
  readonly note: string;
  /** The one at the other end. */
  readonly otherId: string;
  readonly otherName: string;
};

export const seenFrom = (personId: string, tie: ShownRelationship): SeenRelationship => {
  const { id, note, kind } = tie;
  const isFirst = tie.personId === personId;
  return {
    id,
    note,
    seen: isFirst || isMutual(kind) ? kind : `${kind}_inverse`,
    otherId: isFirst ? tie.otherId : tie.personId,
    otherName: isFirst ? tie.otherName : tie.personName,
  };
};

type Tie = { readonly seen: SeenKind; readonly note: string };

export const relationshipAddition = (
  id: string,
  personId: string,
  otherId: string,
  { seen, note }: Tie,
): MutationArgs<'relationship.create'> => ({
  id,
  fields: {
    ...(isInverse(seen) ? { personId: otherId, otherId: personId } : { personId, otherId }),
    kind: kindOf(seen),
    note: note.trim(),
  },
});

export type RelationshipSteps = readonly (
  | readonly ['relationship.update', MutationArgs<'relationship.update'>]
  | readonly ['relationship.delete', MutationArgs<'relationship.delete'>]
  | readonly ['relationship.create', MutationArgs<'relationship.create'>]
)[];

/** Who is whose end does not change in place: read the other way round, it is another relationship. */
export const relationshipSteps = (
  personId: string,
  now: SeenRelationship,
  tie: Tie,
  newId: () => string,
): RelationshipSteps => {
  const note = tie.note.trim();
  if (isInverse(tie.seen) !== isInverse(now.seen) && !isMutual(kindOf(tie.seen)))
    return [
      ['relationship.delete', { id: now.id }],
      ['relationship.create', relationshipAddition(newId(), personId, now.otherId, tie)],
    ];
  const set = {
    ...(tie.seen === now.seen ? {} : { kind: kindOf(tie.seen) }),
    ...(note === now.note ? {} : { note }),
  };
  const was = {
    ...(tie.seen === now.seen ? {} : { kind: kindOf(now.seen) }),
    ...(note === now.note ? {} : { note: now.note }),
  };
  return Object.keys(set).length === 0 ? [] : [['relationship.update', { id: now.id, set, was }]];
};
