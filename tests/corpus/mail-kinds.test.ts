/** What kind of mails real ones are, and what real delivery reports say; the mails lie outside of the repository. */
import { beforeAll, expect, test } from 'vitest';
import { readDeliveryReport } from '#shared/capture/delivery-report.ts';
import { mailKind } from '#shared/domain/mail-headers.ts';
import { describeWithOutsideData } from '#tests/support/outside-data.ts';
import { readOutsideMails } from './outside-mails.ts';

describeWithOutsideData('kinds of real mails', 'data/mail', () => {
  const said: Record<string, string> = {};
  let mails = 0;

  beforeAll(async () => {
    const all = await readOutsideMails();
    mails = all.length;
    for (const { name, mail } of all) {
      const kind = mailKind(mail.headers);
      if (!kind) continue;
      const people = mail.participants.map(({ email }) => email);
      const { outcome, recipients } = readDeliveryReport(mail, people);
      said[name] = kind === 'report' ? `report ${outcome} ${recipients.length}` : kind;
    }
    process.stdout.write(`kinds of ${mails} mails: ${JSON.stringify(said)}\n`);
  }, 300_000);

  /** Looked at one by one; every other mail was written by somebody to somebody, or has no header that says otherwise. */
  test('are what their headers say, and each report names whom it is about', () => {
    expect(said).toEqual({
      'bad_date_header.eml': 'bulk',
      'empty_in_reply_to.eml': 'bulk',
      'raw_email_with_mimepart_without_content_type.eml': 'report delayed 1',
      'multi_address_bounce1.eml': 'report failed 5',
      'multi_address_bounce2.eml': 'report failed 5',
      'multipart_report_multiple_status.eml': 'report failed 1',
      'report_422.eml': 'report delayed 1',
      'report_530.eml': 'report failed 1',
    });
  });
});
