/**
 * How two people have to do with each other. Directed: read `personId` first ("reports to"), and the other way round
 * it is the inverse ("leads"). Apart from the schema: whoever paints a relationship needs the words without it.
 */
export const RELATIONSHIP_KINDS = [
  'reports_to',
  'assistant_of',
  'spouse',
  'partner',
  'parent_of',
  'sibling',
  'colleague',
  'recommended_by',
  'other',
] as const;
export type RelationshipKind = (typeof RELATIONSHIP_KINDS)[number];

/** Read the same from both ends. */
const MUTUAL: ReadonlySet<RelationshipKind> = new Set(['spouse', 'partner', 'sibling', 'colleague', 'other']);
export const isMutual = (kind: RelationshipKind): boolean => MUTUAL.has(kind);
