/** Signatures of real mails, kept outside of the repository: what is proposed, and that nothing is made up. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readSignature } from '#shared/capture/signature.ts';
import type { SignatureProposal } from '#shared/capture/proposal.ts';
import { describeWithOutsideData, outsidePath } from '#tests/support/outside-data.ts';
import { readOutsideMails } from './outside-mails.ts';

type Read = { readonly name: string; readonly text: string; readonly found: readonly SignatureProposal[] };

describeWithOutsideData('signatures of real mails', 'data/mail', () => {
  const reads: Read[] = [];

  beforeAll(async () => {
    for (const { name, mail } of await readOutsideMails()) {
      const { participants, text } = mail;
      const from = participants.find(({ role }) => role === 'from');
      const sender = { senderEmail: from?.email ?? '', senderName: from?.name ?? '' };
      reads.push({ name, text, found: readSignature(text, sender) });
    }
    const all = reads.flatMap(({ found }) => found);
    const tally = {
      mails: reads.length,
      withProposals: reads.filter(({ found }) => found.length > 0).length,
      proposals: all.length,
      trusted: all.filter(({ trusted }) => trusted).length,
      byField: Object.fromEntries(
        [...Map.groupBy(all, ({ field }) => field)].map(([field, of]) => [field, of.length]),
      ),
    };
    process.stdout.write(`signatures: ${JSON.stringify(tally)}\n`);
  }, 300_000);

  /** Looked at one by one: every proposal is right, and no mail beyond these has a signature of its sender's. */
  test('what is proposed is what a person would read there', () => {
    const found = Object.fromEntries(
      reads
        .filter((read) => read.found.length > 0)
        .map((read) => [read.name, read.found.map(({ field, value }) => `${field}: ${value}`)]),
    );
    expect(found).toEqual({
      'content_transfer_encoding_text-html.eml': [
        'name: chianfong cuthbert',
        'jobTitle: Account Manager',
        'companyName: Reynolds Associates, LLC',
      ],
      'content_transfer_encoding_x_uuencode.eml': [
        'name: Lon L. Peters',
        'companyName: Northwest Economic Research, Inc.',
        'email: lpeters@pacifier.com',
      ],
      'header_fields_with_empty_values.eml': [
        'website: http://www.prikkprikkprikk.no',
        'name: Jørn Støylen',
        'email: jorn@prikkprikkprikk.no',
      ],
    });
  });

  test('each proposal names the line it was read from', () => {
    const spaceless = (text: string): string => text.replace(/[\s*_]/g, '');
    for (const { text, found } of reads)
      for (const { source } of found) expect(spaceless(text)).toContain(spaceless(source));
  });
});

describeWithOutsideData('signatures of mail texts of others', 'data/replies', () => {
  test('nobody gets a number or an address that is not theirs', () => {
    const root = outsidePath('data/replies');
    const texts = readdirSync(root).filter((name) => name.endsWith('.txt'));
    const found = texts.flatMap((name) =>
      readSignature(readFileSync(join(root, name), 'utf8'), {
        senderEmail: 'nobody@elsewhere.example',
        senderName: 'Nobody Elsewhere',
      }),
    );
    process.stdout.write(`signatures of a stranger in ${texts.length} texts: ${found.length} proposals\n`);
    expect(found).toEqual([]);
  });
});
