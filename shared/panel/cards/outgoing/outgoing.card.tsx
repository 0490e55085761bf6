/** While a mail is written: whether it is logged once it is sent, where, and when to come back to it. */
import { lazyComponent } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Card, CardProps } from '../card.ts';

const Outgoing = lazyComponent(
  () => import('./outgoing.tsx').then((module) => module.Outgoing),
  () => <section class="kp-card kp-card-outgoing" aria-busy="true" />,
);

const OutgoingCard = ({ subject, answer, fresh, away }: CardProps) => {
  const { host } = usePanel();
  const canMark = host.draft !== undefined || host.limitations.includes('no_headers');
  if (!canMark || subject.type !== 'mail' || answer === null) return null;
  return <Outgoing subject={subject} answer={answer} fresh={fresh} isAway={away !== null} />;
};

export const outgoingCard: Card = {
  id: 'outgoing',
  title: 'outgoing.title',
  slot: 'column',
  isShown: ({ subject, isOpened }) => subject.type === 'mail' && subject.mode === 'compose' && !isOpened,
  Component: OutgoingCard,
};
