/** What a company that is shown by itself is recognised by, and its ties to others. Fetched after the first paint. */
import { CardFrame } from '../../components/card-frame.tsx';
import { lazyDetail } from '../../components/lazy-component.tsx';
import { Placeholder } from '../../components/placeholder.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Card, CardProps } from '../card.ts';
import { headerModel } from '../header/header.model.ts';

const CompanyTies = lazyDetail(
  () => import('./company.tsx').then((module) => module.CompanyTies),
  () => {
    const { t } = usePanel();
    return (
      <CardFrame id="company" title={t('company.title')} busy>
        <Placeholder lines={[28]} />
      </CardFrame>
    );
  },
);

const OfShown = ({ answer }: CardProps) => (answer ? <CompanyTies answer={answer} /> : null);

export const companyCard: Card = {
  id: 'company',
  title: 'company.title',
  slot: 'column',
  isShown: ({ answer }) => answer !== null && headerModel(answer).kind === 'company',
  Component: OfShown,
};
