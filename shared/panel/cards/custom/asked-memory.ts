/**
 * What was typed in the company's own fields of something new, until it is made. Small, because cards of the first paint take
 * it along with what they make; the fields themselves are fetched when they are shown.
 */
import type { Signal } from '@preact/signals';
import type { CustomField, CustomPatch, CustomRecord, CustomValue } from '../../../domain/custom-field.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import type { DraftProblem, FieldDraft } from '../../components/fields/field-draft.ts';
import { createPlaceMemory } from '../../place-memory.ts';

export type AskedValue = {
  readonly draft: FieldDraft;
  /** What the record is called that is chosen, of a link. */
  readonly title: string;
  /** What was typed says this; null for nothing. */
  readonly value: CustomValue | null;
  readonly problem: DraftProblem | null;
};

export type Asked = {
  /** By the id of the field. */
  readonly typed: Readonly<Record<string, AskedValue>>;
  /** Kinds of records of which those are shown that can wait. */
  readonly open: readonly CustomRecord[];
  /** Somebody wanted to save it, so what cannot be read is said. */
  readonly isTried: boolean;
};

export const NOTHING_ASKED: Asked = { typed: {}, open: [], isTried: false };
export const askedMemory = createPlaceMemory<Asked>(NOTHING_ASKED);

/** Fields of one kind of record. */
export const askedFields = (answer: PanelAnswer | null, type: CustomRecord): readonly CustomField[] =>
  (answer?.customFields ?? []).filter(({ recordType }) => recordType === type);

export const hasRequired = (fields: readonly CustomField[]): boolean =>
  fields.some(({ required }) => required);

/** What goes along with the new record. Null where something typed cannot be read: then it is said at its field. */
export const takeAsked = (
  asked: Signal<Asked>,
  fields: readonly CustomField[],
): { readonly custom?: CustomPatch } | null => {
  const { typed } = asked.peek();
  const wrong = fields.filter(({ id }) => typed[id]?.problem);
  if (wrong.length > 0) {
    const folded = wrong.flatMap(({ required, recordType }) => (required ? [] : [recordType]));
    asked.value = { typed, isTried: true, open: [...asked.peek().open, ...folded] };
    return null;
  }
  const said = fields.flatMap(({ id }) => {
    const value = typed[id]?.value ?? null;
    return value === null ? [] : [[id, value] as const];
  });
  return said.length === 0 ? {} : { custom: Object.fromEntries(said) };
};
