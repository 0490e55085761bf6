/** What a company that is shown by itself is recognised by, and its ties to others. */
import { headerModel } from '../header/header.model.ts';
import { laterCard } from '../later-card.tsx';

export const companyCard = laterCard({
  id: 'company',
  title: 'company.title',
  isShown: ({ answer }) => headerModel(answer).kind === 'company',
  load: () => import('./company.tsx').then((module) => module.CompanyTies),
});
