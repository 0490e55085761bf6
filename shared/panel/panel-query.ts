/** From what a host shows to the one question that is asked about it. */
import { emptyAnswer } from '../domain/empty-answer.ts';
import type { PanelAnswer, PanelParticipant, PanelQuery } from '../domain/panel.ts';
import type { AppointmentSubject, AskedItem, MailSubject, PageSubject, Subject } from './panel-host.ts';

/** What the person chose inside the panel, on top of what the host shows. */
export type PanelView = {
  /** Address of the participant whose tab is open; empty = the server's choice, on a company's page the company. */
  readonly focus: string;
  /** A record opened from inside the panel. */
  readonly opened: {
    readonly person?: string;
    readonly company?: string;
    /** What of it is to be seen. */
    readonly item?: AskedItem;
  } | null;
};

/** Which record was opened, whatever of it is to be seen. */
export const openedRecord = ({
  item: _,
  ...record
}: NonNullable<PanelView['opened']>): Pick<PanelQuery, 'person' | 'company'> => record;

export const EMPTY_VIEW: PanelView = { focus: '', opened: null };

const MAX_PARTICIPANTS = 100;
const MAX_ADDRESS = 320;

const participantsOf = (participants: readonly PanelParticipant[]): PanelParticipant[] =>
  participants
    .filter(({ email }) => email !== '' && email.length <= MAX_ADDRESS)
    .slice(0, MAX_PARTICIPANTS)
    .map(({ email, name, role }) => ({ email, name: name.slice(0, 300), role }));

const pageParticipants = (page: PageSubject): PanelParticipant[] => {
  const valueOf = (person: PageSubject['people'][number], field: string) =>
    person.find((proposal) => proposal.field === field)?.value ?? '';
  return participantsOf(
    page.people.map((person) => ({
      email: valueOf(person, 'email'),
      name: valueOf(person, 'name'),
      role: 'from',
    })),
  );
};

const filled = <T extends Record<string, string>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<T>;

/** What a mail is known by whose host has no Message-ID for it, once it was read; empty when there is nothing. */
export type MailName = Pick<PanelQuery, 'messageId' | 'content'>;

/** What a meeting is known by; nothing as long as it has no time. */
const meetingOf = ({ organizer, startsAt, subject }: AppointmentSubject): Pick<PanelQuery, 'meeting'> =>
  startsAt === null ? {} : { meeting: { organizer, startsAt, subject } };

/** A mail that has to be read before it can be said whether it is logged. */
export const isNameless = (subject: Subject): subject is MailSubject =>
  subject.type === 'mail' && subject.mode === 'read' && subject.messageId === '';

/** The question, or null when there is nothing to ask about (nothing selected, a page not read or without a trace). */
export const panelQueryOf = (subject: Subject, view: PanelView, name: MailName = {}): PanelQuery | null => {
  if (view.opened) return openedRecord(view.opened);
  const focus = filled({ focus: view.focus });
  switch (subject.type) {
    case 'none':
      return null;
    case 'record':
      return subject.person
        ? { person: subject.person }
        : subject.company
          ? { company: subject.company }
          : null;
    case 'mail':
      return {
        ...filled({ messageId: subject.messageId, conversationId: subject.conversationId }),
        ...(subject.mode === 'compose' && subject.conversationId ? { compose: true } : {}),
        ...name,
        participants: participantsOf(subject.participants),
        ...focus,
      };
    case 'appointment':
      return { ...meetingOf(subject), participants: participantsOf(subject.participants), ...focus };
    case 'page': {
      if (!subject.read) return null;
      const { domain } = subject;
      const participants = pageParticipants(subject);
      if (participants.length === 0) return domain ? { domain } : null;
      // A page of a company is about the company until the tab of one of its people is chosen.
      return domain ? { domain, participants, focus: view.focus || domain } : { participants, ...focus };
    }
  }
};

/** One name for a mail, page or record that stays the same when the host shows it again. */
export const subjectKey = (subject: Subject): string => {
  switch (subject.type) {
    case 'mail':
      if (subject.messageId) return `mail:${subject.messageId}`;
      return subject.itemId ? `mail:item ${subject.itemId}` : `mail:#${subject.generation}`;
    case 'appointment':
      // One being planned is moved and renamed beside the panel and stays the same.
      return subject.mode === 'compose' || subject.startsAt === null
        ? `appointment:#${subject.generation}`
        : `appointment:${subject.subject}:${subject.startsAt}`;
    case 'page':
      return `page:${subject.url}`;
    case 'record':
      return `record:${subject.person ?? subject.company ?? ''}`;
    case 'none':
      return 'none';
  }
};

/** What the panel knows of a page that nobody needs to be asked about. */
export const EMPTY_ANSWER: PanelAnswer = emptyAnswer({}, '1970-01-01T00:00:00.000Z');
