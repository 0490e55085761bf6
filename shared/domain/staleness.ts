/** Why a record is to be confirmed or put right, with what speaks for it. Pure. */
import * as z from 'zod/mini';
import { isLongAgo, QUALITY_LACKS } from './quality.ts';
import { daySchema, idSchema, instantSchema } from './scalars.ts';
import { signatureChangeSchema } from './signature-change.ts';
import type { SignatureChange } from './signature-change.ts';
import { isMistake, valueMarkSchema } from './value-mark.ts';
import type { ValueMark } from './value-mark.ts';

export const QUALITY_RECORDS = ['person', 'company'] as const;
export type QualityRecord = (typeof QUALITY_RECORDS)[number];

export const evidenceSchema = z.discriminatedUnion('kind', [
  /** A mail to an address that stands in the record did not arrive. */
  z.object({ kind: z.literal('bounce'), email: z.string(), at: instantSchema }),
  /** Every employment has ended. */
  z.object({ kind: z.literal('left'), company: z.string(), day: daySchema }),
  /** Their newest mail is signed otherwise. */
  z.object({ kind: z.literal('signature'), at: instantSchema, changes: z.array(signatureChangeSchema) }),
  /** The tag says so, and a note why. */
  z.object({ kind: z.literal('outdated'), note: z.string() }),
  z.object({ kind: z.literal('mistakes'), marks: z.array(valueMarkSchema) }),
  /** Null: never. */
  z.object({ kind: z.literal('silence'), lastAt: z.nullable(instantSchema) }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

/** The most pressing first. */
export const EVIDENCE_KINDS = ['bounce', 'left', 'signature', 'outdated', 'mistakes', 'silence'] as const;

/** Either word marks what an import brought as out of date; confirming takes it off. */
export const OUTDATED_TAGS: readonly string[] = ['veraltet', 'outdated'];
export const isOutdatedTag = (tag: string): boolean => OUTDATED_TAGS.includes(tag.toLowerCase());

export type StalenessFacts = {
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Null: nobody confirmed it. */
  readonly confirmedAt: string | null;
  readonly lifecycle: string;
  readonly lastContactAt: string | null;
  readonly tags: readonly string[];
  /** Of an import: why it is out of date. */
  readonly note: string;
  readonly marks: readonly ValueMark[];
  /** The newest report about a mail to an address that still stands there. */
  readonly bounce: { readonly email: string; readonly at: string } | null;
  /** What the signature of their newest mail says otherwise. */
  readonly signature: { readonly at: string; readonly changes: readonly SignatureChange[] } | null;
  /** The last employment, where all have ended. */
  readonly left: { readonly company: string; readonly day: string } | null;
};

/** Stages in which a customer is expected to be heard of. */
const CUSTOMER = new Set(['development', 'retention']);

/**
 * What was confirmed is not asked for again: a report, an end of employment, a signature until a newer one, values until the record is
 * changed, silence for a year. The most pressing first.
 */
export const evidenceOf = (facts: StalenessFacts, nowMs: number): Evidence[] => {
  const { confirmedAt, bounce, left, signature, lastContactAt } = facts;
  const isNews = (at: string): boolean => confirmedAt === null || at > confirmedAt;
  const mistakes = facts.marks.filter(isMistake);
  const heardAt = [facts.createdAt, lastContactAt ?? '', confirmedAt ?? ''].toSorted().at(-1)!;
  return [
    ...(bounce && isNews(bounce.at) ? [{ kind: 'bounce' as const, ...bounce }] : []),
    // A day is compared with a day: whoever confirms on the last day of the job knows of it.
    ...(left && (confirmedAt === null || left.day > confirmedAt.slice(0, 'YYYY-MM-DD'.length))
      ? [{ kind: 'left' as const, ...left }]
      : []),
    ...(signature && isNews(signature.at)
      ? [{ kind: 'signature' as const, at: signature.at, changes: [...signature.changes] }]
      : []),
    ...(facts.tags.some(isOutdatedTag) ? [{ kind: 'outdated' as const, note: facts.note }] : []),
    ...(mistakes.length > 0 && isNews(facts.updatedAt)
      ? [{ kind: 'mistakes' as const, marks: mistakes }]
      : []),
    ...(CUSTOMER.has(facts.lifecycle) && isLongAgo(heardAt, nowMs)
      ? [{ kind: 'silence' as const, lastAt: lastContactAt }]
      : []),
  ];
};

/** 1 is the most pressing, 6 the least; null where nothing is to be asked. */
export const urgencyOf = ([first]: readonly Evidence[]): number | null =>
  first ? EVIDENCE_KINDS.indexOf(first.kind) + 1 : null;

export const queuedRecordSchema = z.object({
  type: z.enum(QUALITY_RECORDS),
  id: idSchema,
  name: z.string(),
  ownerId: z.nullable(idSchema),
  ownerName: z.string(),
  evidence: z.array(evidenceSchema),
  confirmedAt: z.nullable(instantSchema),
  /** Employments that have not ended, of a person: what "no longer there" ends. */
  employmentIds: z.array(idSchema),
});
export type QueuedRecord = z.infer<typeof queuedRecordSchema>;

export const qualityAnswerSchema = z.object({
  /** 0 to 100. */
  score: z.int(),
  lacks: z.array(z.enum(QUALITY_LACKS)),
  marks: z.array(valueMarkSchema),
  evidence: z.array(evidenceSchema),
  confirmedAt: z.nullable(instantSchema),
  confirmedByName: z.string(),
});
export type QualityAnswer = z.infer<typeof qualityAnswerSchema>;
