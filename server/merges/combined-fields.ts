/** What the survivor of a merge has in its fields, where nobody chose, and what becomes of that when it is undone. Pure. */
import { elementKey, mergeElements } from '#shared/domain/set-merge.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { MergePolicies } from '../core/merge.ts';
import type { DomainRow } from '../core/record-table.ts';
import { CUSTOM_COLUMN } from '../custom-fields/custom-index.ts';
import type { ChangedFields } from '../core/record-writer.ts';

/** A nought is said. */
const isUnsaid = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === false;

/** Field by field as its policy says: lists are united, a yes stands, anything else is taken over where there was nothing. */
export const combinedFields = (
  columns: readonly string[],
  policies: MergePolicies,
  survivor: DomainRow,
  other: DomainRow,
): Record<string, unknown> => {
  const patch: Record<string, unknown> = {};
  for (const field of columns) {
    if (field === CUSTOM_COLUMN) continue;
    const policy = policies[field] ?? 'last';
    const [own, more] = [survivor[field], other[field]];
    if (policy === 'elements') {
      const [ours, theirs] = [own as unknown[], more as unknown[]];
      patch[field] = mergeElements(ours, [...theirs, ...ours], []);
    } else if (policy === 'sticky') {
      // Who objected once has objected, whichever record it stood on.
      if (more === true) patch[field] = true;
    } else if (isUnsaid(own) && !isUnsaid(more)) patch[field] = more;
  }
  // Of the company's own fields several choices are united; a value that only the other has is taken over; archived ones too.
  for (const [key, value] of Object.entries(other)) {
    if (!key.startsWith(`${CUSTOM_COLUMN}.`)) continue;
    const own = survivor[key] ?? null;
    if (own === null) patch[key] = value;
    else if (Array.isArray(own) && Array.isArray(value))
      patch[key] = mergeElements(own, [...value, ...own], []);
  }
  return patch;
};

const same = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);
const keyed = (list: readonly unknown[]): Map<string, unknown> =>
  new Map(list.map((element) => [elementKey(element), element]));

/** One by one: what the merge brought goes, what it took returns, whatever somebody changed or added since stays. */
const separatedList = (
  now: readonly unknown[],
  before: readonly unknown[],
  after: readonly unknown[],
): { value: unknown[]; isTouched: boolean } => {
  const [former, merged, present] = [keyed(before), keyed(after), keyed(now)];
  const value: unknown[] = [];
  let isTouched = false;
  for (const [key, element] of present) {
    if (!merged.has(key)) value.push(element);
    else if (!same(element, merged.get(key))) {
      isTouched ||= !same(former.get(key), merged.get(key));
      value.push(element);
    } else if (former.has(key)) value.push(former.get(key));
  }
  for (const [key, element] of former) if (!merged.has(key) && !present.has(key)) value.push(element);
  return { value, isTouched };
};

/**
 * What goes back of `changed`, which a merge wrote into `current`; `kept` are the fields somebody changed since, which stay
 * as they are (of lists only the elements that were changed).
 */
export const separatedFields = (
  current: DomainRow,
  changed: ChangedFields,
): { readonly patch: Readonly<Record<string, unknown>>; readonly kept: readonly string[] } => {
  const patch: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const [field, [before, after]] of Object.entries(changed)) {
    const now = current[field];
    if (same(now, after)) patch[field] = before;
    else if ([now, before, after].every(Array.isArray)) {
      const { value, isTouched } = separatedList(now as unknown[], before as unknown[], after as unknown[]);
      patch[field] = value;
      if (isTouched) kept.push(field);
    } else if (!same(now, before)) kept.push(field);
  }
  return { patch, kept };
};
