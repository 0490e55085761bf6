/** What may be sold to whom is shown, how far it is, what it is worth. */
import { laterCard } from '../later-card.tsx';
import { showsDeals } from './shows-deals.ts';

export const dealsCard = laterCard({
  id: 'deals',
  title: 'deals.title',
  isShown: ({ answer, subject, isOpened }) => showsDeals(subject, answer, isOpened),
  load: () => import('./deals.tsx').then((module) => module.Deals),
});
