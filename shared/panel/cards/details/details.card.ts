/** All that is known of the shown person or company, field by field. */
import { shownRecord } from '../../panel-targets.ts';
import { laterCard } from '../later-card.tsx';

export const detailsCard = laterCard({
  id: 'details',
  title: 'details.title',
  isShown: ({ answer }) => shownRecord(answer) !== null,
  load: () => import('./details.tsx').then((module) => module.Details),
});
