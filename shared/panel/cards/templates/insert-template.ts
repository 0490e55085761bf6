/** From a template to text at the cursor, with everything that is known put in. */
import type { ShownFact } from '../../../domain/fact.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { fillTemplate, textToHtml } from '../../../domain/template.ts';
import type { MergeField, Template } from '../../../domain/template.ts';
import { emailKey } from '../../../domain/user.ts';
import { ok } from '../../../lib/result.ts';
import type { Result } from '../../../lib/result.ts';
import type { PanelContext } from '../../panel-context.ts';
import type { DraftPort, MailSubject } from '../../panel-host.ts';
import { readAddressees } from './addressees.ts';

type Request = {
  readonly port: DraftPort;
  readonly subject: MailSubject;
  readonly answer: PanelAnswer;
  /** What may be said of the recipient. */
  readonly facts: readonly ShownFact[];
  /** The writer's own day. */
  readonly day: string;
  readonly nameOf: (field: MergeField) => string;
};

/** Answers the fields that stand in brackets now, because nothing was known for them. Errors: those of the host. */
export const insertTemplate = async (
  panel: Pick<PanelContext, 'api' | 'clock' | 'me'>,
  template: Template,
  { port, subject, answer, facts, day, nameOf }: Request,
): Promise<Result<readonly MergeField[]>> => {
  const people = await readAddressees(panel, subject, answer);
  const first = subject.participants.find(({ role }) => role === 'to');
  const found = answer.participants.find(({ email }) => first && emailKey(email) === emailKey(first.email));
  const today = new Intl.DateTimeFormat(template.language, { dateStyle: 'long' }).format(panel.clock.now());
  const { text, missing } = fillTemplate(
    template,
    {
      people,
      company: found?.companyName ?? '',
      jobTitle: found?.matches[0]?.jobTitle ?? '',
      subject: subject.subject,
      today,
      myName: panel.me.name,
      facts,
      day,
    },
    nameOf,
  );
  const inserted = await port.insert(subject.generation, { html: textToHtml(text), text });
  return inserted.ok ? ok(missing) : inserted;
};
