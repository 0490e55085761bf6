/** What a column of a list shows of a value: entries of a list each in a line of text. Pure. */
import type { ListValue } from './list-page.ts';

type Entry = {
  readonly email?: string;
  readonly number?: string;
  readonly name?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
};

const entryText = (entry: string | Entry): string => {
  if (typeof entry === 'string') return entry;
  const { email, number, name, street, postcode, city } = entry;
  const place = [postcode, city].filter(Boolean).join(' ');
  return email ?? number ?? name ?? [street, place].filter(Boolean).join(', ');
};

/** As the page of a list carries it. */
export const shownValue = (value: unknown): ListValue =>
  Array.isArray(value) ? value.map(entryText) : ((value ?? null) as ListValue);
