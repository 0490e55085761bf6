/** Calls that ask something of Outlook itself: open a form, hand out a token. */
import type { OpenedForm } from '../mailbox/mailbox.ts';
import type { DispatchEntry, DispatchTable } from './answer.ts';
import { done, officeErrors } from './answer.ts';

/** An entry that opens a form; the test finds it in the mailbox's list. */
const opens = (call: string, since: string, kind: OpenedForm['kind']): DispatchEntry => ({
  call,
  since,
  permission: 'ReadItem',
  answer: ({ mailbox, params }) => {
    mailbox.openedForms.push({ kind, fields: params });
    return done();
  },
});

/** Exchange Online no longer hands out its own tokens. */
const refusesToken = (call: string, since: string): DispatchEntry => ({
  call,
  since,
  permission: 'ReadItem',
  answer: () => ({ data: { wasSuccessful: false, errorCode: officeErrors.tokenRestricted } }),
});

const ignored = (call: string): DispatchEntry => ({
  call,
  since: '1.1',
  permission: 'Restricted',
  answer: done,
});

export const mailboxCalls: DispatchTable = {
  2: refusesToken('getUserIdentityTokenAsync', '1.1'),
  12: refusesToken('getCallbackTokenAsync', '1.1'),
  7: opens('displayNewAppointmentForm', '1.1', 'appointment'),
  8: opens('displayMessageForm', '1.1', 'stored-message'),
  9: opens('displayAppointmentForm', '1.1', 'stored-appointment'),
  10: opens('displayReplyForm (text)', '1.1', 'reply'),
  11: opens('displayReplyAllForm (text)', '1.1', 'reply-all'),
  30: opens('displayReplyForm', '1.1', 'reply'),
  31: opens('displayReplyAllForm', '1.1', 'reply-all'),
  44: opens('displayNewMessageForm', '1.6', 'message'),
  163: ignored('telemetry'),
  177: opens('displayNewAppointmentFormAsync', '1.9', 'appointment'),
  178: opens('displayNewMessageFormAsync', '1.9', 'message'),
  179: opens('displayMessageFormAsync', '1.9', 'stored-message'),
  180: opens('displayAppointmentFormAsync', '1.9', 'stored-appointment'),
  181: opens('displayReplyFormAsync', '1.9', 'reply'),
  182: opens('displayReplyAllFormAsync', '1.9', 'reply-all'),
  193: ignored('traces'),
};
