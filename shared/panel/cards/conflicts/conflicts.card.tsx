/** Two have changed the same: the value that gave way, to be restored in one click. Fetched where there is one. */
import { lazyComponent } from '../../components/lazy-component.tsx';
import type { Card, CardProps } from '../card.ts';

const Conflicts = lazyComponent(
  () => import('./conflicts.tsx').then((module) => module.Conflicts),
  () => null,
);

const ConflictsCard = ({ answer }: CardProps) =>
  answer ? <Conflicts conflicts={answer.conflicts} customFields={answer.customFields ?? []} /> : null;

export const conflictsCard: Card = {
  id: 'conflicts',
  title: 'conflicts.title',
  slot: 'column',
  isShown: ({ answer }) => answer !== null && answer.conflicts.length > 0,
  Component: ConflictsCard,
};
