import type { PanelAnswer, PersonMatch } from '../../../domain/panel.ts';

/** The people who have the shown address. */
export const matchesOf = (answer: PanelAnswer): readonly PersonMatch[] =>
  answer.participants.find(({ email }) => email === answer.focus)?.matches ?? [];
