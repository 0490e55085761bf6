/** The office host on the hand-made Outlook, for its unit tests. */
import type { MailSubject, Subject } from '#shared/panel/panel-host.ts';
import { createOfficeHost } from '#outlook/office-host.ts';
import type { OfficeStub } from '#tests/support/office-stub.ts';
import { answerWith } from '#tests/support/office-stub.ts';

/** As much of a window as the host listens to, with the links that were clicked in it. */
const makePane = () => {
  const clickedLinks: object[] = [];
  const createElement = (tag: string) => {
    const link = { tag, href: '', target: '', rel: '', click: () => void clickedLinks.push(link) };
    return link;
  };
  return Object.assign(new EventTarget(), {
    location: { href: 'https://kontor.example/outlook/taskpane.html' },
    document: { createElement },
    clickedLinks,
  });
};

export const hostOf = async (stub: OfficeStub) => {
  const pane = makePane();
  const host = createOfficeHost(stub.office, pane as unknown as Window);
  return { host, pane };
};

export const mailOf = (subject: Subject): MailSubject => {
  if (subject.type !== 'mail') throw new Error(`No mail is shown but ${subject.type}.`);
  return subject;
};

export const answerBody = (stub: OfficeStub) => {
  stub.answer('body html', answerWith('<p>Guten Tag</p>'));
  stub.answer('body text', answerWith('Guten Tag'));
};

/** An attachment as Outlook lists it. */
export const attachment = (id: string, more: object = {}) => ({
  id,
  name: `${id}.pdf`,
  contentType: 'application/pdf',
  size: 3,
  isInline: false,
  attachmentType: 'file',
  ...more,
});
