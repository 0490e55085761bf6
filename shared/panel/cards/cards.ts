/** The cards of the panel, from top to bottom. A new card is a folder and one line here. */
import type { Card } from './card.ts';
import { participantsCard } from './participants/participants.card.tsx';
import { headerCard } from './header/header.card.tsx';
import { ambiguityCard } from './ambiguity/ambiguity.card.tsx';
import { conflictsCard } from './conflicts/conflicts.card.tsx';
import { newcomerCard } from './newcomer/newcomer.card.tsx';
import { hintsCard } from './hints/hints.card.tsx';
import { pageCard } from './page/page.card.tsx';
import { logCard } from './log/log.card.tsx';
import { meetingCard } from './meeting/meeting.card.tsx';
import { outgoingCard } from './outgoing/outgoing.card.tsx';
import { dealsCard } from './deals/deals.card.tsx';
import { commercialCard } from './commercial/commercial.card.tsx';
import { tasksCard } from './tasks/tasks.card.tsx';
import { peopleCard } from './people/people.card.tsx';
import { factsCard } from './facts/facts.card.tsx';
import { timelineCard } from './timeline/timeline.card.tsx';
import { selfCheckCard } from './self-check/self-check.card.tsx';
import { noteCard } from './note/note.card.tsx';

export const cards: readonly Card[] = [
  participantsCard,
  headerCard,
  ambiguityCard,
  conflictsCard,
  pageCard,
  newcomerCard,
  logCard,
  hintsCard,
  meetingCard,
  outgoingCard,
  commercialCard,
  tasksCard,
  dealsCard,
  peopleCard,
  factsCard,
  timelineCard,
  selfCheckCard,
  noteCard,
];
