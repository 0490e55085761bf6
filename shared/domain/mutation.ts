/**
 * The one envelope in which every change of a record or an account travels (rule 1 of the README), from whichever client.
 *
 * Replay: the same `id` with the same content answers the stored result and changes nothing; the same `id` with other
 * content is refused (`mutation.id_reused`).
 * A batch of one that is rejected answers its code as the whole request's error, with the status that belongs to it; of
 * several each has its outcome, and the request itself is answered 200.
 */
import * as z from 'zod/mini';
import { fail } from '../lib/result.ts';
import type { Failure } from '../lib/result.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const MUTATION_LIMITS = { batch: 100 } as const;

export const mutationEnvelopeSchema = z.strictObject({
  id: idSchema,
  name: z.string().check(z.regex(/^[a-z_]+\.[a-z_]+$/), z.maxLength(60)),
  /** When the person did it, by their device's clock. Recorded, never used for order. */
  at: instantSchema,
  args: z.record(z.string(), z.unknown()),
});
export type MutationEnvelope = z.infer<typeof mutationEnvelopeSchema>;

/**
 * `overwritten`: the value somebody else had set gave way and is kept. `deleted`: the record was gone; the values are
 * kept beside it. `both_kept`: two texts of one note. `outranked`: an opt-out stands against a later opt-in.
 * `archived`: the custom field is not in use any more; the value is kept and is there again once the field comes back.
 */
export const MERGE_REASONS = ['overwritten', 'deleted', 'both_kept', 'outranked', 'archived'] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

export const mutationConflictSchema = z.object({
  /** The kept value, restorable by `conflict.restore`; null where both values live on by themselves. */
  id: z.nullable(idSchema),
  field: z.string(),
  reason: z.enum(MERGE_REASONS),
});
export type MutationConflict = z.infer<typeof mutationConflictSchema>;

export const mutationOutcomeSchema = z.discriminatedUnion('status', [
  z.object({
    id: idSchema,
    status: z.literal('applied'),
    /** True when this id had been applied before and the stored result is given again. */
    replayed: z.boolean(),
    result: z.record(z.string(), z.unknown()),
  }),
  /** Applied, but not as if nobody else had been there: somebody had changed the same meanwhile, and nothing is lost. */
  z.object({
    id: idSchema,
    status: z.literal('merged'),
    replayed: z.boolean(),
    result: z.record(z.string(), z.unknown()),
    conflicts: z.array(mutationConflictSchema),
  }),
  z.object({
    id: z.string(),
    status: z.literal('rejected'),
    error: z.object({
      code: z.string(),
      fields: z.optional(z.record(z.string(), z.string())),
      /** Values for the placeholders of its text. */
      params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
    }),
  }),
]);
export type MutationOutcome = z.infer<typeof mutationOutcomeSchema>;

/** A rejected outcome as everything else that can fail is told. */
export const outcomeFailure = ({ error }: Extract<MutationOutcome, { status: 'rejected' }>): Failure =>
  fail(error.code, {
    ...(error.fields ? { fields: error.fields } : {}),
    ...(error.params ? { params: error.params } : {}),
  });
