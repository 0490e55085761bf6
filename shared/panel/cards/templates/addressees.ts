/** Whom a mail goes to, as a template needs to know them. */
import { splitPersonName } from '../../../capture/person-name.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import type { Addressee } from '../../../domain/salutation.ts';
import { emailKey } from '../../../domain/user.ts';
import type { PanelContext } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';

/** From here on nobody is addressed by name, so nobody is looked up. */
const LOOKED_UP_MAX = 3;

const bareName = (email: string, name: string): Addressee => {
  const { title, firstName, lastName } = splitPersonName(name, email);
  return { salutation: '', title, firstName, lastName };
};

/**
 * Everybody in "To", in order. Who is known is asked for in full; who is not, or cannot be asked for, stands there with
 * the name that the mail has for them, and without a gender.
 */
export const readAddressees = async (
  { api }: Pick<PanelContext, 'api'>,
  subject: MailSubject,
  answer: PanelAnswer,
): Promise<readonly Addressee[]> => {
  const recipients = subject.participants.filter(({ role }) => role === 'to');
  return Promise.all(
    recipients.map(async ({ email, name }, at) => {
      const found = answer.participants.find((one) => emailKey(one.email) === emailKey(email));
      const [match, ...others] = found?.matches ?? [];
      const isSure = match !== undefined && (others.length === 0 || match.reason === 'chosen');
      if (!isSure || at >= LOOKED_UP_MAX) return bareName(email, name);
      if (answer.person?.id === match.id) return answer.person;
      const person = await api.call('person', { params: { id: match.id } });
      return person.ok ? person.value : bareName(email, name || match.name);
    }),
  );
};
