/** What was bought, in one line; absent when there is nothing. */
import type { Card, CardProps } from '../card.ts';
import { CommercialView } from './commercial.view.tsx';

const Commercial = ({ answer }: CardProps) =>
  answer?.commercial ? (
    <CommercialView
      commercial={answer.commercial}
      ofCompany={answer.person && answer.company ? answer.company.name : ''}
    />
  ) : null;

export const commercialCard: Card = {
  id: 'commercial',
  title: 'commercial.title',
  slot: 'column',
  isShown: ({ answer }) => Boolean(answer?.commercial),
  Component: Commercial,
};
