/** A rule about which mails are never or always logged; what it says to a mail is in `log-verdict.ts`. */
import * as z from 'zod/mini';
import { isDomainName, isEmailAddress } from './addresses.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const LOG_RULE_KINDS = ['never', 'always'] as const;
export const LOG_RULE_LISTS = ['personal', 'company'] as const;
export const LOG_RULE_DIRECTIONS = ['any', 'in', 'out'] as const;
export const LOG_RULE_ROLES = ['any', 'from', 'to', 'cc'] as const;
/** Rules in one list: they are all read with every mail. */
export const LOG_RULES_MAX = 500;

export const logRuleKindSchema = z.enum(LOG_RULE_KINDS);

/** All that is said has to be so. A rule says something: an address, a domain, a direction, or that only colleagues take part. */
const fields = {
  kind: logRuleKindSchema,
  /** Empty, or one address; then `domain` is empty. */
  address: z.string().check(
    z.trim(),
    z.maxLength(320, { abort: true }),
    z.refine((text) => text === '' || isEmailAddress(text), { error: 'field.email' }),
  ),
  /** Empty, or one domain, its subdomains included; then `address` is empty. */
  domain: z.string().check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(253, { abort: true }),
    z.refine((text) => text === '' || isDomainName(text), { error: 'field.domain' }),
  ),
  /** Out is what a colleague sent. */
  direction: z.enum(LOG_RULE_DIRECTIONS),
  /** Part of the named one in the mail: `from` whoever sends, `cc` blind copies too. `any` where nobody is named. */
  role: z.enum(LOG_RULE_ROLES),
  /** Everybody who takes part is a colleague. */
  internalOnly: z.boolean(),
};

export const logRuleFieldsSchema = z.strictObject(fields);
export type LogRuleFields = z.infer<typeof logRuleFieldsSchema>;

export const logRuleSchema = z.object({
  ...fields,
  id: idSchema,
  /** Whose own rule it is; null: the company's. */
  ownerId: z.nullable(idSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type LogRule = z.infer<typeof logRuleSchema>;
