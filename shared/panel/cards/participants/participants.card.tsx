/** The other people of a mail or an appointment as tabs, or a page's company and people; one alone needs none. */
import { usePanel } from '../../panel-context.ts';
import type { Card, CardProps } from '../card.ts';
import { participantTabs } from './participants.model.ts';
import { ParticipantsView } from './participants.view.tsx';

const Participants = ({ answer, subject }: CardProps) => {
  const { session, t } = usePanel();
  if (!answer) return null;
  const title = subject.type === 'page' ? 'participants.on_page' : 'participants.title';
  return (
    <ParticipantsView title={t(title)} {...participantTabs(answer, subject)} onSelect={session.focusOn} />
  );
};

export const participantsCard: Card = {
  id: 'participants',
  title: 'participants.title',
  slot: 'column',
  isShown: ({ answer, subject }) => answer !== null && participantTabs(answer, subject).tabs.length > 1,
  Component: Participants,
};
