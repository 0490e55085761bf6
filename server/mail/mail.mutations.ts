/** Logging and un-logging mails, and what is decided about a mail before it is sent. */
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { unlogMail } from './mail-log.ts';
import { decide } from './outgoing-mail.ts';
import { logAndFollow, logSentMail } from './sent-mail.ts';

export const mailMutations: DefinitionsOf<'mail.log' | 'mail.unlog' | 'mail.decide' | 'mail.log_sent'> = {
  'mail.log': logAndFollow,
  'mail.unlog': (context, { id }) => unlogMail(context, id),
  'mail.decide': decide,
  'mail.log_sent': logSentMail,
};
