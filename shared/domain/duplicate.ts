/** Records that are probably the same: why, and how far a search for them is. */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from './scalars.ts';

/** What speaks for it, then (from `other_first_name` on) what speaks against it. */
export const DUPLICATE_REASONS = [
  'same_email',
  'same_mailbox',
  'same_phone',
  'same_name',
  'similar_name',
  'longer_name',
  'same_employer',
  'same_domain',
  'same_address',
  'same_postcode',
  'same_vat_id',
  'other_first_name',
  'other_name',
  'other_town',
  'other_legal_form',
  'other_vat_id',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export const duplicateTypeSchema = z.enum(['person', 'company']);
export type DuplicateType = z.infer<typeof duplicateTypeSchema>;

const nameSchema = z.object({ id: idSchema, name: z.string() });

export const duplicatePairSchema = z.object({
  /** 0 to 100; from 60 on a pair is listed. */
  score: z.int(),
  reasons: z.array(z.enum(DUPLICATE_REASONS)),
  /** The one that was there first stands first. */
  records: z.tuple([nameSchema, nameSchema]),
});
export type ListedPair = z.infer<typeof duplicatePairSchema>;

export const duplicateSearchSchema = z.object({
  startedAt: instantSchema,
  /** Null while it runs. */
  finishedAt: z.nullable(instantSchema),
  step: z.enum(['read', 'compare']),
  /** Of `total` records. */
  done: z.int(),
  total: z.int(),
});
export type DuplicateSearch = z.infer<typeof duplicateSearchSchema>;

export const pastMergeSchema = z.object({
  /** That of the mutation; `merge.undo` takes it. */
  id: idSchema,
  type: duplicateTypeSchema,
  survivor: nameSchema,
  other: nameSchema,
  mergedAt: instantSchema,
  byName: z.string(),
  undoneAt: z.nullable(instantSchema),
});
export type PastMerge = z.infer<typeof pastMergeSchema>;

export const similarRecordSchema = z.object({
  type: duplicateTypeSchema,
  id: idSchema,
  name: z.string(),
  /** Company of a person, place of a company. */
  detail: z.string(),
  score: z.int(),
  reasons: z.array(z.enum(DUPLICATE_REASONS)),
});
export type SimilarRecord = z.infer<typeof similarRecordSchema>;
