/**
 * Two people changed one record, one of them without knowing: field by field, what comes of it.
 *
 * A change tells what it saw (`was`). Where that is still so, it is written. Where somebody changed the field meanwhile, its
 * policy decides; nothing is lost, and nothing is guessed about what must be asked.
 */
import { mergeElements } from '#shared/domain/set-merge.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { DomainRow } from './record-table.ts';

/**
 * `last`: what arrives is written, what it overwrites is kept. `ask`: refused, a person decides. `elements`: added and
 * removed one by one. `sticky`: a yes stands against a later no that did not know of it. `append`: both texts live on.
 */
export type MergePolicy = 'last' | 'ask' | 'elements' | 'sticky' | 'append';
export type MergePolicies = Readonly<Record<string, MergePolicy>>;

export type LostValue = { readonly field: string; readonly lost: unknown; readonly kept: unknown };

export type Merge = {
  /** What is written. */
  readonly patch: DomainRow;
  /** Values of somebody else that gave way. */
  readonly overwritten: readonly LostValue[];
  /** Own values that did not count against a standing yes. */
  readonly outranked: readonly LostValue[];
  /** Fields a person has to decide. */
  readonly asked: readonly string[];
  /** Fields whose own text has to live on beside the other. */
  readonly apart: readonly string[];
};

const same = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `was` may tell of fewer fields than `set` has; what it does not tell of is written as it comes. */
export const mergeFields = (
  current: DomainRow,
  set: DomainRow,
  was: DomainRow,
  policies: MergePolicies,
): Merge => {
  const patch: Record<string, unknown> = {};
  const overwritten: LostValue[] = [];
  const outranked: LostValue[] = [];
  const asked: string[] = [];
  const apart: string[] = [];
  for (const [field, mine] of Object.entries(set)) {
    const now = current[field];
    if (!(field in was) || same(now, was[field]) || same(now, mine)) {
      patch[field] = mine;
      continue;
    }
    switch (policies[field] ?? 'last') {
      case 'last':
        patch[field] = mine;
        overwritten.push({ field, lost: now, kept: mine });
        break;
      case 'ask':
        asked.push(field);
        break;
      case 'elements':
        patch[field] = mergeElements(asList(now), asList(mine), asList(was[field]));
        break;
      case 'sticky':
        if (now === true) outranked.push({ field, lost: mine, kept: now });
        else patch[field] = mine;
        break;
      case 'append':
        apart.push(field);
        break;
    }
  }
  return { patch, overwritten, outranked, asked, apart };
};
