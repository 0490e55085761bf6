/** What stands in the editors of fields and is not saved yet: it waits at its field until somebody comes back. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Formats } from '../../../i18n/formats.ts';
import type { Voice } from '../../../i18n/translate.ts';
import { usePanel } from '../../panel-context.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { draftOf, freshEntry, isListKind } from './field-draft.ts';
import type { EntryDraft, FieldDraft } from './field-draft.ts';
import type { FieldSpec } from './field-spec.ts';

export type Typed = {
  /** What stood there when the editor was opened. */
  readonly begun: { readonly value: unknown; readonly draft: FieldDraft };
  readonly draft: FieldDraft;
  /** What the record is called that is chosen, of a link. */
  readonly title: string;
};

/** Of a card, by field: what is open there. One memory for all, as a card may have more fields than places are kept. */
const NOTHING: Readonly<Record<string, Typed>> = {};
const fieldMemory = createPlaceMemory(NOTHING);

export type TypedField = {
  /** Null while its editor is closed. */
  readonly typed: Typed | null;
  readonly setTyped: (typed: Typed | null) => void;
};

/** `place` is the card's, `key` tells its fields apart. */
export const useTypedField = (place: string, key: string): TypedField => {
  const { session } = usePanel();
  const all = fieldMemory(session, place);
  // Whoever types in one field does not paint the others anew.
  const own = useMemo(() => computed(() => all.value[key] ?? null), [all, key]);
  return {
    typed: own.value,
    setTyped: (typed) => {
      const others = Object.entries(all.peek()).filter(([other]) => other !== key);
      const left = typed ? [...others, [key, typed] as const] : others;
      all.value = left.length > 0 ? Object.fromEntries(left) : NOTHING;
    },
  };
};

type Reader = { readonly formats: Pick<Formats, 'phone'>; readonly voice: Pick<Voice, 'locale'> };

/** Numbers stand there as people read them, a list that is empty with its first line. */
const shownDraft = (
  { kind, currency }: FieldSpec,
  value: unknown,
  { formats, voice }: Reader,
): FieldDraft => {
  const draft = draftOf(kind, value, voice.locale, currency);
  if (!isListKind(kind) || typeof draft === 'string' || typeof draft === 'boolean') return draft;
  const entries = draft as readonly EntryDraft[];
  if (entries.length === 0) return [freshEntry(kind)];
  if (kind !== 'phones') return entries;
  return entries.map((entry) => ({ ...entry, number: formats.phone(entry['number'] ?? '') }));
};

/** The editor as it is opened. `name` is what the record is called that is linked. */
export const beginTyping = (spec: FieldSpec, value: unknown, name: string, reader: Reader): Typed => {
  const draft = shownDraft(spec, value, reader);
  return { begun: { value, draft }, draft, title: name };
};
