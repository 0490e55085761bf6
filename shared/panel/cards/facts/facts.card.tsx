/** What is known of the person or company beyond their contact data. Fetched after the first paint. */
import { CardFrame } from '../../components/card-frame.tsx';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { Placeholder } from '../../components/placeholder.tsx';
import { usePanel } from '../../panel-context.ts';
import { shownRecord } from '../../panel-targets.ts';
import type { Card, CardProps } from '../card.ts';

const Facts = lazyComponent(
  () => import('./facts.tsx').then((module) => module.Facts),
  () => {
    const { t } = usePanel();
    return (
      <CardFrame id="facts" title={t('facts.title')} busy>
        <Placeholder lines={[28]} />
      </CardFrame>
    );
  },
);

const FactsOfShown = ({ answer }: CardProps) => (answer ? <Facts answer={answer} /> : null);

export const factsCard: Card = {
  id: 'facts',
  title: 'facts.title',
  slot: 'column',
  isShown: ({ answer }) => answer !== null && shownRecord(answer) !== null && !answer.ambiguous,
  Component: FactsOfShown,
};
