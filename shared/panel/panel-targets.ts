/** On whom a note, a follow-up or a mail hangs, given what the panel shows. Pure. */
import type { Link } from '../domain/activity.ts';
import type { PanelAnswer } from '../domain/panel.ts';
import { personName } from '../domain/person.ts';

export const linksOf = (answer: PanelAnswer): Link[] => [
  ...(answer.person ? [{ type: 'person', id: answer.person.id } as const] : []),
  ...(answer.company ? [{ type: 'company', id: answer.company.id } as const] : []),
];

/** The person's or the company's name; empty when nobody is known. */
export const shownName = (answer: PanelAnswer): string =>
  answer.person ? personName(answer.person) : (answer.company?.name ?? '');

export type ShownRecord = { readonly type: 'person' | 'company'; readonly id: string };

/** Whose history is shown. */
export const shownRecord = (answer: PanelAnswer): ShownRecord | null =>
  answer.person
    ? { type: 'person', id: answer.person.id }
    : answer.company
      ? { type: 'company', id: answer.company.id }
      : null;
