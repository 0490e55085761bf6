/** What is noticed about a value somebody typed or an import brought. A mark never keeps a value from being stored. */
import * as z from 'zod/mini';

/**
 * `email_typo` the domain looks mistyped · `phone` no number that could be called · `vat_id` form or check digits are wrong
 * · `iban` likewise · `postcode` not as the country writes it · `shared_mailbox` read by several, which is no mistake.
 */
export const VALUE_MARKS = ['email_typo', 'phone', 'vat_id', 'iban', 'postcode', 'shared_mailbox'] as const;

export const valueMarkSchema = z.object({
  /** Key of the field. */
  field: z.string(),
  mark: z.enum(VALUE_MARKS),
  value: z.string(),
  /** What was probably meant; empty where nothing is. */
  suggestion: z.string(),
});
export type ValueMark = z.infer<typeof valueMarkSchema>;

/** Those that are to be put right. */
export const isMistake = ({ mark }: ValueMark): boolean => mark !== 'shared_mailbox';
