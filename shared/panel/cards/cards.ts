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
import { dealsCard } from './deals/deals.card.ts';
import { commercialCard } from './commercial/commercial.card.tsx';
import { tasksCard } from './tasks/tasks.card.tsx';
import { companyCard } from './company/company.card.ts';
import { peopleCard, tiesCard } from './people/people.card.ts';
import { detailsCard } from './details/details.card.ts';
import { customCard } from './custom/custom.card.ts';
import { factsCard } from './facts/facts.card.ts';
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
  companyCard,
  peopleCard,
  tiesCard,
  factsCard,
  detailsCard,
  customCard,
  timelineCard,
  selfCheckCard,
  noteCard,
];
