/** What may be sold to whom is shown, how far it is, what it is worth. Fetched after the first paint. */
import { CardFrame } from '../../components/card-frame.tsx';
import { lazyDetail } from '../../components/lazy-component.tsx';
import { Placeholder } from '../../components/placeholder.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Card, CardProps } from '../card.ts';
import { showsDeals } from './shows-deals.ts';

const Deals = lazyDetail(
  () => import('./deals.tsx').then((module) => module.Deals),
  () => (
    <CardFrame id="deals" title={usePanel().t('deals.title')} busy>
      <Placeholder lines={[28]} />
    </CardFrame>
  ),
);

const DealsOfShown = ({ answer, subject }: CardProps) =>
  answer ? <Deals answer={answer} subject={subject} /> : null;

export const dealsCard: Card = {
  id: 'deals',
  title: 'deals.title',
  slot: 'column',
  isShown: ({ answer, subject, isOpened }) => answer !== null && showsDeals(subject, answer, isOpened),
  Component: DealsOfShown,
};
