import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Entry = {
  action: string;
  outcome: string;
  userId: string | null;
  credentialId: string | null;
  recordId: string | null;
};

const OTHER_PASSWORD = 'ein ganz anderer Satz';
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const secretIn = (url: string): string => url.split('secret=')[1] ?? '';

describeOnBothEngines('the audit of sign-in', (engine) => {
  let app: TestApp;
  let seen: number;

  /** What was written since the last look. */
  const news = async (): Promise<Entry[]> => {
    const rows = await app.services.store.sql.all<Entry & { no: number }>(
      'select no, action, outcome, "userId", "credentialId", "recordId" from audit where no > ? order by no',
      seen,
    );
    seen = rows.at(-1)?.no ?? seen;
    return rows.map(({ no: _, ...entry }) => entry);
  };
  const answer = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;
  const signIn = (email: string, password: string): Promise<Response> =>
    app.request('/api/v1/sign-in', json({ email, password }));
  const credentialOf = async (user: TestUser, kind: string): Promise<string> => {
    const row = await app.services.store.sql.get<{ id: string }>(
      'select id from credential where "userId" = ? and kind = ? order by id desc limit 1',
      user.id,
      kind,
    );
    return row?.id ?? '';
  };
  const linkOf = async (purpose: string): Promise<string> => {
    const text = 'select id from one_time_link where purpose = ?';
    return (await app.services.store.sql.get<{ id: string }>(text, purpose))?.id ?? '';
  };
  const everything = async (): Promise<string> =>
    JSON.stringify([
      await app.services.store.sql.all('select * from audit'),
      await app.services.store.sql.all('select * from mutation'),
      await app.services.store.sql.all('select * from change'),
    ]);

  beforeEach(async () => {
    app = await createTestApp(engine);
    seen = 0;
  });
  afterEach(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('tells who signed in and out, and with which session', async () => {
    const nora = await app.addUser('Nora');
    await news();
    const response = await signIn(nora.email, TEST_PASSWORD);
    const session = await credentialOf(nora, 'session');
    const by = { userId: nora.id, credentialId: session, recordId: session, outcome: 'applied' };
    expect(await news()).toEqual([{ ...by, action: 'session.create' }]);
    const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
    await app.request('/api/v1/sign-out', {
      ...json({}),
      headers: { 'content-type': 'application/json', cookie },
    });
    expect(await news()).toEqual([{ ...by, action: 'device.revoke' }]);
  });

  it('tells of wrong passwords for which account, and keeps no address a stranger typed', async () => {
    const nora = await app.addUser('Nora');
    await news();
    await signIn(nora.email, 'falsch und lang');
    await signIn('mein-geheimes-passwort@haus.example', 'falsch und lang');
    const refused = { action: 'session.create', outcome: 'refused', userId: null, credentialId: null };
    expect(await news()).toEqual([
      { ...refused, recordId: nora.id },
      { ...refused, recordId: null },
    ]);
    expect(await everything()).not.toContain('mein-geheimes-passwort');
  });

  it('tells that the first account was made with the printed link', async () => {
    const made = await app.services.accounts.makeLink({
      purpose: 'setup',
      email: '',
      name: '',
      role: 'owner',
      userId: null,
      createdById: null,
    });
    const link = await linkOf('setup');
    const secret = made.ok ? made.value.secret : '';
    expect(await news()).toEqual([
      {
        action: 'setup_link.create',
        outcome: 'applied',
        userId: null,
        credentialId: 'command',
        recordId: link,
      },
    ]);
    const account = { email: 'nora@haus.example', name: 'Nora', password: TEST_PASSWORD };
    const { me } = await answer<{ me: { id: string } }>(
      app.request('/api/v1/setup', json({ secret, ...account, locale: 'de', sampleData: false })),
    );
    const own = { outcome: 'applied', userId: me.id };
    expect(await news()).toEqual([
      { ...own, action: 'user.create', credentialId: link, recordId: me.id },
      { ...own, action: 'password.set', credentialId: link, recordId: me.id },
      { ...own, action: 'session.create', credentialId: expect.any(String), recordId: expect.any(String) },
    ]);
    expect(await everything()).not.toContain(secret);
  });

  it('tells who invited, who came, who made a link for a new password and who used it', async () => {
    const owner = await (await app.addUser('Chefin', 'owner')).asPage();
    const session = await credentialOf(owner, 'session');
    await news();
    const invited = await answer<{ url: string }>(
      owner.request('/api/v1/invitations', json({ email: 'neu@haus.example', name: 'Neu', role: 'user' })),
    );
    const invitation = await linkOf('invitation');
    const byOwner = { outcome: 'applied', userId: owner.id, credentialId: session };
    expect(await news()).toEqual([{ ...byOwner, action: 'invitation.create', recordId: invitation }]);
    const accept = (url: string, password: string): Promise<{ me: { id: string } }> =>
      answer(
        app.request(
          '/api/v1/links/accept',
          json({ secret: secretIn(url), name: 'Neu', password, locale: 'de' }),
        ),
      );
    const { me } = await accept(invited.url, TEST_PASSWORD);
    const byLink = (credentialId: string, action: string): unknown => ({
      action,
      outcome: 'applied',
      userId: me.id,
      credentialId,
      recordId: me.id,
    });
    const signedIn = expect.objectContaining({ action: 'session.create', userId: me.id });
    expect(await news()).toEqual([
      byLink(invitation, 'user.create'),
      byLink(invitation, 'password.set'),
      signedIn,
    ]);
    const reset = await answer<{ url: string }>(owner.request(`/api/v1/users/${me.id}/reset`, json({})));
    expect(await news()).toEqual([{ ...byOwner, action: 'reset_link.create', recordId: me.id }]);
    await accept(reset.url, OTHER_PASSWORD);
    expect(await news()).toEqual([byLink(await linkOf('reset'), 'password.set'), signedIn]);
    const kept = await everything();
    for (const text of [secretIn(invited.url), secretIn(reset.url), TEST_PASSWORD, OTHER_PASSWORD])
      expect(kept).not.toContain(text);
  });

  it('tells of a changed password and of a try with the wrong one', async () => {
    const nora = await (await app.addUser('Nora')).asPage();
    const by = { userId: nora.id, credentialId: await credentialOf(nora, 'session'), recordId: nora.id };
    await news();
    await nora.request('/api/v1/me/password', json({ current: 'falsch und lang', next: OTHER_PASSWORD }));
    await nora.request('/api/v1/me/password', json({ current: TEST_PASSWORD, next: OTHER_PASSWORD }));
    expect(await news()).toEqual([
      { ...by, action: 'password.set', outcome: 'refused' },
      { ...by, action: 'password.set', outcome: 'applied' },
    ]);
  });

  it('tells who made a token and who ended it', async () => {
    const nora = await (await app.addUser('Nora')).asPage();
    const by = { userId: nora.id, credentialId: await credentialOf(nora, 'session'), outcome: 'applied' };
    await news();
    const { id, token } = await answer<{ id: string; token: string }>(
      nora.request('/api/v1/tokens', json({ name: 'Abgleich' })),
    );
    await nora.mutate('device.revoke', { id });
    expect(await news()).toEqual([
      { ...by, action: 'token.create', recordId: id },
      { ...by, action: 'device.revoke', recordId: id },
    ]);
    expect(await everything()).not.toContain(token);
  });

  it('tells which device asked, who connected it, and that it fetched its token', async () => {
    const nora = await (await app.addUser('Nora')).asPage();
    const session = await credentialOf(nora, 'session');
    const start = (): Promise<{ code: string; secret: string }> =>
      answer(app.request('/api/v1/pairing/start', json({ kind: 'outlook', name: 'Outlook im Web' })));
    await news();
    const { code, secret } = await start();
    await nora.request('/api/v1/pairing/confirm', json({ code, accept: true }));
    await app.request('/api/v1/pairing/poll', json({ secret }));
    const { code: other } = await start();
    await nora.request('/api/v1/pairing/confirm', json({ code: other, accept: false }));
    const pairings = await app.services.store.sql.all<{ id: string }>('select id from pairing order by id');
    const [first, second] = pairings.map(({ id }) => id);
    const device = await app.services.store.sql.get<{ id: string }>(
      `select id from credential where name = 'Outlook im Web'`,
    );
    const asked = { action: 'pairing.start', outcome: 'applied', userId: null, credentialId: null };
    const decided = { outcome: 'applied', userId: nora.id, credentialId: session };
    const fetched = { outcome: 'applied', userId: nora.id, credentialId: device!.id };
    expect(await news()).toEqual([
      { ...asked, recordId: first },
      { ...decided, action: 'pairing.accept', recordId: first },
      { ...fetched, action: 'device.create', recordId: device!.id },
      { ...asked, recordId: second },
      { ...decided, action: 'pairing.refuse', recordId: second },
    ]);
  });

  it('tells who tried what they may not, which changed nothing', async () => {
    const nora = await app.addUser('Nora');
    const owner = await app.addUser('Chefin', 'owner');
    const admin = await (await app.addUser('Verwalter', 'admin')).asPage();
    const [device, session] = [await credentialOf(nora, 'device'), await credentialOf(admin, 'session')];
    await news();
    await nora.mutate('user.update', { id: nora.id, set: { role: 'owner' } });
    const invitation = { email: 'neu@haus.example', name: 'Neu', role: 'owner' };
    expect((await admin.request('/api/v1/invitations', json(invitation))).status).toBe(403);
    expect((await admin.request(`/api/v1/users/${owner.id}/reset`, json({}))).status).toBe(403);
    const byAdmin = { outcome: 'denied', userId: admin.id, credentialId: session };
    expect(await news()).toEqual([
      { action: 'user.update', outcome: 'denied', userId: nora.id, credentialId: device, recordId: nora.id },
      { ...byAdmin, action: 'invitation.create', recordId: null },
      { ...byAdmin, action: 'reset_link.create', recordId: owner.id },
    ]);
    const { sql } = app.services.store;
    expect(await sql.all(`select id from user_account where role = 'owner'`)).toHaveLength(1);
    expect(await sql.all('select id from one_time_link')).toEqual([]);
  });
});
