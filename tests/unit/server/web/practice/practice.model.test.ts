import { describe, expect, test } from 'vitest';
import type { Cast } from '#server/web/practice/practice-mail.ts';
import { openMail } from '#server/web/practice/practice-mail.ts';
import { practiceMails } from '#server/web/practice/mails/mails.ts';
import { createPracticeHost } from '#server/web/practice/practice-host.ts';
import { createReadMarks } from '#server/web/practice/read-marks.ts';
import { createPracticeInbox, recipientsOf } from '#server/web/practice/practice.model.ts';
import { signal } from '@preact/signals';

const cast: Cast = {
  me: { id: 'u1', name: 'Nora Lindemann', email: 'nora@nordlicht.example' },
  owner: { id: 'u0', name: 'Olga Owner', email: 'olga@nordlicht.example' },
};
const practiceMailsOf = () =>
  practiceMails.map((mail) => openMail(mail, cast, Date.parse('2026-11-22T10:00:00Z')));
const makeInbox = () => createPracticeInbox(practiceMailsOf());

const makeHost = () => {
  const inbox = makeInbox();
  const host = createPracticeHost({
    inbox,
    theme: signal('system'),
    locale: 'de',
    openUrl: () => undefined,
    notify: async () => false,
  });
  return { inbox, host };
};

describe('the list', () => {
  test('the newest mail is at the top', () => {
    const times = makeInbox().list.value.map(({ mail }) => mail.sentAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  test('moving on stops at the ends and marks what was opened as read', () => {
    const inbox = makeInbox();
    const unread = inbox.unread('inbox');
    inbox.move(-1);
    expect(inbox.open.value?.id).toBe(inbox.list.value[0]?.id);
    inbox.move(-1);
    inbox.move(1);
    expect(inbox.open.value?.id).toBe(inbox.list.value[1]?.id);
    expect(inbox.unread('inbox')).toBe(unread - 2);
  });
});

test('the number beside a folder is that of unread mails, so sent ones have none', () => {
  expect(makeInbox().unread('sent')).toBe(0);
});

test('what an account has read stays read when the page is opened again, in its own inbox only', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const openFor = (account: string) =>
    createPracticeInbox(practiceMailsOf(), createReadMarks(storage, account));
  openFor('u1').select('complaint-1');
  expect(openFor('u1').read.value.has('complaint-1')).toBe(true);
  expect(openFor('u2').read.value.has('complaint-1')).toBe(false);
});

describe('what the panel is told', () => {
  test('another mail is another subject with a higher generation', () => {
    const inbox = makeInbox();
    const before = inbox.subject.value.generation;
    inbox.move(1);
    const subject = inbox.subject.value;
    expect(subject.generation).toBeGreaterThan(before);
    expect(subject).toMatchObject({ type: 'mail', mode: 'read', direction: 'in' });
  });

  test('opening the same mail again changes nothing', () => {
    const inbox = makeInbox();
    inbox.select('complaint-1');
    const before = inbox.subject.value;
    inbox.select('complaint-1');
    expect(inbox.subject.value).toBe(before);
  });

  test('a mail that is no longer open is not read', async () => {
    const { inbox, host } = makeHost();
    inbox.select('complaint-1');
    const { generation } = inbox.subject.value;
    expect((await host.readMail(generation)).ok).toBe(true);
    inbox.select('visit-1');
    expect(await host.readMail(generation)).toMatchObject({ error: { code: 'host.subject_changed' } });
    expect(await host.readAttachment(generation, '0')).toMatchObject({ ok: false });
  });

  test('a picture inside the text comes with the content id the text refers to it by', () => {
    const { inbox } = makeHost();
    inbox.select('quote-request-1');
    const subject = inbox.subject.value;
    const pictures = subject.type === 'mail' ? subject.attachments.filter(({ inline }) => inline) : [];
    expect(pictures.map(({ contentId }) => contentId)).toEqual(['foot@hartwell-marine.example']);
    expect(inbox.open.value?.mail.html).toContain('cid:foot@hartwell-marine.example');
  });

  test('attachments are listed with their size and read byte for byte', async () => {
    const { inbox, host } = makeHost();
    inbox.select('complaint-1');
    const subject = inbox.subject.value;
    const [picture] = subject.type === 'mail' ? subject.attachments : [];
    const bytes = await host.readAttachment(subject.generation, picture?.id ?? '');
    expect(bytes.ok && bytes.value.length).toBe(picture?.sizeBytes);
  });

  test('a recipient typed while writing is a compose subject; further text of the mail is not', () => {
    const inbox = makeInbox();
    inbox.write();
    expect(inbox.subject.value.type).toBe('none');
    inbox.edit({ to: 'Anna Beck <a.beck@firma.example>' });
    const subject = inbox.subject.value;
    expect(subject).toMatchObject({
      type: 'mail',
      mode: 'compose',
      participants: [{ email: 'a.beck@firma.example', name: 'Anna Beck', role: 'to' }],
    });
    inbox.edit({ text: 'Guten Tag' });
    expect(inbox.subject.value).toBe(subject);
  });
});

test.each([
  ['a@b.example; Bea <c@d.example>, "E, F" <g@h.example>', ['a@b.example', 'c@d.example', 'g@h.example']],
  ['nobody', []],
  ['half@', []],
])('the recipients of "%s"', (typed, expected) => {
  expect(recipientsOf(typed).map(({ email }) => email)).toEqual(expected);
});
