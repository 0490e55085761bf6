import { describe, expect, test } from 'vitest';
import { newReference } from '#shared/domain/outgoing-mail.ts';
import type { DraftPort } from '#shared/panel/panel-host.ts';
import { jana, mailFields } from '#tests/support/office-item-stub.ts';
import { answerWith, failWith, makeOffice } from '#tests/support/office-stub.ts';
import type { OfficeStub } from '#tests/support/office-stub.ts';
import { hostOf, mailOf } from './office-host.rig.ts';

const draft = { kind: 'draft', conversationId: 'c1' } as const;
const reference = newReference();

const openDraft = async (stub: OfficeStub) => {
  stub.answer('to.getAsync', answerWith([]));
  const { host } = await hostOf(stub);
  for (let turns = 0; host.subject.value.type !== 'mail' && turns < 50; turns += 1) await Promise.resolve();
  return { port: host.draft as DraftPort, generation: mailOf(host.subject.value).generation };
};

describe('a mail that is being written', () => {
  test('says what it carries, who sends it, what it answers and whether it is labelled', async () => {
    const stub = makeOffice({ item: draft });
    stub.answer('get header x-kontor-ref', answerWith({ 'x-kontor-ref': reference }));
    stub.answer('from.getAsync', answerWith(jana));
    stub.answer('compose type', answerWith({ composeType: 'forward', coercionType: 'html' }));
    stub.answer('label', answerWith('8c2f-secret'));
    const { port, generation } = await openDraft(stub);
    expect(await port.readMarks(generation)).toEqual({
      ok: true,
      value: { reference, from: jana.emailAddress, kind: 'forward', isLabelled: true },
    });
  });

  test('is taken for an ordinary one where Outlook does not tell, or tells nonsense', async () => {
    const stub = makeOffice({ item: draft });
    stub.answer('get header x-kontor-ref', answerWith({ 'x-kontor-ref': 'no id' }));
    for (const call of ['from.getAsync', 'compose type', 'label']) stub.answer(call, failWith(5000));
    const { port, generation } = await openDraft(stub);
    expect(await port.readMarks(generation)).toEqual({
      ok: true,
      value: { reference: null, from: '', kind: '', isLabelled: false },
    });
  });

  test('is asked only what its Outlook knows', async () => {
    const stub = makeOffice({ item: draft, mailboxSet: 8 });
    const { port, generation } = await openDraft(stub);
    await port.readMarks(generation);
    await port.mark(generation, reference);
    expect(stub.calls.filter((call) => /label|compose type|session/.test(call))).toEqual([]);
  });

  test('gets its reference in a header and for the moment of sending, and loses both', async () => {
    const stub = makeOffice({ item: draft });
    const { port, generation } = await openDraft(stub);
    expect(await port.mark(generation, reference)).toMatchObject({ ok: true });
    expect(await port.mark(generation, null)).toMatchObject({ ok: true });
    expect(stub.calls.filter((call) => /header|session/.test(call))).toEqual([
      `set header {"x-kontor-ref":"${reference}"}`,
      `session kontor {"reference":"${reference}"}`,
      'remove header x-kontor-ref',
      'session kontor {"reference":null}',
    ]);
  });

  test('that refuses the header is not said to carry it; the note for sending that fails is no failure', async () => {
    const stub = makeOffice({ item: draft });
    stub.answer(`set header {"x-kontor-ref":"${reference}"}`, failWith(7000));
    const { port, generation } = await openDraft(stub);
    expect(await port.mark(generation, reference)).toMatchObject({ error: { code: 'host.denied' } });
    expect(stub.calls.at(-1)).toBe('session kontor {"reference":null}');
    stub.answer(`set header {"x-kontor-ref":"${reference}"}`, answerWith(undefined));
    stub.answer(`session kontor {"reference":"${reference}"}`, failWith(9020));
    expect(await port.mark(generation, reference)).toMatchObject({ ok: true });
  });

  test('is left alone when another one was opened meanwhile', async () => {
    const stub = makeOffice({ item: draft });
    const { port, generation } = await openDraft(stub);
    stub.select(mailFields());
    expect(await port.mark(generation, reference)).toMatchObject({ error: { code: 'host.subject_changed' } });
    expect(await port.readMarks(generation)).toMatchObject({ error: { code: 'host.subject_changed' } });
    expect(stub.calls.filter((call) => /header|session/.test(call))).toEqual([]);
  });

  test('cannot be marked in an Outlook without headers', async () => {
    const { host } = await hostOf(makeOffice({ item: draft, mailboxSet: 7 }));
    expect(host.draft).toBeUndefined();
    expect(host.readReference).toBeUndefined();
  });
});

describe('a sent mail', () => {
  test('gives the reference it carries, unless its headers are those of another mail', async () => {
    const stub = makeOffice({ item: mailFields() });
    const { host } = await hostOf(stub);
    const { generation } = mailOf(host.subject.value);
    stub.answer('headers', answerWith(`X-Kontor-Ref: ${reference}\r\n`));
    expect(await host.readReference!(generation)).toEqual({ ok: true, value: reference });
    stub.answer(
      'headers',
      answerWith(`Message-ID: <other@nordlicht.example>\r\nX-Kontor-Ref: ${reference}\r\n`),
    );
    expect(await host.readReference!(generation)).toMatchObject({ error: { code: 'host.subject_changed' } });
    stub.answer('headers', answerWith('Subject: a\r\n'));
    expect(await host.readReference!(generation)).toEqual({ ok: true, value: null });
  });
});
