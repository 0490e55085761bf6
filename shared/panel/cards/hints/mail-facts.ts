/** What the text and the headers of the open mail say about it: read once, where it is needed. */
import { readDeliveryReport } from '../../../capture/delivery-report.ts';
import { splitPersonName } from '../../../capture/person-name.ts';
import { phoneKey } from '../../../capture/phone.ts';
import type { SignatureProposal } from '../../../capture/proposal.ts';
import { readSignature } from '../../../capture/signature.ts';
import { mailingList, openMailKind } from '../../../domain/mail-headers.ts';
import { isContactMail } from '../../../domain/mail-kind.ts';
import type { MailKind } from '../../../domain/mail-kind.ts';
import { formatPhone } from '../../../i18n/phone-format.ts';
import type { HostMail } from '../../panel-host.ts';
import { keptMail } from '../log/kept-mail.ts';
import type { Cut } from '../log/kept-mail.ts';
import type { MailFacts } from './hints.model.ts';
import type { SignatureTools } from '../../../capture/signature-differences.ts';

export type ReadFacts = MailFacts & {
  readonly cuts: readonly Cut[];
  readonly proposals: readonly SignatureProposal[];
};

/** `told` is what the program around the panel says of the mail, which it knows without headers. */
export const factsOf = (mail: HostMail, told: MailKind | null): ReadFacts => {
  const kind = openMailKind(told, mail.headers);
  const from = mail.participants.find(({ role }) => role === 'from');
  const people = mail.participants.map(({ email }) => email);
  const isSigned = kind === 'auto_reply' || isContactMail(kind);
  return {
    kind,
    list: kind === 'list' ? mailingList(mail.headers) : '',
    report: kind === 'report' ? readDeliveryReport(mail, people) : null,
    cuts: keptMail(mail, kind).cuts,
    proposals:
      isSigned && kind !== 'encrypted' && from
        ? readSignature(mail.text, { senderEmail: from.email, senderName: from.name })
        : [],
  };
};

/** `email` is the sender's. */
export const signatureTools = (email: string): SignatureTools => ({
  nameParts: (name) => splitPersonName(name, email),
  phoneKey: (number) => phoneKey(number),
  phoneText: formatPhone,
});
