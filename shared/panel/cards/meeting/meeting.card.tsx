/** Whether the open appointment is written down, and the one click that does it. Fetched beside an appointment only. */
import { lazyComponent } from '../../components/lazy-component.tsx';
import type { Card, CardProps } from '../card.ts';
import type { DatedAppointment } from './meeting.model.ts';

const Meeting = lazyComponent(() => import('./meeting.tsx').then((module) => module.Meeting));

const isDated = ({ subject }: Pick<CardProps, 'subject'>): boolean =>
  subject.type === 'appointment' && subject.startsAt !== null;

const MeetingOfAppointment = (props: CardProps) =>
  isDated(props) ? <Meeting {...props} subject={props.subject as DatedAppointment} /> : null;

export const meetingCard: Card = {
  id: 'meeting',
  title: 'log.title',
  slot: 'column',
  isShown: (props) => isDated(props) && !props.isOpened,
  Component: MeetingOfAppointment,
};
