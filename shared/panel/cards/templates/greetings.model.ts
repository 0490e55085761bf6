/** Which facts may be said to whom a mail goes to, and which greetings come to mind today. Pure. */
import type { ShownFact } from '../../../domain/fact.ts';
import { isGreeted, isOfPets } from '../../../domain/family-phrase.ts';
import { OCCASIONS, occasionOn } from '../../../domain/occasion.ts';
import type { Occasion } from '../../../domain/occasion.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { emailKey } from '../../../domain/user.ts';
import type { MailSubject } from '../../panel-host.ts';

/** Of the one the mail goes to; of several nobody's family is mentioned before the others. */
export const factsToSay = (subject: MailSubject, answer: PanelAnswer): readonly ShownFact[] => {
  const [to, ...others] = subject.participants.filter(({ role }) => role === 'to');
  if (!to || others.length > 0 || !answer.person) return [];
  const found = answer.participants.find(({ email }) => emailKey(email) === emailKey(to.email));
  const isShown = found?.matches.some(({ id }) => id === answer.person?.id) ?? false;
  return isShown && !answer.ambiguous ? (answer.facts ?? []) : [];
};

const isHobby = ({ kind }: ShownFact): boolean => kind === 'hobby';

/** Each with its tick: those who can be greeted, and hobbies where a template asks for them. */
export const tickedFacts = (facts: readonly ShownFact[], withHobbies: boolean): readonly ShownFact[] =>
  facts.filter((fact) => isGreeted(fact) || (withHobbies && isHobby(fact)));

/**
 * What goes in: people unless they were unticked, animals and hobbies only once they were ticked. `turned` are those that
 * were clicked.
 */
export const isTicked = (fact: ShownFact, turned: ReadonlySet<string>): boolean =>
  (isOfPets(fact) || isHobby(fact)) === turned.has(fact.id);

/** What goes into a text: no one who was unticked, no hobby that was not ticked; days of the year stay for the occasion. */
export const saidFacts = (facts: readonly ShownFact[], turned: ReadonlySet<string>): readonly ShownFact[] =>
  facts.filter((fact) => !(isGreeted(fact) || isHobby(fact)) || isTicked(fact, turned));

export type Offered = { readonly first: readonly Occasion[]; readonly more: readonly Occasion[] };

/** What is due today and what always fits first, then the others. */
export const offeredGreetings = (today: string, facts: readonly ShownFact[]): Offered => {
  const first = [...new Set<Occasion>([occasionOn(today, facts), 'closing'])];
  return { first, more: OCCASIONS.filter((occasion) => !first.includes(occasion)) };
};
