import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailReader, MailReaderOptions } from '#server/mail/parse/mail-reader.ts';
import { createMailReader } from '#server/mail/parse/mail-reader.ts';
import { eml, filePart, multipartEml } from '#tests/support/make-eml.ts';

const STUBBORN = fileURLToPath(new URL('../../../../support/stubborn-parser.ts', import.meta.url));
/** Starting a process on a busy machine takes its time; no test waits for a clock. */
const PATIENT = 60_000;

const readers: MailReader[] = [];
const reader = (options: MailReaderOptions = {}): MailReader => {
  const made = createMailReader(options);
  readers.push(made);
  return made;
};
const stubborn = (options: MailReaderOptions = {}): MailReader =>
  reader({ entry: STUBBORN, timeoutMs: 300, ...options });

afterEach(async () => {
  await Promise.all(readers.splice(0).map((one) => one.close()));
});

describe('reading in a process of its own', () => {
  it('gives the mail and the bytes of its attachments', { timeout: PATIENT }, async () => {
    const plan = Buffer.alloc(300_000, 7);
    const result = await reader().read(
      multipartEml([filePart('plan.pdf', plan), filePart('leer.pdf', Buffer.alloc(0))]),
      'eml',
    );
    expect(result).toMatchObject({
      ok: true,
      value: { mail: { attachments: [{ name: 'plan.pdf', sizeBytes: 300_000 }, { sizeBytes: 0 }] } },
    });
    if (result.ok) expect(Buffer.from(result.value.blobs[0]!.bytes).equals(plan)).toBe(true);
  });

  it('reads a mail of 49 MB within the memory a parse may have', { timeout: PATIENT }, async () => {
    const big = multipartEml([filePart('film.mp4', Buffer.alloc(36_000_000, 'Kontor '), 'video/mp4')]);
    expect(big.length).toBeGreaterThan(48_000_000);
    const result = await reader({ timeoutMs: 20_000 }).read(big, 'eml');
    expect(result).toMatchObject({ ok: true, value: { mail: { attachments: [{ sizeBytes: 36_000_000 }] } } });
  });

  it('turns HTML into text', { timeout: PATIENT }, async () => {
    const one = reader();
    expect(await one.htmlToText('<p>Gr&uuml;&szlig;e</p><p>Anna</p>')).toEqual({
      ok: true,
      value: 'Grüße\n\nAnna',
    });
    expect(await one.htmlToText('')).toEqual({ ok: true, value: '' });
  });

  it('refuses what is empty or too large without starting anything', async () => {
    const never = reader({ processes: 0 });
    expect(await never.read(new Uint8Array(), 'eml')).toMatchObject({ error: { code: 'mail.empty' } });
    expect(await never.read(Buffer.alloc(60 * 1_048_576), 'eml')).toMatchObject({
      error: { code: 'mail.too_large' },
    });
  });

  it(
    'refuses bombs: 200,000 parts, empty parts, 300 levels, a header of 5 MB',
    { timeout: PATIENT },
    async () => {
      const one = reader();
      const head = 'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
      const levels = Array.from(
        { length: 300 },
        (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
      );
      const bombs: [string, string][] = [
        [head + '--b\r\n\r\nx\r\n'.repeat(200_000), 'mail.too_many_parts'],
        [head + '--b\n\n'.repeat(280_000), 'mail.too_many_parts'],
        [`From: a@b.example\r\n${levels.join('')}\r\nx`, 'mail.too_deep'],
        [`From: a@b.example\r\nX: ${'x'.repeat(5_000_000)}\r\n\r\nx`, 'mail.header_too_large'],
      ];
      for (const [bomb, code] of bombs) {
        expect(await one.read(Buffer.from(bomb), 'eml')).toMatchObject({ error: { code } });
      }
      expect(await one.read(eml(['Subject: danach'], 'x'), 'eml')).toMatchObject({ ok: true });
    },
  );

  it('ends a page that is nested without end', { timeout: PATIENT }, async () => {
    const one = reader({ timeoutMs: 500 });
    const page = eml(['Content-Type: text/html'], '<div>'.repeat(250_000));
    expect(await one.read(page, 'eml')).toMatchObject({
      error: { code: expect.stringMatching(/^mail\.parse_(timeout|memory)$/) },
    });
  });
});

describe('a parser that misbehaves', () => {
  it('is ended when it hangs, and the next mail is read by a fresh one', { timeout: PATIENT }, async () => {
    const one = stubborn();
    expect(await one.htmlToText('a')).toEqual({ ok: true, value: 'answer 1' });
    expect(await one.htmlToText('hang')).toMatchObject({ error: { code: 'mail.parse_timeout' } });
    expect(await one.htmlToText('a')).toEqual({ ok: true, value: 'answer 1' });
    expect(await one.htmlToText('a')).toEqual({ ok: true, value: 'answer 2' });
  });

  it.runIf(process.platform === 'linux')(
    'is ended when it takes too much memory',
    { timeout: PATIENT },
    async () => {
      const one = stubborn({ timeoutMs: 30_000 });
      expect(await one.htmlToText('eat')).toMatchObject({ error: { code: 'mail.parse_memory' } });
    },
  );

  it('costs only its own mail when it crashes', { timeout: PATIENT }, async () => {
    const one = stubborn();
    expect(await one.htmlToText('crash')).toMatchObject({ error: { code: 'mail.unreadable' } });
    expect(await one.htmlToText('a')).toEqual({ ok: true, value: 'answer 1' });
  });

  it('does not keep others waiting', { timeout: PATIENT }, async () => {
    const one = stubborn({ timeoutMs: 5_000 });
    const order: string[] = [];
    const hanging = one.htmlToText('hang').then(() => order.push('hang'));
    const quick = one.htmlToText('a').then(() => order.push('quick'));
    await Promise.all([hanging, quick]);
    expect(order).toEqual(['quick', 'hang']);
  });

  it(
    'answers all who wait, also when they are more than there are processes',
    { timeout: PATIENT },
    async () => {
      const one = stubborn({ timeoutMs: 20_000, processes: 1 });
      const answers = await Promise.all(Array.from({ length: 5 }, () => one.htmlToText('a')));
      expect(answers.map((answer) => (answer.ok ? answer.value : answer.error.code))).toEqual(
        [1, 2, 3, 4, 5].map((count) => `answer ${count}`),
      );
    },
  );

  it('is told at once that the reader has closed', { timeout: PATIENT }, async () => {
    const one = stubborn({ timeoutMs: 30_000, processes: 1 });
    const running = one.htmlToText('hang');
    const waiting = one.htmlToText('a');
    await one.close();
    for (const result of [await running, await waiting, await one.htmlToText('a')]) {
      expect(result).toMatchObject({ error: { code: 'mail.reader_unavailable' } });
    }
  });

  it('is reported when it cannot even start', { timeout: PATIENT }, async () => {
    const one = reader({ entry: `${STUBBORN}.missing` });
    expect(await one.htmlToText('a')).toMatchObject({ error: { code: 'mail.reader_unavailable' } });
  });
});
