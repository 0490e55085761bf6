/** A panel's answer that says nothing of anybody: what somebody starts from who was told nothing. */
import type { PanelAnswer, PanelParticipantMatch, PanelQuery } from './panel.ts';
import { emailKey } from './user.ts';

/** Who a mail is about first of all, by their part in it. */
const ROLE_ORDER = ['from', 'organizer', 'sender', 'reply_to', 'to', 'attendee', 'cc', 'bcc'];

/** The participant whose tab is shown: the chosen one, else the first from outside the house. */
export const focusOf = (
  query: PanelQuery,
  participants: readonly PanelParticipantMatch[],
): PanelParticipantMatch | undefined => {
  const wanted = query.focus ? emailKey(query.focus) : '';
  const chosen = participants.find(({ email }) => emailKey(email) === wanted);
  if (chosen || (wanted !== '' && wanted === query.domain)) return chosen;
  const rank = ({ role, internal }: PanelParticipantMatch): number =>
    ROLE_ORDER.indexOf(role) + (internal ? ROLE_ORDER.length : 0);
  return participants.toSorted((one, other) => rank(one) - rank(other))[0];
};

/** `asOf` is an instant. The participants stand there as they were asked about, unknown but for colleagues. */
export const emptyAnswer = (
  query: PanelQuery,
  asOf: string,
  isColleague: (email: string) => boolean = () => false,
): PanelAnswer => {
  const participants = (query.participants ?? []).map((participant) => ({
    email: participant.email,
    name: participant.name ?? '',
    role: participant.role ?? 'from',
    internal: isColleague(participant.email),
    matches: [],
    companyId: null,
    companyName: '',
  }));
  return {
    seq: 0,
    asOf,
    participants,
    focus: focusOf(query, participants)?.email ?? '',
    person: null,
    reason: null,
    ambiguous: false,
    company: null,
    employment: null,
    people: [],
    similar: [],
    log:
      query.messageId === undefined ? null : { activityId: null, entries: [], visibility: 'all', links: [] },
    lastContactAt: null,
    links: [],
    logRules: [],
    timeline: [],
    timelineCursor: null,
    tasks: [],
    reminders: [],
    conflicts: [],
    commercial: null,
  };
};
