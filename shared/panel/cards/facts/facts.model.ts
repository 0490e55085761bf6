/** What noting and correcting a fact consists of. Pure. */
import type { Visibility } from '../../../domain/activity.ts';
import { readFact, readYearlyDay } from '../../../domain/fact-words.ts';
import type { FactKind } from '../../../domain/fact-kinds.ts';
import type { FactFields, ShownFact } from '../../../domain/fact.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import type { ShownRecord } from '../../panel-targets.ts';

/** Offered for a reminder, in days before. */
export const REMIND_DAYS = [0, 1, 3, 7, 14] as const;

export type FactEdit = {
  readonly text: string;
  readonly kind: FactKind;
  /** As it is typed. */
  readonly day: string;
  /** Null: no reminder. */
  readonly days: number | null;
  readonly visibility: Visibility;
};

type NewFact = {
  readonly id: string;
  readonly text: string;
  readonly about: ShownRecord;
  readonly visibility: Visibility;
  /** The writer's own day. */
  readonly today: string;
  readonly answer: PanelAnswer;
};

/** What is typed beside a logged mail or meeting comes from it. */
export const factAddition = ({
  id,
  text,
  about,
  visibility,
  today,
  answer,
}: NewFact): MutationArgs<'fact.add'> => ({
  id,
  about,
  fields: {
    text: text.trim(),
    ...readFact(text),
    notedOn: today,
    activityId: answer.log?.activityId ?? null,
  },
  visibility,
});

/** A day of the year as people here write it: `14.3.1980`, `14 March`. */
export const yearlyDayText = (yearlyOn: string, locale: 'de' | 'en'): string => {
  const hasYear = yearlyOn.length === 'YYYY-MM-DD'.length;
  // 2000 had every day there is.
  const date = new Date(`${hasYear ? yearlyOn : `2000-${yearlyOn}`}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: locale === 'de' ? 'numeric' : 'long',
    ...(hasYear ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(date);
};

export const editOf = (fact: ShownFact, locale: 'de' | 'en'): FactEdit => ({
  text: fact.text,
  kind: fact.kind,
  day: fact.yearlyOn === null ? '' : yearlyDayText(fact.yearlyOn, locale),
  days: fact.reminder?.days ?? null,
  visibility: fact.visibility,
});

/** Kind and day follow the words as long as nobody has said otherwise. */
export const withText = (edit: FactEdit, text: string, locale: 'de' | 'en'): FactEdit => {
  const dayOf = (words: string): string => {
    const { yearlyOn } = readFact(words);
    return yearlyOn === null ? '' : yearlyDayText(yearlyOn, locale);
  };
  return {
    ...edit,
    text,
    kind: edit.kind === readFact(edit.text).kind ? readFact(text).kind : edit.kind,
    day: edit.day === dayOf(edit.text) ? dayOf(text) : edit.day,
  };
};

/** Undefined for what is no day; null for none. */
export const typedDay = (day: string): string | null | undefined => {
  const text = day.trim();
  return text === '' ? null : (readYearlyDay(text) ?? readYearlyDay(`${text}.`) ?? undefined);
};

/** Only what was changed, with what stood there; null when nothing was, or the day is none. */
export const factChange = (
  fact: ShownFact,
  edit: FactEdit,
  timeZone: string,
): MutationArgs<'fact.change'> | null => {
  const yearlyOn = typedDay(edit.day);
  const text = edit.text.trim();
  if (text === '' || yearlyOn === undefined) return null;
  const days = yearlyOn === null ? null : edit.days;
  const reminder =
    days === (fact.reminder?.days ?? null) ? fact.reminder : days === null ? null : { days, timeZone };
  const after = { text, kind: edit.kind, yearlyOn, reminder };
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
    (field) => after[field] !== fact[field],
  );
  const isMoved = edit.visibility !== fact.visibility;
  if (changed.length === 0 && !isMoved) return null;
  const pick = (from: Partial<FactFields>): Partial<FactFields> =>
    Object.fromEntries(changed.map((field) => [field, from[field]]));
  return {
    id: fact.id,
    set: pick(after),
    was: pick(fact),
    ...(isMoved ? { visibility: edit.visibility } : {}),
  };
};
