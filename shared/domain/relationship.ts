/** Who has to do with whom: two people, and how. */
import * as z from 'zod/mini';
import { RELATIONSHIP_KINDS } from './relationship-kinds.ts';
import { idSchema, lineSchema } from './scalars.ts';

const fields = {
  /** The one the kind is read from: `personId` reports to `otherId`. */
  personId: idSchema,
  otherId: idSchema,
  kind: z.enum(RELATIONSHIP_KINDS),
  /** In their own words, for what has no kind of its own. */
  note: lineSchema(200),
};

export const relationshipFieldsSchema = z.strictObject(fields);

export const relationshipSchema = z.object({ ...fields, id: idSchema });

/** With both names, as the panel shows it. */
export const shownRelationshipSchema = z.extend(relationshipSchema, {
  personName: z.string(),
  otherName: z.string(),
});
export type ShownRelationship = z.infer<typeof shownRelationshipSchema>;
