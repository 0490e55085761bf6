/**
 * Outlook on the web, read from its page: best effort beside the add-in, which is the way to go where it may be
 * installed. The page holds no Message-ID and no source, so only what two ways say alike is believed.
 */
import type { MailParticipant } from '#shared/domain/mail.ts';
import type { OpenThing, WebmailAdapter, WebmailPage } from '../adapter.ts';
import { unreadable } from '../adapter.ts';
import { addressKey, distinct, partyOf } from '../addresses.ts';
import { agreed, findFirst, oneLine, valuesOf } from '../ways.ts';
import type { Way } from '../ways.ts';

const way = (selector: string, source: string): Way => ({ selector, source, seen: '2026-11' });

const PANE = [
  way('#ReadingPaneContainerId', 'Briskine'),
  way('[data-app-section=ConversationContainer]', 'Mailvelope'),
];
const SUBJECT = [
  way('[id^=MSG_][id$=_SUBJECT]', 'Mailvelope'),
  way('[role=heading][aria-level="2"]', 'Briskine'),
];
const TEXT = [
  way('div[id^=UniqueMessageBody][role=document]', 'Mailvelope'),
  way('[role=document]', 'Briskine'),
];
const HOVER_ID = way('[data-lpc-hover-target-id]', 'Mailvelope');
const HOVER_CLASS = way('.lpc-hoverTarget', 'Mailvelope');
const RECIPIENT_WELL = '[data-testid=RecipientWell]';
const SEND = [way('[data-testid=ComposeSendButton]', 'Briskine')];

const HOSTS: ReadonlySet<string> = new Set([
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.live.com',
  'outlook.cloud.microsoft',
]);

/** Longest of what the element says: often only a name, and the address in a card that opens when pointed at. */
const partyIn = (element: Element): { email: string; name: string } | null =>
  [element.textContent, element.getAttribute('aria-label'), element.getAttribute('title')]
    .map((text) => partyOf(text ?? ''))
    .find((party) => party !== null) ?? null;

const peopleBy = (pane: Element, { selector }: Way, isRecipient: boolean): Element[] =>
  [...pane.querySelectorAll(selector)].filter(
    (element) => (element.closest(RECIPIENT_WELL) !== null) === isRecipient,
  );

const senderIn = (pane: Element): MailParticipant | null => {
  const [first, second] = [HOVER_ID, HOVER_CLASS].map((one) => peopleBy(pane, one, false)[0]);
  const parties = [first, second].map((element) => (element ? partyIn(element) : null));
  const [one, two] = parties;
  // There is no source to compare with, so one way alone is not enough.
  if (!one || !two || addressKey(one.email) !== addressKey(two.email)) return null;
  return { role: 'from', email: one.email, name: one.name || two.name };
};

/** Null when one of them is only a name. */
const recipientsIn = (pane: Element): MailParticipant[] | null => {
  const elements = new Set([HOVER_ID, HOVER_CLASS].flatMap((one) => peopleBy(pane, one, true)));
  const people = [...elements].map((element) => partyIn(element));
  if (people.includes(null)) return null;
  return people.flatMap((party) => (party ? [{ role: 'to' as const, ...party }] : []));
};

const itemIdOf = ({ url }: WebmailPage): string => {
  const [, id = ''] = /\/id\/([^/?#]+)/.exec(url.pathname) ?? [];
  try {
    return decodeURIComponent(id);
  } catch {
    return '';
  }
};

const readMail = (page: WebmailPage, pane: Element): OpenThing => {
  const id = itemIdOf(page);
  const texts = pane.querySelectorAll(TEXT[0]!.selector);
  // Of several unfolded messages the page does not say which one is meant.
  if (id === '' || texts.length > 1) return unreadable('identity');
  if (!findFirst(pane, TEXT)) return unreadable('text');
  const from = senderIn(pane);
  if (!from) return unreadable('sender');
  const recipients = recipientsIn(pane);
  if (!recipients) return unreadable('recipients');
  const subject = agreed(valuesOf(pane, SUBJECT));
  if (subject === null || subject === '') return unreadable('subject');
  const key = `${page.url.origin} ${id}`;
  return { open: 'mail', key, subject, participants: distinct([from, ...recipients]), sourceUrl: null };
};

const readDraft = ({ document, url }: WebmailPage): OpenThing => {
  const field = document.querySelector('input[id$=_SUBJECT]') as { value?: string } | null;
  const wells = document.querySelectorAll(`${RECIPIENT_WELL}, [role=textbox][contenteditable=true]`);
  if (wells.length === 0) return unreadable('recipients');
  const people = [
    ...document.querySelectorAll(`${RECIPIENT_WELL} :is(${HOVER_ID.selector}, ${HOVER_CLASS.selector})`),
  ];
  const participants = people.flatMap((element) => {
    const party = partyIn(element);
    return party ? [{ role: 'to' as const, ...party }] : [];
  });
  return {
    open: 'compose',
    key: `${url.origin} compose ${url.pathname}`,
    subject: oneLine(field?.value),
    participants: distinct(participants),
  };
};

export const outlookWeb: WebmailAdapter = {
  provider: 'outlook-web',
  recognises: ({ document, url }) =>
    HOSTS.has(url.hostname) ||
    (document.getElementById('ReadingPaneContainerId') !== null && /\/(?:owa|mail)\//.test(url.pathname)),
  read: (page) => {
    if (findFirst(page.document, SEND)) return readDraft(page);
    const pane = findFirst(page.document, PANE);
    if (pane && findFirst(pane, TEXT)) return readMail(page, pane);
    if (itemIdOf(page) === '') return { open: 'list' };
    return page.document.readyState === 'complete' ? unreadable('text') : { open: 'loading' };
  },
  ownAddress: () => '',
  body: ({ document }) => {
    const pane = findFirst(document, PANE);
    const text = pane ? findFirst(pane, TEXT) : null;
    return text
      ? { text: (text as { innerText?: string }).innerText ?? text.textContent, html: text.innerHTML }
      : null;
  },
};
