/** What was changed in the line for somebody new, and what it found out for the log card. */
import { createPlaceMemory } from '../../place-memory.ts';
import type { RowEdits } from './newcomer.model.ts';

export type NewcomerDraft = {
  /** Of a page that names several; -1 is nobody. */
  readonly chosenPerson: number;
  /** Of several companies with the domain; empty is none of them, null is not said yet. */
  readonly companyId: string | null;
  readonly edits: RowEdits;
  /** One that is there already and stands for the new company. */
  readonly taken: { readonly id: string; readonly name: string } | null;
};

export const UNTOUCHED: NewcomerDraft = { chosenPerson: 0, companyId: null, edits: new Map(), taken: null };

/** By place of the card. */
export const newcomerDraft = createPlaceMemory<NewcomerDraft>(UNTOUCHED);

/** By place of the log: the mail went to many at once, so keeping it is what is wanted most. */
export const isBulkMail = createPlaceMemory(false);
