import { describe, expect, test } from 'vitest';
import type { MergeField } from '#shared/domain/template.ts';
import { ok } from '#shared/lib/result.ts';
import { createExampleApi } from '#shared/panel/examples/example-api.ts';
import { createExampleHost, exampleMail } from '#shared/panel/examples/example-host.ts';
import {
  EXAMPLE_NOW,
  kadirMatch,
  katrinMatch,
  knownAnswer,
  me,
} from '#shared/panel/examples/example-records.ts';
import { exampleTemplates } from '#shared/panel/examples/example-templates.ts';
import type { MailSubject } from '#shared/panel/panel-host.ts';
import { insertTemplate } from '#shared/panel/cards/templates/insert-template.ts';
import { offered } from '#shared/panel/cards/templates/templates.model.ts';

const to = (email: string, name: string) => ({ email, name, role: 'to' as const });
const katrin = to('k.oeztuerk@brandt-pumpen.example', 'Öztürk, Katrin');
const subject = (...participants: MailSubject['participants']): MailSubject => ({
  ...exampleMail,
  mode: 'compose',
  messageId: '',
  subject: 'Angebot 118',
  participants,
});
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

describe('the list of templates', () => {
  test('begins with those in the language of the recipient, by name', () => {
    expect(names(offered(exampleTemplates, '', 'de'))).toEqual([
      'Angebot nachfassen',
      'Feiertage',
      'Kurze Rückfrage',
      'Terminvorschlag',
      'Unterlagen erhalten',
      'Weihnachtsgruß',
      'Follow-up',
    ]);
    expect(names(offered(exampleTemplates, '', 'en'))[0]).toBe('Follow-up');
  });

  test('is searched by words of name and text, however umlauts are typed', () => {
    expect(names(offered(exampleTemplates, 'rueckfrage', 'de'))).toEqual(['Kurze Rückfrage']);
    expect(names(offered(exampleTemplates, 'ANGEBOT prüfen', 'de'))).toEqual(['Angebot nachfassen']);
    expect(names(offered(exampleTemplates, 'gibt es nicht', 'de'))).toEqual([]);
  });
});

describe('an inserted template', () => {
  const insert = async (mail: MailSubject, answer = knownAnswer, at = 0) => {
    const host = createExampleHost(mail);
    const api = createExampleApi(answer);
    const panel = { api, me, clock: { now: () => EXAMPLE_NOW } };
    const nameOf = (field: MergeField) => field;
    const outcome = await insertTemplate(panel, exampleTemplates[at]!, {
      port: host.draft!,
      subject: mail,
      answer,
      facts: [],
      day: '2026-11-26',
      nameOf,
    });
    return { outcome, text: host.inserted.at(-1), calls: api.calls };
  };
  const match = (email: string, matches: (typeof knownAnswer.participants)[number]['matches']) => ({
    ...knownAnswer.participants[0]!,
    email,
    matches,
  });

  test('greets the one who is shown with what is known, without asking again', async () => {
    const { text, outcome, calls } = await insert(subject(katrin));
    expect(text).toBe(
      `Sehr geehrte Frau Dr. Öztürk,\n\nhaben Sie unser Angebot „Angebot 118“ schon prüfen können?\n\n${me.name}`,
    );
    expect(outcome).toEqual(ok([]));
    expect(calls).toEqual([]);
  });

  test('greets whom nobody knows by the name in the mail, without guessing a gender', async () => {
    const { text } = await insert(subject(katrin, to('kim@x.example', 'Kim Wagner')));
    expect(text).toMatch(/^Sehr geehrte Frau Dr. Öztürk, guten Tag Kim Wagner,/);
  });

  test('does not choose between two people with one address', async () => {
    const answer = {
      ...knownAnswer,
      person: null,
      participants: [match(katrin.email, [katrinMatch, kadirMatch])],
    };
    const { text, calls } = await insert(subject(katrin), answer);
    expect(text).toMatch(/^Guten Tag Katrin Öztürk,/);
    expect(calls).toEqual([]);
  });

  test('asks for nobody beyond the third, because then nobody is named', async () => {
    const people = [1, 2, 3, 4, 5].map((n) => to(`p${n}@x.example`, `P${n} Q`));
    const answer = {
      ...knownAnswer,
      person: null,
      participants: people.map(({ email }) => match(email, [katrinMatch])),
    };
    const { text, calls } = await insert(subject(...people), answer);
    expect(text).toMatch(/^Sehr geehrte Damen und Herren,/);
    expect(calls.filter((call) => call === 'person')).toHaveLength(3);
  });

  test('says which of its fields nothing was known for', async () => {
    const answer = {
      ...knownAnswer,
      participants: [match(katrin.email, [{ ...katrinMatch, jobTitle: '' }])],
    };
    const { text, outcome } = await insert(subject(katrin), answer, 5);
    expect(text).toContain('[job_title]');
    expect(outcome).toEqual(ok(['job_title']));
  });
});
