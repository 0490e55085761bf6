import { afterAll, beforeAll, expect, it } from 'vitest';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('the last contact', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;

  const lastContact = async (person: string, user = nora): Promise<string | null> => {
    const answer = await user.api.call('panel', { body: { person } });
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.timeline.every(({ kind }) => kind === 'note')).toBe(true);
    return answer.value.lastContactAt;
  };
  /** So many notes that nothing else stands on the first page. */
  const coverWithNotes = async (person: string): Promise<void> => {
    for (let count = 0; count <= PANEL_LIMITS.timelinePage; count += 1)
      await make.activity(person, { text: `Notiz ${count}`, occurredAt: '2026-11-20T10:00:00.000Z' });
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is found behind a whole page of notes, the newest of all kinds', async () => {
    const person = await make.person({ lastName: 'Notizen' });
    for (const [kind, month] of [
      ['visit', '07'],
      ['call', '09'],
      ['letter', '08'],
    ] as const)
      await make.activity(person, { kind, text: kind, occurredAt: `2026-${month}-01T10:00:00.000Z` });
    await coverWithNotes(person);
    expect(await lastContact(person)).toBe('2026-09-01T10:00:00.000Z');
  });

  it('is none where only notes were written', async () => {
    const person = await make.person({ lastName: 'Nur Notizen' });
    await coverWithNotes(person);
    expect(await lastContact(person)).toBeNull();
  });

  it('is none for those who may not see it', async () => {
    const person = await make.person({ lastName: 'Verschwiegen' });
    await make.activity(person, {
      kind: 'call',
      text: 'Vertraulich',
      occurredAt: '2026-09-01T10:00:00.000Z',
      visibility: 'private',
    });
    await coverWithNotes(person);
    expect(await lastContact(person, thomas)).toBeNull();
    expect(await lastContact(person)).toBe('2026-09-01T10:00:00.000Z');
  });
});
