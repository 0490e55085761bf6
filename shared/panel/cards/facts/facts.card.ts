/** What is known of the person or company beyond their contact data. */
import { lazyComponent } from '../../components/lazy-component.tsx';
import { shownRecord } from '../../panel-targets.ts';
import { laterCard } from '../later-card.tsx';

export const factsCard = laterCard({
  id: 'facts',
  title: 'facts.title',
  isShown: ({ answer }) => shownRecord(answer) !== null && !answer.ambiguous,
  load: () => import('./facts.tsx').then((module) => module.Facts),
  lazy: lazyComponent,
});
