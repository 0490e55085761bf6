/** The panel's host for the practice inbox: a mail client whose mails are data. */
import { fail, ok } from '#shared/lib/result.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import type { PracticeInbox } from './practice.model.ts';

export type PracticeHostOptions = {
  readonly inbox: PracticeInbox;
  readonly theme: PanelHost['theme'];
  readonly locale: string;
  readonly openUrl: (url: string) => void;
  readonly notify: NonNullable<PanelHost['notify']>;
};

export const createPracticeHost = ({
  inbox,
  theme,
  locale,
  openUrl,
  notify,
}: PracticeHostOptions): PanelHost => ({
  kind: 'practice',
  subject: inbox.subject,
  theme,
  locale,
  limitations: [],
  readMail: async (generation) => {
    const open = inbox.mailOf(generation);
    return open ? ok(open.mail) : fail('host.subject_changed');
  },
  readAttachment: async (generation, id) => {
    const open = inbox.mailOf(generation);
    if (!open) return fail('host.subject_changed');
    const file = open.files[Number(id)];
    return file ? ok(file.bytes()) : fail('host.failed');
  },
  openUrl,
  notify,
});
