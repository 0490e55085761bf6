/** Somebody new: one filled line, near-duplicates beside it, one click that makes the records and keeps the mail. */
import { lazyComponent } from '../../components/lazy-component.tsx';
import type { Card, CardProps } from '../card.ts';
import { isAddable, isNewcomer } from './newcomer-subject.ts';

const Newcomer = lazyComponent(
  () => import('./newcomer.tsx').then((module) => module.Newcomer),
  () => <section class="kp-card kp-card-newcomer" aria-busy="true" />,
);

const NewcomerCard = ({ answer, subject }: CardProps) =>
  answer ? <Newcomer answer={answer} subject={subject} /> : null;

export const newcomerCard: Card = {
  id: 'newcomer',
  title: 'newcomer.title',
  slot: 'column',
  isShown: ({ answer, subject, isOpened, away }) =>
    answer !== null && !isOpened && isAddable(away) && isNewcomer(answer, subject),
  Component: NewcomerCard,
};
