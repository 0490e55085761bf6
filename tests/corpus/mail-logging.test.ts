/**
 * Real mails, logged by the product: every one is logged or refused with a code, twice is once, and what its text says
 * is found. The collection lies beside the repository; it is not part of it.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { postMail, readActivity, searchMails, sha256 } from '#tests/support/log-mail.ts';
import type { Posted } from '#tests/support/log-mail.ts';
import { describeWithOutsideData, outsidePath } from '#tests/support/outside-data.ts';
import { runMailImport } from '#tests/support/run-import.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const DATA = outsidePath('data');

const filesIn = (folder: string): string[] =>
  readdirSync(join(DATA, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(DATA, folder, name))
    .filter((path) => statSync(path).isFile())
    .toSorted();

/** Words a mail client shows, by file; each is found with a search of all mails. */
const SHOWN: Readonly<Record<string, string>> = {
  'japanese_iso_2022.eml': 'すみません',
  'ks_c_5601-1987.eml': '스티해',
  'raw_email10.eml': 'messagerie',
  'utf8_headers.eml': 'Säying',
  'attachment_nonascii_filename.eml': 'testing',
  'raw_email_simple.eml': 'Hello',
};
const SHOWN_IN_MSG = ['안녕하세요', '日本語'] as const;

/**
 * Words of each mail's text as another reader sees them, so that the product is not its own judge: up to twelve of each
 * file, spread over its text, as the beginnings of their SHA-256. Made with Python 3.11's `email` package: the first
 * text part that is no attachment, else the HTML without its tags; two files whose broken headers that package takes
 * for text were cut at their first empty line.
 */
const WORDS = JSON.parse(
  readFileSync(new URL('./mail-words.json', import.meta.url).pathname, 'utf8'),
) as Readonly<Record<string, string>>;
const WORD = /\p{L}{3,}/gu;
const wordMarks = (text: string): ReadonlySet<string> =>
  new Set(
    (text.normalize('NFC').match(WORD) ?? []).map((word) =>
      sha256(Buffer.from(word.toLowerCase())).slice(0, 8),
    ),
  );

const LONG_WORD = /[\p{L}]{7,}/gu;

describeWithOutsideData('the collection of real mails', 'data/mail', () => {
  const MAILS = filesIn('mail');

  describeOnBothEngines('logged', (engine) => {
    let app: TestApp;
    let nora: TestUser;
    const first = new Map<string, Posted>();

    const count = async (table: string): Promise<number> =>
      (await app.services.store.sql.get<{ n: number }>(`select count(*) as n from ${table}`))!.n;

    beforeAll(async () => {
      app = await createTestApp(engine);
      nora = await app.addUser('Nora', 'owner');
      const tally: Record<string, number> = {};
      for (const path of MAILS) {
        const posted = await postMail(nora, readFileSync(path));
        first.set(path, posted);
        const outcome = posted.code || posted.state;
        tally[outcome] = (tally[outcome] ?? 0) + 1;
      }
      process.stdout.write(`mail (${engine.name}): ${JSON.stringify(tally)}\n`);
    });
    afterAll(async () => {
      expect(app.bugs).toEqual([]);
      await app.close();
    });

    it('is logged file by file, or refused with a code', () => {
      expect(MAILS).toHaveLength(104);
      const odd = [...first].filter(([, { status }]) => ![200, 201].includes(status));
      expect(odd.map(([path, { status, code }]) => [basename(path), status, code])).toEqual([
        ['sample_output_multipart', 422, 'mail.empty'],
      ]);
    });

    it('is there once when it is sent twice', async () => {
      const [activities, variants] = [await count('activity'), await count('mail_variant')];
      for (const path of MAILS) {
        const { status, id } = await postMail(nora, readFileSync(path));
        if (first.get(path)!.status === 422) continue;
        expect([basename(path), status, id]).toEqual([basename(path), 200, first.get(path)!.id]);
      }
      expect([await count('activity'), await count('mail_variant'), await count('alias')]).toEqual([
        activities,
        variants,
        0,
      ]);
    });

    it('keeps every text, also of different mails under one id', async () => {
      for (const path of MAILS) {
        const { id, status } = first.get(path)!;
        if (status === 422) continue;
        const read = await app.services.mailLogger.readRaw(readFileSync(path), 'eml');
        if (!read.ok) throw new Error(`${path}: ${read.error.code}`);
        const activity = await readActivity(nora, id);
        const kept = [activity!.mail, ...activity!.variants.map((variant) => variant.mail)];
        const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
        const texts = kept.map((mail) => words(mail.text));
        expect([basename(path), texts.includes(words(read.value.mail.text))]).toEqual([basename(path), true]);
      }
    });

    it('keeps the words another reader finds in it', async () => {
      let looked = 0;
      for (const [name, marks] of Object.entries(WORDS)) {
        const { id, status } = first.get(join(DATA, 'mail', name))!;
        const activity = status === 422 ? null : await readActivity(nora, id);
        const kept = activity ? [activity.mail, ...activity.variants.map((variant) => variant.mail)] : [];
        const texts = kept.map((mail) => wordMarks(mail.text));
        const missing = (text: ReadonlySet<string>) => marks.split(' ').filter((mark) => !text.has(mark));
        expect([name, texts.map(missing)]).toEqual([name, expect.arrayContaining([[]])]);
        looked += 1;
      }
      expect(looked).toBeGreaterThan(85);
    });

    it('is found by what it says', async () => {
      for (const [name, word] of Object.entries(SHOWN)) {
        const path = MAILS.find((one) => basename(one) === name)!;
        expect([name, await searchMails(nora, word)]).toEqual([
          name,
          expect.arrayContaining([first.get(path)!.id]),
        ]);
      }
      let looked = 0;
      for (const { id, status } of first.values()) {
        if (status === 422) continue;
        const words = (await readActivity(nora, id))!.text.match(LONG_WORD) ?? [];
        const word = words.toSorted((one, other) => other.length - one.length)[0];
        if (!word || word.length > 40) continue;
        const found = await nora.request(
          `/api/v1/search?in=activities&limit=50&q=${encodeURIComponent(word)}`,
        );
        const { items } = (await found.json()) as { items: { id: string }[] };
        expect([word, items.map((item) => item.id)]).toEqual([word, expect.arrayContaining([id])]);
        looked += 1;
      }
      expect(looked).toBeGreaterThan(55);
    });

    it("takes Outlook's files too, each or with a code, and twice is once", async () => {
      const msg = join(DATA, 'msg');
      const imported = await runMailImport(app, msg);
      const codes: Record<string, number> = {};
      for (const [, code] of imported.failures) codes[code] = (codes[code] ?? 0) + 1;
      process.stdout.write(`msg (${engine.name}): ${JSON.stringify({ ...imported.tally, ...codes })}\n`);
      expect(codes).toEqual({ 'mail.is_appointment': 13, 'mail.is_contact': 2, 'mail.not_a_mail': 1 });
      const { created, updated, unchanged } = imported.tally;
      expect(created + updated + unchanged).toBe(25);
      const again = await runMailImport(app, msg);
      expect(again.tally).toEqual({ created: 0, updated: 0, unchanged: 25, failed: 16 });
      for (const word of SHOWN_IN_MSG)
        expect([word, (await searchMails(nora, word)).length]).not.toEqual([word, 0]);
    });

    it('imported from its folder after it was sent changes nothing', async () => {
      const { tally } = await runMailImport(app, join(DATA, 'mail'));
      expect(tally).toEqual({ created: 0, updated: 0, unchanged: 103, failed: 1 });
    });
  });
});
