import { describe, expect, test } from 'vitest';
import { panelQuerySchema } from '#shared/domain/panel.ts';
import { exampleMail, examplePage } from '#shared/panel/examples/example-host.ts';
import { exampleStates } from '#shared/panel/examples/example-states.ts';
import { EMPTY_VIEW, panelQueryOf, subjectKey } from '#shared/panel/panel-query.ts';

describe('the question', () => {
  test.each(Object.entries(exampleStates))('of the state "%s" is one the server takes', (_, { subject }) => {
    const query = panelQueryOf(subject, EMPTY_VIEW);
    if (query) expect(panelQuerySchema.safeParse(query).error).toBeUndefined();
  });

  test('about a mail carries its id and everybody in it', () => {
    expect(panelQueryOf(exampleMail, EMPTY_VIEW)).toEqual({
      messageId: exampleMail.messageId,
      participants: exampleMail.participants,
    });
  });

  test('about a mail without an id says what it is known by, once it was read', () => {
    const nameless = { ...exampleMail, messageId: '' };
    const content = { identity: 'a'.repeat(64), similarity: 'b'.repeat(64), sentAt: null };
    const query = panelQueryOf(nameless, EMPTY_VIEW, { content });
    expect(query).toEqual({ content, participants: exampleMail.participants });
    expect(panelQuerySchema.safeParse(query).error).toBeUndefined();
    expect(panelQueryOf(nameless, EMPTY_VIEW)).toEqual({ participants: exampleMail.participants });
  });

  test('about a mail with hundreds of people names the first hundred', () => {
    const crowd = Array.from({ length: 300 }, (_, number) => ({
      email: `p${number}@crowd.example`,
      name: '',
      role: 'to' as const,
    }));
    expect(panelQueryOf({ ...exampleMail, participants: crowd }, EMPTY_VIEW)?.participants).toHaveLength(100);
  });

  test('is not asked about a page that nobody let Kontor read', () => {
    expect(panelQueryOf({ ...examplePage, read: false }, EMPTY_VIEW)).toBeNull();
  });

  test('about a page on a shared host is asked by the addresses on it', () => {
    const query = panelQueryOf({ ...examplePage, domain: '' }, EMPTY_VIEW);
    expect(query?.participants?.map(({ email }) => email)).toEqual(['m.seiler@seiler-anlagen.example']);
    expect(query).not.toHaveProperty('domain');
  });

  test('about a page of a company names its people too, and is about the company until one of them is chosen', () => {
    const participants = [{ email: 'm.seiler@seiler-anlagen.example', name: 'Miriam Seiler', role: 'from' }];
    const { domain } = examplePage;
    expect(panelQueryOf(examplePage, EMPTY_VIEW)).toEqual({ domain, participants, focus: domain });
    const focus = 'm.seiler@seiler-anlagen.example';
    expect(panelQueryOf(examplePage, { ...EMPTY_VIEW, focus })).toEqual({ domain, participants, focus });
    expect(panelQueryOf({ ...examplePage, people: [] }, EMPTY_VIEW)).toEqual({ domain });
  });

  test('about a record opened inside the panel is about that record alone', () => {
    const view = { focus: 'x@y.example', opened: { company: exampleStates.company.subject.company } };
    expect(panelQueryOf(exampleMail, view)).toEqual({ company: view.opened.company });
  });
});

test('a mail shown again keeps its name, a mail without an id never shares one', () => {
  expect(subjectKey({ ...exampleMail, generation: 9 })).toBe(subjectKey(exampleMail));
  const nameless = { ...exampleMail, messageId: '' };
  expect(subjectKey({ ...nameless, generation: 9 })).not.toBe(subjectKey(nameless));
  const item = { ...nameless, itemId: 'item-1' };
  expect(subjectKey({ ...item, generation: 9 })).toBe(subjectKey(item));
  expect(subjectKey({ ...item, itemId: 'item-2' })).not.toBe(subjectKey(item));
});

test('an appointment being planned keeps its name when it is moved or renamed', () => {
  const planned = { ...exampleStates.appointment.subject, mode: 'compose' as const };
  const moved = { ...planned, subject: 'Anders', startsAt: '2026-11-28T09:00:00.000Z' };
  expect(subjectKey(moved)).toBe(subjectKey(planned));
  expect(subjectKey({ ...moved, generation: 2 })).not.toBe(subjectKey(planned));
});
