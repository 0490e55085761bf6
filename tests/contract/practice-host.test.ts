import { signal } from '@preact/signals';
import { createPracticeHost } from '#server/web/practice/practice-host.ts';
import { openMail } from '#server/web/practice/practice-mail.ts';
import { createPracticeInbox } from '#server/web/practice/practice.model.ts';
import { practiceMails } from '#server/web/practice/mails/mails.ts';
import { runPanelHostSuite } from './panel-host.suite.ts';

const cast = {
  me: { id: 'u1', name: 'Nora Lindemann', email: 'nora@nordlicht.example' },
  owner: { id: 'u0', name: 'Olga Owner', email: 'olga@nordlicht.example' },
};
const mails = practiceMails.map((mail) => openMail(mail, cast, Date.parse('2026-11-22T10:00:00Z')));
const second = mails.find(({ files }) => files.some(({ inline }) => !inline))?.id ?? '';
const first = mails.find(({ id }) => id !== second)?.id ?? '';

runPanelHostSuite('The practice inbox', () => {
  const inbox = createPracticeInbox(mails);
  const host = createPracticeHost({
    inbox,
    theme: signal('system'),
    locale: 'de',
    openUrl: () => undefined,
    notify: async () => false,
  });
  return { host, open: (which) => inbox.select(which === 'first' ? first : second), deselect: inbox.close };
});
