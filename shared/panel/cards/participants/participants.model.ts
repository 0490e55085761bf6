/** Whose tabs stand above the panel. Pure. */
import type { PanelAnswer, PanelParticipantMatch } from '../../../domain/panel.ts';
import { emailKey } from '../../../domain/user.ts';
import type { Subject } from '../../panel-host.ts';

export type Tab = {
  /** Empty for the company a page is about. */
  readonly email: string;
  readonly name: string;
  readonly known: boolean;
  readonly current: boolean;
};
export type Tabs = { readonly tabs: readonly Tab[]; readonly colleagues: readonly string[] };

/** Of one person's address their name; of a shared one what the mail calls it, until somebody is chosen. */
const nameOf = ({ matches: [first, ...others], name, email }: PanelParticipantMatch): string => {
  const isSettled = others.length === 0 || first?.reason === 'chosen';
  return (isSettled && first?.name) || name || email;
};

/** People of a page with a tab of their own; whoever else is new there stands in the company's list of contacts. */
const PAGE_TABS = 8;

const tabOf = (participant: PanelParticipantMatch, focus: string): Tab => ({
  email: participant.email,
  name: nameOf(participant),
  known: participant.matches.length > 0,
  current: emailKey(participant.email) === focus,
});

/** The company first, then who is known, as many as one takes in at a glance. */
const pageTabs = (domain: string, people: readonly Tab[]): Tab[] => {
  const shown = [...people.filter(({ known }) => known), ...people.filter(({ known }) => !known)];
  const company = { email: '', name: domain, known: true, current: people.every(({ current }) => !current) };
  return [company, ...shown.slice(0, PAGE_TABS)];
};

/** Everybody from outside once, in the order of the mail; colleagues are only named. */
export const participantTabs = (answer: PanelAnswer, subject: Subject): Tabs => {
  const seen = new Set<string>();
  const once = answer.participants.filter(({ email }) => {
    const key = emailKey(email);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const focus = emailKey(answer.focus);
  const people = once.filter(({ internal }) => !internal).map((participant) => tabOf(participant, focus));
  const domain = subject.type === 'page' ? subject.domain : '';
  return {
    tabs: domain === '' ? people : pageTabs(domain, people),
    colleagues: once.filter(({ internal }) => internal).map(nameOf),
  };
};
