/** Words people put on records to find them together. One word is one tag, however it is written. */
import * as z from 'zod/mini';
import { lineSchema } from './scalars.ts';

export const tagsSchema = z.array(lineSchema(60).check(z.minLength(1))).check(z.maxLength(50));

/** Trimmed, white space folded, each once (upper and lower case are one), in the order they were given. */
export const tidyTags = (tags: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const tidy = tag.trim().replaceAll(/\s+/g, ' ');
    if (tidy && !seen.has(tidy.toLowerCase())) seen.set(tidy.toLowerCase(), tidy);
  }
  return [...seen.values()];
};
