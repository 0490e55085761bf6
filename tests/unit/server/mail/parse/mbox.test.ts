import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMbox } from '#server/mail/parse/mbox.ts';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const split = async (text: string, size = 7, limit?: number): Promise<string[]> => {
  const found: string[] = [];
  for await (const one of splitMbox(inChunks(Buffer.from(text, 'latin1'), size), limit)) {
    found.push(one.ok ? one.value.toString('latin1') : one.error.code);
  }
  return found;
};

/** As mboxrd writes it. */
const join = (mails: readonly string[]): string =>
  mails
    .map(
      (mail) =>
        `From anna@absender.example Mon Jun  1 10:00:00 2026\n${mail.replaceAll(/^(>*From )/gm, '>$1')}\n`,
    )
    .join('');

describe('an mbox', () => {
  it('gives its mails one by one', async () => {
    const mails = ['Subject: 1\n\nEins\n', 'Subject: 2\n\nZwei\n'];
    expect(await split(join(mails))).toEqual(mails);
  });

  it('gives back a line that begins with "From "', async () => {
    expect(await split(join(['Subject: 1\n\nFrom Berlin with love at 10:00\n>From here\n']))).toEqual([
      'Subject: 1\n\nFrom Berlin with love at 10:00\n>From here\n',
    ]);
  });

  it('does not split at a sentence', async () => {
    expect(
      await split(
        'From - Mon Jun  1 10:00:00 2026\r\nSubject: 1\r\n\r\nx\r\n\r\nFrom now on all is well.\r\n',
      ),
    ).toHaveLength(1);
  });

  it('skips a mail over the limit and goes on with the next', async () => {
    expect(
      await split(
        join(['Subject: 1\n\nEins\n', `Subject: 2\n\n${'x\n'.repeat(200)}`, 'Subject: 3\n\nDrei\n']),
        7,
        100,
      ),
    ).toEqual(['Subject: 1\n\nEins\n', 'mail.too_large', 'Subject: 3\n\nDrei\n']);
  });

  it('does not wait for the end of an endless line', async () => {
    expect(await split(`From x 10:00\nSubject: 1\n\n${'y'.repeat(200_000)}\n`, 50_000, 100_000)).toEqual([
      'mail.too_large',
    ]);
  });

  it('is a single mail when nothing separates it, and nothing when it is empty', async () => {
    expect(await split('Subject: allein\n\nx\n')).toEqual(['Subject: allein\n\nx\n']);
    expect(await split('\n\n')).toEqual([]);
  });

  it('comes apart exactly as it was put together, in whatever pieces it arrives', async () => {
    const line = fc.oneof(
      fc.constantFrom('From x 10:00', '>From x 10:00', '>>From - y', 'From ', '', '> quote'),
      fc.stringMatching(/^[ -~]{0,30}$/),
    );
    const mail = fc
      .array(line, { maxLength: 8 })
      .map((lines) => `Subject: x\n\n${lines.map((one) => `${one}\n`).join('')}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(mail, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        async (mails, size) => {
          expect(await split(join(mails), size)).toEqual(mails);
        },
      ),
    );
  });
});
