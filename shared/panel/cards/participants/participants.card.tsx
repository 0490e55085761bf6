/** The other people of a mail or an appointment as tabs; one alone needs none. */
import { usePanel } from '../../panel-context.ts';
import type { Card, CardProps } from '../card.ts';
import { participantTabs } from './participants.model.ts';
import { ParticipantsView } from './participants.view.tsx';

const Participants = ({ answer }: CardProps) => {
  const { session } = usePanel();
  if (!answer) return null;
  return <ParticipantsView {...participantTabs(answer)} onSelect={session.focusOn} />;
};

export const participantsCard: Card = {
  id: 'participants',
  title: 'participants.title',
  slot: 'column',
  isShown: ({ answer }) => answer !== null && participantTabs(answer).tabs.length > 1,
  Component: Participants,
};
