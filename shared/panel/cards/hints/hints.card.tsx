/** What is to be said of the open mail: what kind it is, what is not kept of it, what its signature says differently. */
import { lazyComponent } from '../../components/lazy-component.tsx';
import type { MailSubject } from '../../panel-host.ts';
import type { Card, CardProps } from '../card.ts';

/** Holds the place of one line, so that nothing moves when the mail has been read. */
const Waiting = () => <section class="kp-card kp-card-hints" aria-busy="true" />;

const Hints = lazyComponent(() => import('./hints.tsx').then((module) => module.Hints), Waiting);

const HintsOfMail = ({ subject, answer }: CardProps) =>
  subject.type === 'mail' && answer ? <Hints subject={subject} answer={answer} /> : <Waiting />;

export type HintsProps = { readonly subject: MailSubject; readonly answer: NonNullable<CardProps['answer']> };

export const hintsCard: Card = {
  id: 'hints',
  title: 'hints.title',
  slot: 'column',
  isShown: ({ subject, isOpened }) => subject.type === 'mail' && !isOpened,
  Component: HintsOfMail,
};
