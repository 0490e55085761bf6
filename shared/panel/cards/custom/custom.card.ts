/** The fields the company has thought up itself, where there are any for the shown record. */
import { shownRecord } from '../../panel-targets.ts';
import { laterCard } from '../later-card.tsx';

export const customCard = laterCard({
  id: 'custom',
  title: 'custom.title',
  isShown: ({ answer }) => {
    const shown = shownRecord(answer);
    return answer.customFields?.some(({ recordType }) => recordType === shown?.type) ?? false;
  },
  load: () => import('./custom.tsx').then((module) => module.Custom),
});
