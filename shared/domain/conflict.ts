/** A value that gave way when two people changed the same field, or that came for a record already deleted. */
import * as z from 'zod/mini';
import { MERGE_REASONS } from './mutation.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const conflictSchema = z.object({
  id: idSchema,
  recordType: z.string(),
  recordId: idSchema,
  field: z.string(),
  /** What is not there any more, and what is there instead. */
  lost: z.unknown(),
  kept: z.unknown(),
  reason: z.enum(MERGE_REASONS),
  lostById: z.nullable(idSchema),
  resolvedAt: z.nullable(instantSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Conflict = z.infer<typeof conflictSchema>;
