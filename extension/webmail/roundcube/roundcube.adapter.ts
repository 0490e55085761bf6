/**
 * Roundcube, in its skins elastic and larry, on any host: it is known by its own scripts, not by an address.
 * Every selector was seen in Roundcube 1.6.5 with both skins, and is tried against a running one by `npm run test:webmail`.
 */
import type { MailParticipant } from '#shared/domain/mail.ts';
import type { OpenThing, WebmailAdapter, WebmailPage } from '../adapter.ts';
import { unreadable } from '../adapter.ts';
import { addressKey, distinct, partiesOf, partyOf } from '../addresses.ts';
import { agreed, findAll, findFirst, oneLine } from '../ways.ts';
import type { Way } from '../ways.ts';

const way = (selector: string, attribute?: string): Way => ({
  selector,
  ...(attribute ? { attribute } : {}),
  source: 'Roundcube 1.6.5, elastic and larry',
  seen: '2026-11',
});

const HEADER = [way('#message-header'), way('#messageheader')];
const SUBJECT = [way('h2.subject'), way('h3.subject')];
const OWN = [way('.header-title.username'), way('.username')];
const PREVIEW_FRAME = 'messagecontframe';

/** The cell of a role, and the links in it; `show_email` leaves out the title, so the link's target counts as well. */
const ROLE_CELLS: readonly (readonly [MailParticipant['role'], string])[] = [
  ['from', 'td.header.from'],
  ['sender', 'td.header.sender'],
  ['reply_to', 'td.header.replyto'],
  ['to', 'td.header.to'],
  ['cc', 'td.header.cc'],
  ['bcc', 'td.header.bcc'],
];

const FIELDS = ['to', 'cc', 'bcc'] as const;

type Frame = Pick<WebmailPage, 'document' | 'url'>;

/** Without the words for screen readers and the buttons that stand in the same line. */
const visibleSubject = (root: ParentNode): string => {
  const line = findFirst(root, SUBJECT)?.cloneNode(true) as Element | undefined;
  for (const extra of line?.querySelectorAll('.voice, a, .flag-icon') ?? []) extra.remove();
  return oneLine(line?.textContent);
};

/** The title ends with the subject, after the product's name. */
const titleAgrees = (title: string, subject: string): boolean =>
  subject === '' || title === '' || title.endsWith(subject);

const mailtoOf = (link: Element): string => {
  const target = link.getAttribute('href') ?? '';
  if (!/^mailto:/i.test(target)) return '';
  try {
    return decodeURIComponent(target.slice(7).split('?')[0] ?? '');
  } catch {
    return '';
  }
};

/** Null when title and target of a link name different addresses. */
const personOf = (link: Element, role: MailParticipant['role']): MailParticipant | null => {
  const written = [link.getAttribute('title') ?? '', mailtoOf(link)].filter((one) => addressKey(one) !== '');
  const email = agreed(written, addressKey);
  if (!email) return null;
  const text = oneLine(link.textContent);
  const name = partyOf(text)?.name ?? text;
  return { role, email, name };
};

const peopleIn = (header: Element): MailParticipant[] | null => {
  const people: MailParticipant[] = [];
  for (const [role, cell] of ROLE_CELLS)
    for (const link of header.querySelectorAll(`${cell} .rcmContactAddress`)) {
      const person = personOf(link, role);
      if (!person) return null;
      people.push(person);
    }
  return distinct(people);
};

/** Links to the mail inside its own header carry its number too. */
const linkedUids = (header: Element, url: URL): string[] =>
  [...header.querySelectorAll('a[href*="_uid="]')].flatMap((link) => {
    const target = link.getAttribute('href') ?? '';
    return URL.canParse(target, url.href) ? (new URL(target, url.href).searchParams.get('_uid') ?? []) : [];
  });

const sourceUrlOf = (url: URL, uid: string, mailbox: string): string => {
  const source = new URL(url.pathname, url.origin);
  const query = { _task: 'mail', _action: 'viewsource', _uid: uid, _mbox: mailbox };
  source.search = new URLSearchParams(query).toString();
  return source.href;
};

const readMail = ({ document, url }: Frame): OpenThing => {
  const header = findFirst(document, HEADER);
  const uid = url.searchParams.get('_uid') ?? '';
  const mailbox = url.searchParams.get('_mbox') ?? '';
  if (!header) return document.readyState === 'complete' ? unreadable('sender') : { open: 'loading' };
  if (!agreed([uid, ...linkedUids(header, url)]) || mailbox === '') return unreadable('identity');
  const participants = peopleIn(header);
  if (!participants) return unreadable('recipients');
  if (participants.filter(({ role }) => role === 'from').length !== 1) return unreadable('sender');
  const subject = visibleSubject(header);
  if (!titleAgrees(oneLine(document.title), subject)) return unreadable('subject');
  const key = `${url.origin}${url.pathname} ${mailbox} ${uid}`;
  return { open: 'mail', key, subject, participants, sourceUrl: sourceUrlOf(url, uid, mailbox) };
};

const valueOf = (document: Document, id: string): string => {
  const field = document.getElementById(id) as (Element & { value?: string }) | null;
  return field?.value ?? field?.textContent ?? '';
};

/** Elastic shows each recipient as a token beside the field it keeps out of sight. */
const tokensBeside = (document: Document, id: string): string =>
  [...(document.getElementById(id)?.parentElement?.querySelectorAll('li.recipient') ?? [])]
    .map((token) => token.getAttribute('title') ?? token.textContent)
    .join(',');

const readDraft = ({ document, url }: Frame): OpenThing => {
  if (!document.getElementById('_to')) return unreadable('recipients');
  const participants = FIELDS.flatMap((role) => {
    const typed = partiesOf(valueOf(document, `_${role}`));
    const shown = typed.length > 0 ? typed : partiesOf(tokensBeside(document, `_${role}`));
    return shown.map((party) => ({ role, ...party }));
  });
  return {
    open: 'compose',
    key: `${url.origin}${url.pathname} compose ${url.searchParams.get('_id') ?? ''}`,
    subject: oneLine(valueOf(document, 'compose-subject')),
    participants: distinct(participants),
  };
};

const shownFrame = (page: WebmailPage): Frame | null => {
  const frame = page.frame(PREVIEW_FRAME);
  return frame?.url.searchParams.get('_task') === 'mail' && frame.url.searchParams.has('_uid') ? frame : null;
};

export const roundcube: WebmailAdapter = {
  provider: 'roundcube',
  recognises: ({ document }) =>
    document.getElementById('rcmloginuser') === null &&
    (document.querySelector('script[src*="program/js/app"]') !== null ||
      [...document.querySelectorAll('script:not([src])')].some((script) =>
        script.textContent?.includes('new rcube_webmail('),
      )),
  read: (page) => {
    const { searchParams } = page.url;
    if ((searchParams.get('_task') ?? 'mail') !== 'mail') return { open: 'list' };
    if (searchParams.get('_action') === 'compose') return readDraft(page);
    if (['show', 'preview'].includes(searchParams.get('_action') ?? '')) return readMail(page);
    const frame = shownFrame(page);
    return frame ? readMail(frame) : { open: 'list' };
  },
  ownAddress: ({ document }) =>
    findAll(document, OWN)
      .map((place) => oneLine(place.textContent))
      .find((text) => addressKey(text) !== '') ?? '',
};
