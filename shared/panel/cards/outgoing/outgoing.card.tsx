/** While a mail is written: whether it is logged once it is sent, when to come back to it, and templates. */
import { lazyComponent } from '../../components/lazy-component.tsx';
import type { Card, CardProps } from '../card.ts';

const ComposeParts = lazyComponent(
  () => import('./compose-parts.tsx').then((module) => module.ComposeParts),
  () => null,
);

const OutgoingCard = ({ subject, answer, fresh, away }: CardProps) =>
  subject.type === 'mail' && answer ? (
    <ComposeParts subject={subject} answer={answer} fresh={fresh} isAway={away !== null} />
  ) : null;

export const outgoingCard: Card = {
  id: 'outgoing',
  title: 'outgoing.title',
  slot: 'column',
  isShown: ({ subject, isOpened }) => subject.type === 'mail' && subject.mode === 'compose' && !isOpened,
  Component: OutgoingCard,
};
