/** Whether somebody new is shown; asked on every paint, so it stands apart from what is only needed then. Pure. */
import type { PanelAnswer, PanelParticipantMatch } from '../../../domain/panel.ts';
import { emailKey } from '../../../domain/user.ts';
import { foldText } from '../../../lib/fold.ts';
import type { Away } from '../../device-answers.ts';
import type { PageSubject, Subject } from '../../panel-host.ts';

/** The participant whose tab is shown. */
export const focusedParticipant = (answer: PanelAnswer): PanelParticipantMatch | null =>
  answer.participants.find(({ email }) => email === answer.focus) ?? null;

const hasPageFacts = (page: PageSubject): boolean =>
  page.read &&
  (page.domain !== '' || page.siteName !== '' || page.company.length > 0 || page.people.length > 0);

/** Who of a page's people is known: at the company by name, by address wherever they work; colleagues, too. */
export type KnownPeople = { readonly names: readonly string[]; readonly emails: readonly string[] };

export const knownPeople = ({ people, participants }: PanelAnswer): KnownPeople => {
  const known = participants.filter(({ internal, matches }) => internal || matches.length > 0);
  return {
    names: [...people, ...known.flatMap(({ name, matches }) => [{ name }, ...matches])].map(
      ({ name }) => name,
    ),
    emails: known.map(({ email }) => emailKey(email)),
  };
};

type PagePerson = PageSubject['people'][number];

const valueOf = (person: PagePerson, field: 'name' | 'email'): string =>
  person.find((proposal) => proposal.field === field)?.value ?? '';

const wordsOf = (name: string): string[] =>
  foldText(name)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);

/** "Maria Keller" and "Dr. Maria Keller" are one; a first name alone is nobody in particular. */
const isNamed = (onPage: readonly string[], known: readonly string[]): boolean =>
  (onPage.length > 0 && onPage.every((word) => known.includes(word))) ||
  (known.length > 1 && known.every((word) => onPage.includes(word)));

/** The people a page names who are not known. */
export const newPeople = (known: KnownPeople, page: PageSubject): PageSubject['people'] => {
  const names = known.names.map(wordsOf);
  return page.people.filter((person) => {
    const name = wordsOf(valueOf(person, 'name'));
    return (
      name.length > 0 &&
      !known.emails.includes(emailKey(valueOf(person, 'email'))) &&
      !names.some((other) => isNamed(name, other))
    );
  });
};

/** What the page says about the one with this address. */
export const personOnPage = (email: string, page: PageSubject): PageSubject['people'] =>
  page.people.filter((person) => emailKey(valueOf(person, 'email')) === emailKey(email)).slice(0, 1);

/** Without the server only who is known to be unknown: anybody else might be added twice. */
export const isAddable = (away: Away | null): boolean => away === null || away.knownElsewhere === false;

export const isNewcomer = (answer: PanelAnswer, subject: Subject): boolean => {
  if (answer.person || answer.ambiguous || subject.type === 'none' || subject.type === 'record') return false;
  const focused = focusedParticipant(answer);
  if (focused) return !focused.internal && focused.matches.length === 0;
  if (subject.type !== 'page') return false;
  return answer.company === null ? hasPageFacts(subject) : newPeople(knownPeople(answer), subject).length > 0;
};
