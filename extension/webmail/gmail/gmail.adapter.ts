/**
 * Gmail. It cannot be run anywhere but at Google, so the selectors come from the sources named beside them and are tried
 * on invented pages; the mail itself comes from Gmail's own view of the source.
 */
import type { MailParticipant } from '#shared/domain/mail.ts';
import type { OpenThing, WebmailAdapter, WebmailPage } from '../adapter.ts';
import { unreadable } from '../adapter.ts';
import { addressKey, distinct, partiesOf, partyOf } from '../addresses.ts';
import { agreed, findAll, findFirst, oneLine, valuesOf } from '../ways.ts';
import type { Way } from '../ways.ts';

const way = (selector: string, source: string, attribute?: string): Way => ({
  selector,
  ...(attribute ? { attribute } : {}),
  source,
  seen: '2026-11',
});

const MESSAGE = [
  way('div.adn[data-legacy-message-id]', 'gmail.js'),
  way('[data-legacy-message-id]', 'Mailvelope'),
];
/** Only an unfolded message has a text. */
const TEXT = [way('div.ii.gt', 'gmail.js'), way('div.a3s', 'gmail.js')];
const SENDER = [way('span.gD[email]', 'gmail.js', 'email'), way('td.gF span[email]', 'InboxSDK', 'email')];
const RECIPIENTS = [way('span.g2[email]', 'gmail.js'), way('.hb span[email]', 'InboxSDK')];
const SUBJECT = [way('h2.hP', 'gmail.js'), way('h2[data-legacy-thread-id]', 'gmail.js')];
const DRAFT = [way('div.M9', 'InboxSDK'), way('.I5', 'InboxSDK')];

const FIELDS = ['to', 'cc', 'bcc'] as const;

/** Of a conversation the last message that is unfolded. */
const openMessage = (document: Document): Element | null =>
  findAll(document, MESSAGE).findLast((message) => findFirst(message, TEXT) !== null) ?? null;

const toParticipant = (element: Element, role: MailParticipant['role']): MailParticipant | null => {
  const email = element.getAttribute('email') ?? '';
  if (addressKey(email) === '') return null;
  const name = oneLine(element.getAttribute('name') ?? element.textContent);
  return { role, email, name: addressKey(name) === addressKey(email) ? '' : name };
};

/** `Subject - owner@…`: what the tab is called begins with the subject. */
const titleAgrees = (title: string, subject: string): boolean =>
  title === '' || subject === '' || title.startsWith(subject) || !title.includes(' - ');

const readMail = ({ document, url }: WebmailPage, message: Element): OpenThing => {
  const id = message.getAttribute('data-legacy-message-id') ?? '';
  if (!/^[0-9a-f]{10,32}$/i.test(id)) return unreadable('identity');
  const address = agreed(valuesOf(message, SENDER), addressKey);
  const sender = findFirst(message, SENDER);
  const from = address && sender ? toParticipant(sender, 'from') : null;
  if (!from) return unreadable('sender');
  const recipients = findAll(message, RECIPIENTS).map((element) => toParticipant(element, 'to'));
  if (recipients.includes(null)) return unreadable('recipients');
  const subject = agreed(valuesOf(document, SUBJECT));
  if (subject === null || !titleAgrees(oneLine(document.title), subject)) return unreadable('subject');
  const source = new URL(url.pathname, url.origin);
  source.search = `?view=att&th=${id}&attid=0&disp=comp&safe=1&zw`;
  return {
    open: 'mail',
    key: `${url.origin}${url.pathname} ${id}`,
    subject,
    participants: distinct([from, ...recipients.flatMap((one) => one ?? [])]),
    sourceUrl: source.href,
  };
};

/** The new fields show each recipient as an option; the old ones keep them in a hidden field. */
const recipientsOf = (draft: Element, role: (typeof FIELDS)[number]): MailParticipant[] => {
  const options = [...draft.querySelectorAll(`div[name=${role}] [role=option][data-hovercard-id]`)];
  const shown = options.flatMap((option) => {
    const party = partyOf(option.getAttribute('data-hovercard-id') ?? '');
    return party ? [{ role, email: party.email, name: oneLine(option.getAttribute('data-name')) }] : [];
  });
  if (shown.length > 0) return shown;
  return [...draft.querySelectorAll(`input[name=${role}], textarea[name=${role}]`)].flatMap((field) =>
    partiesOf((field as { value?: string }).value ?? '').map((party) => ({ role, ...party })),
  );
};

const readDraft = ({ url }: WebmailPage, draft: Element, at: number): OpenThing => {
  const subject = draft.querySelector('input[name=subjectbox]') as { value?: string } | null;
  if (!subject && !draft.querySelector('[name=to]')) return unreadable('recipients');
  return {
    open: 'compose',
    key: `${url.origin}${url.pathname} compose ${at}`,
    subject: oneLine(subject?.value),
    participants: distinct(FIELDS.flatMap((role) => recipientsOf(draft, role))),
  };
};

export const gmail: WebmailAdapter = {
  provider: 'gmail',
  recognises: ({ url }) => url.hostname === 'mail.google.com',
  read: (page) => {
    const { document } = page;
    const drafts = findAll(document, DRAFT);
    const written = drafts.findIndex((draft) => draft.contains(document.activeElement));
    if (written >= 0) return readDraft(page, drafts[written]!, written);
    const message = openMessage(document);
    if (message) return readMail(page, message);
    // A conversation's address without a message that can be found: the page has been rebuilt.
    if (/#[^/]+\/(?:[^/]+\/)?[A-Za-z0-9]{15,}$/.test(page.url.hash))
      return document.readyState === 'complete' ? unreadable('identity') : { open: 'loading' };
    return drafts[0] ? readDraft(page, drafts[0], 0) : { open: 'list' };
  },
  ownAddress: ({ document }) =>
    oneLine(document.title)
      .split(' - ')
      .findLast((part) => addressKey(part) !== '') ?? '',
};
