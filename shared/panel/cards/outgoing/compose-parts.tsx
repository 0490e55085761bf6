/** Everything that stands beside a mail being written and nowhere else; fetched with the first of them. */
import type { PanelAnswer } from '../../../domain/panel.ts';
import { usePanel } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';
import { Templates } from '../templates/templates.tsx';
import { Outgoing } from './outgoing.tsx';

type Props = {
  readonly subject: MailSubject;
  readonly answer: PanelAnswer;
  readonly fresh: boolean;
  readonly isAway: boolean;
};

export const ComposeParts = (props: Props) => {
  const { host } = usePanel();
  // Where the program cannot mark mails, the card says so.
  if (!host.draft && !host.limitations.includes('no_headers')) return null;
  return (
    <>
      <Outgoing {...props} />
      {host.draft ? <Templates subject={props.subject} answer={props.answer} /> : null}
    </>
  );
};
