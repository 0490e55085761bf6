/**
 * One change for many records, of one field or of several at once: what it makes of each value, and the mutation that
 * writes it. Pure; the values are those a list shows.
 */
import { CUSTOM_FIELD_LIMITS } from './custom-field.ts';
import type { CustomValue } from './custom-field.ts';
import type { ListField, ListFieldKind, ListFields } from './list-fields.ts';
import type { ListValue } from './list-page.ts';
import { tidyTags } from './tag.ts';

export const BULK_LIMITS = { records: 10_000, fields: 10 } as const;

/** `add` and `remove` are of fields with several values. */
export const BULK_OPS = ['set', 'add', 'remove', 'empty'] as const;
export type BulkOp = (typeof BULK_OPS)[number];

export type BulkChange = {
  readonly field: ListField;
  readonly op: BulkOp;
  /** What is set, put to it or taken out; nothing where the field is emptied. */
  readonly value: CustomValue | null;
};

/** What belongs to one record alone, or has a shape that no one value stands for. */
const OWN: ReadonlySet<string> = new Set([
  'name',
  'firstName',
  'lastName',
  'externalId',
  'vatId',
  'registerNumber',
  'domains',
  'openTasks',
]);
const KINDS: ReadonlySet<ListFieldKind> = new Set([
  'line',
  'choice',
  'choices',
  'day',
  'yesno',
  'words',
  'country',
  'number',
  'money',
  'user',
  'team',
  'web',
  'company',
  'link',
]);

export const bulkFields = (fields: ListFields): readonly ListField[] =>
  [...fields.values()].filter(({ key, kind, shownOnly }) => KINDS.has(kind) && !shownOnly && !OWN.has(key));

const canBeEmpty = ({ kind, choices, custom }: ListField): boolean => {
  if (custom) return true;
  return kind === 'choice' ? choices!.includes('') : kind !== 'yesno';
};

/** What can be done with a field, the most usual first. */
export const bulkOpsOf = (field: ListField): readonly BulkOp[] => {
  const isSeveral = field.kind === 'words' || field.kind === 'choices';
  return [
    ...(isSeveral ? (['add', 'remove', 'set'] as const) : (['set'] as const)),
    ...(canBeEmpty(field) ? (['empty'] as const) : []),
  ];
};

const NULLED: ReadonlySet<ListFieldKind> = new Set(['day', 'number', 'user', 'team', 'company']);
const nothing = ({ kind, custom }: ListField): ListValue => {
  if (kind === 'words') return [];
  return custom || NULLED.has(kind) ? null : '';
};

const key = (value: unknown): string => JSON.stringify(value ?? null);
/** One word is one word, however it is written. */
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The value afterwards; the one before where nothing changes. */
const after = ({ field, op, value }: BulkChange, before: ListValue): ListValue => {
  if (op === 'empty') return nothing(field);
  if (!Array.isArray(value)) return value;
  const asked = field.kind === 'words' ? tidyTags(value) : value;
  if (op === 'set') return asked;
  const have = Array.isArray(before) ? before : [];
  if (op === 'remove') {
    const left = have.filter((one) => !asked.some((other) => same(one, other)));
    return left.length === 0 && field.custom ? null : left;
  }
  return [...have, ...asked.filter((one) => !have.some((other) => same(one, other)))];
};

type Planned =
  | { readonly kind: 'change'; readonly after: ListValue }
  | { readonly kind: 'same' }
  /** `code` is that of an error. */
  | { readonly kind: 'refused'; readonly code: string };

const plannedOne = (change: BulkChange, before: ListValue): Planned => {
  const next = after(change, before);
  if (key(next) === key(before)) return { kind: 'same' };
  if (Array.isArray(next) && next.length > CUSTOM_FIELD_LIMITS.chosen)
    return { kind: 'refused', code: 'field.too_long' };
  return { kind: 'change', after: next };
};

/** What becomes of one field of one record. */
export type FieldStep = { readonly field: ListField; readonly before: ListValue; readonly after: ListValue };

export type PlannedRecord =
  /** Fields that change; the others are so already. */
  | { readonly kind: 'change'; readonly steps: readonly FieldStep[] }
  | { readonly kind: 'same' }
  /** With one field that cannot be, the record stays as it is as a whole. `code` is that of an error. */
  | { readonly kind: 'refused'; readonly code: string };

/** `values` are those a list shows. */
export const planned = (
  changes: readonly BulkChange[],
  values: Readonly<Record<string, ListValue>>,
): PlannedRecord => {
  const steps: FieldStep[] = [];
  for (const change of changes) {
    const { field } = change;
    const before = values[field.key] ?? null;
    const plan = plannedOne(change, before);
    if (plan.kind === 'refused') return plan;
    if (plan.kind === 'change') steps.push({ field, before, after: plan.after });
  }
  return steps.length > 0 ? { kind: 'change', steps } : { kind: 'same' };
};

/** `set` and `was` of one update that writes them where they still are as they were seen. */
export const bulkUpdate = (
  steps: readonly FieldStep[],
): { set: Record<string, unknown>; was: Record<string, unknown> } => {
  const [set, was]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  const [own, ownWas]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const { field, before, after: next } of steps) {
    const { key: name, custom } = field;
    if (!custom) [set[name], was[name]] = [next, before];
    else {
      [set['custom'], was['custom']] = [own, ownWas];
      own[custom.id] = next;
      if (before !== null) ownWas[custom.id] = before;
    }
  }
  return { set, was };
};
