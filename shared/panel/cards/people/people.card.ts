/** Who works at a company that is shown by itself; where a person works, and with whom they have to do. */
import type { PanelAnswer } from '../../../domain/panel.ts';
import { headerModel } from '../header/header.model.ts';
import { laterCard } from '../later-card.tsx';

export const peopleCard = laterCard({
  id: 'people',
  title: 'people.title',
  isShown: ({ answer }) => headerModel(answer).kind === 'company',
  load: () => import('./ties.tsx').then((module) => module.CompanyPeople),
});

/** The one job of today stands in the head already. */
const hasTies = ({ employments = [], relationships = [] }: PanelAnswer): boolean =>
  relationships.length > 0 || employments.length > 1;

/** Beside a mail only where there is something to say; where a person was opened, to add something as well. */
export const tiesCard = laterCard({
  id: 'ties',
  title: 'ties.title',
  isShown: ({ answer, subject, isOpened }) =>
    answer.person !== null && (hasTies(answer) || isOpened || subject.type === 'record'),
  load: () => import('./ties.tsx').then((module) => module.PersonTies),
});
