import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { logMail, makeMail, postMail, rawMail, readActivity, searchMails } from '#tests/support/log-mail.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const MULTIPART = 'Content-Type: multipart/mixed; boundary="b"';

/** Mails made to stop a reader. */
const bombs: readonly (readonly [string, string, string])[] = [
  [
    'of 200,000 parts',
    'mail.too_many_parts',
    `From: a@b.example\r\n${MULTIPART}\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(200_000)}--b--\r\n`,
  ],
  [
    'nested 2,000 times',
    'mail.too_deep',
    `From: a@b.example\r\n${Array.from({ length: 2_000 }, (_, n) => `Content-Type: multipart/mixed; boundary="n${n}"\r\n\r\n--n${n}\r\n`).join('')}`,
  ],
  [
    'with a header of 5 MB',
    'mail.header_too_large',
    `From: a@b.example\r\n${`X-Fill: ${'y'.repeat(900)}\r\n`.repeat(5_600)}\r\nText`,
  ],
  ['that is no mail', 'mail.not_a_mail', '{"this": "is JSON"}'],
  ['of nothing', 'mail.empty', ''],
];

describeOnBothEngines('foreign input', (engine) => {
  let app: TestApp;
  let nora: TestUser;

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  for (const [name, code, raw] of bombs) {
    it(`a mail ${name} is refused with ${code}, and others are answered meanwhile`, async () => {
      const refused = postMail(nora, raw);
      const others = await Promise.all([
        nora.request('/api/v1/tasks'),
        app.request('/healthz'),
        nora.request('/api/v1/search?q=anna'),
      ]);
      expect(others.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await refused).toMatchObject({ status: 422, code });
    });
  }

  it('a mail of more than 50 MB is refused before it is read', async () => {
    expect(await postMail(nora, Buffer.alloc(MAIL_LIMITS.rawBytes + 1, 'a'))).toMatchObject({
      status: 413,
      code: 'request.too_large',
    });
  });

  it('another kind of content, or compressed content, is refused', async () => {
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'message/rfc822', 'content-encoding': 'gzip' },
    ]) {
      const init = { method: 'POST', headers, body: rawMail({}) };
      expect((await nora.request('/api/v1/mails', init)).status).toBe(415);
    }
  });

  it('nobody logs without signing in', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: rawMail({}) };
    expect((await app.request('/api/v1/mails', init)).status).toBe(401);
  });

  it('markup in a subject stays text', async () => {
    const subject = '<img src=x onerror=alert(1)>';
    const { id } = await postMail(nora, rawMail({ Subject: subject, 'Message-ID': '<markup@x.example>' }));
    expect((await readActivity(nora, id))?.item.subject).toBe(subject);
    const answer = await nora.request(`/api/v1/activities/${id}`);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('a mail with HTML only gets a text that can be read and found', async () => {
    const html =
      '<style>p{color:red}</style><p>Sehr geehrte&nbsp;Frau <b>Holzapfel</b>,</p><p>anbei das Angebot</p>';
    const raw = rawMail(
      { 'Content-Type': 'text/html; charset=utf-8', 'Message-ID': '<html@x.example>' },
      html,
    );
    const posted = await postMail(nora, raw);
    const logged = await logMail(nora, makeMail({ text: '', html: html.replace('Holzapfel', 'Birnbaum') }));
    for (const [id, word] of [
      [posted.id, 'Holzapfel'],
      [logged.id, 'Birnbaum'],
    ] as const) {
      const activity = await readActivity(nora, id);
      expect(activity?.text).toContain(`Frau ${word},`);
      expect(activity?.text).not.toContain('color');
      expect(activity?.mail.html).toContain('<style>');
      expect(await searchMails(nora, word)).toEqual([id]);
    }
  });

  it('NUL and broken characters are stored as marks, not as errors', async () => {
    const { id } = await logMail(nora, makeMail({ subject: 'a\0b', text: 'vor\0nach \ud800' }));
    expect((await readActivity(nora, id))?.text).toMatch(/^vor.nach/);
  });

  it('subjects of several lines become one', async () => {
    const { id } = await logMail(nora, makeMail({ subject: 'eins\r\nBcc: alle@x.example' }));
    expect((await readActivity(nora, id))?.item.subject).toBe('eins Bcc: alle@x.example');
  });
});
