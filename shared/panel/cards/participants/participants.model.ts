/** Whose tabs stand above the panel. Pure. */
import type { PanelAnswer, PanelParticipantMatch } from '../../../domain/panel.ts';
import { emailKey } from '../../../domain/user.ts';

export type Tab = {
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

/** Everybody from outside once, in the order of the mail; colleagues are only named. */
export const participantTabs = (answer: PanelAnswer): Tabs => {
  const seen = new Set<string>();
  const once = answer.participants.filter(({ email }) => {
    const key = emailKey(email);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const focus = emailKey(answer.focus);
  return {
    tabs: once
      .filter(({ internal }) => !internal)
      .map((participant) => ({
        email: participant.email,
        name: nameOf(participant),
        known: participant.matches.length > 0,
        current: emailKey(participant.email) === focus,
      })),
    colleagues: once.filter(({ internal }) => internal).map(nameOf),
  };
};
