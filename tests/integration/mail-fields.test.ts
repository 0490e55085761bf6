import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MutationOutcome } from '#shared/domain/mutation.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { logMail, makeMail, searchMails } from '#tests/support/log-mail.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('the company’s own fields of a logged mail', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let olga: TestUser;
  let make: Records;
  let field: string;
  let mails = 0;

  const mail = () => {
    mails += 1;
    return makeMail({ messageId: `<eigene-${mails}@brandt.example>` });
  };
  const set = (user: TestUser, id: string, value: string | null) =>
    user.mutate('activity.update', { id, set: { custom: { [field]: value } } });
  const codeOf = async (sent: Promise<MutationOutcome>): Promise<string> => {
    const outcome = await sent;
    return outcome.status === 'rejected' ? outcome.error.code : outcome.status;
  };
  const seen = async (user: TestUser, id: string) => {
    const answer = await user.api.call('activity', { params: { id } });
    if (!answer.ok) throw new Error(answer.error.code);
    const { custom, customFields, fillable } = answer.value;
    return { value: custom?.[field], isKnown: customFields?.some((one) => one.id === field), fillable };
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    olga = await app.addUser('Olga', 'owner');
    make = createRecords(app, nora);
    field = app.newId();
    await apply(olga, 'custom_field.create', {
      id: field,
      fields: { recordType: 'activity', kind: 'text', name: 'Stimmung' },
    });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are set by whoever logged it for everyone, shown to all who see it, and found by their words', async () => {
    await make.person({ lastName: 'Brandt', emails: [{ email: 'karla@brandt.example', label: '' }] });
    const { id } = await logMail(nora, mail());
    expect(await seen(nora, id)).toEqual({ value: undefined, isKnown: true, fillable: true });
    expect(await set(nora, id, 'Wetterleuchten')).toMatchObject({ status: 'applied' });
    expect(await seen(thomas, id)).toEqual({ value: 'Wetterleuchten', isKnown: true, fillable: false });
    expect(await searchMails(thomas, 'wetterleuchten')).toContain(id);
    await set(nora, id, null);
    expect((await seen(nora, id)).value).toBeUndefined();
    expect(await searchMails(thomas, 'wetterleuchten')).not.toContain(id);
  });

  it('are set by a second one who logged it as well, and by owners; by nobody else', async () => {
    const one = mail();
    const { id } = await logMail(nora, one);
    expect(await codeOf(set(thomas, id, 'fremd'))).toBe('access.denied');
    // The id the second one gave it means the same mail.
    const { id: theirs } = await logMail(thomas, one, { id: app.newId() });
    expect(await set(thomas, theirs, 'gut')).toMatchObject({ status: 'applied' });
    expect((await seen(nora, id)).value).toBe('gut');
    expect(await set(olga, id, 'besser')).toMatchObject({ status: 'applied' });
    expect((await seen(nora, id)).value).toBe('besser');
  });

  it('are not set while it is logged for some only: a colleague who logs it too would see them', async () => {
    const one = mail();
    const { id } = await logMail(nora, one, { visibility: 'private' });
    expect((await seen(nora, id)).fillable).toBe(false);
    expect(await codeOf(set(nora, id, 'heimlich'))).toBe('activity.mail_not_open');
    // Nor is it told by a change that somebody logged it for themselves.
    await logMail(thomas, one);
    expect(await codeOf(set(nora, id, 'heimlich'))).toBe('activity.mail_not_open');
    expect((await seen(thomas, id)).value).toBeUndefined();
    await logMail(nora, one);
    expect(await set(nora, id, 'offen')).toMatchObject({ status: 'applied' });
  });

  it('are all that can be changed of it', async () => {
    const { id } = await logMail(nora, mail());
    const change = { id, set: { custom: { [field]: 'x' }, text: 'anders' } };
    expect(await codeOf(nora.mutate('activity.update', change))).toBe('activity.mail_is_fixed');
    const hidden = { id, set: { custom: { [field]: 'x' } }, visibility: 'private' } as const;
    expect(await codeOf(nora.mutate('activity.update', hidden))).toBe('activity.mail_is_fixed');
    expect((await seen(nora, id)).value).toBeUndefined();
  });
});
