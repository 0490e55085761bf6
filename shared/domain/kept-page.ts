/** A web page that is kept with what was written beside it: its address and its title, and nothing else of it. */
import * as z from 'zod/mini';
import { isWebAddress } from './addresses.ts';
import { lineSchema } from './scalars.ts';

const URL_CHARS = 2_000;
const TITLE_CHARS = 300;

export const keptPageSchema = z.strictObject({
  /** `http` or `https`, without a user name. */
  url: z
    .string()
    .check(
      z.trim(),
      z.maxLength(URL_CHARS, { abort: true }),
      z.refine(isWebAddress, { error: 'field.website' }),
    ),
  title: lineSchema(TITLE_CHARS),
});
export type KeptPage = z.infer<typeof keptPageSchema>;

/** As a field of what it is kept with; null and absent are the same. */
export const pageFieldSchema = z.optional(z.nullable(keptPageSchema));
