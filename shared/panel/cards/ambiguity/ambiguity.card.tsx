/** Several people have one address: who it is has to be said once. */
import { laterCard } from '../later-card.tsx';
import { matchesOf } from './ambiguity.model.ts';

export const ambiguityCard = laterCard({
  id: 'ambiguity',
  title: 'ambiguity.title',
  isShown: ({ answer, isChoosing }) => (answer.ambiguous || isChoosing) && matchesOf(answer).length > 0,
  load: () => import('./ambiguity.tsx').then((module) => module.Ambiguity),
});
