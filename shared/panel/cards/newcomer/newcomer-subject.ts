/** Whether somebody new is shown; asked on every paint, so it stands apart from what is only needed then. Pure. */
import type { PanelAnswer, PanelParticipantMatch } from '../../../domain/panel.ts';
import { foldText } from '../../../lib/fold.ts';
import type { PageSubject, Subject } from '../../panel-host.ts';

/** The participant whose tab is shown. */
export const focusedParticipant = (answer: PanelAnswer): PanelParticipantMatch | null =>
  answer.participants.find(({ email }) => email === answer.focus) ?? null;

const hasPageFacts = (page: PageSubject): boolean =>
  page.read &&
  (page.domain !== '' || page.siteName !== '' || page.company.length > 0 || page.people.length > 0);

/** The people a page names who are not known at its company. */
export const newPeople = (knownNames: readonly string[], page: PageSubject): PageSubject['people'] => {
  const known = knownNames.map(foldText);
  return page.people.filter((person) => {
    const name = foldText(person.find(({ field }) => field === 'name')?.value ?? '');
    return name !== '' && !known.some((other) => other.includes(name));
  });
};

export const isNewcomer = (answer: PanelAnswer, subject: Subject): boolean => {
  if (answer.person || answer.ambiguous) return false;
  if (subject.type === 'mail' || subject.type === 'appointment') {
    const focused = focusedParticipant(answer);
    return focused !== null && !focused.internal && focused.matches.length === 0;
  }
  if (subject.type !== 'page') return false;
  return answer.company === null
    ? hasPageFacts(subject)
    : newPeople(
        answer.people.map(({ name }) => name),
        subject,
      ).length > 0;
};
