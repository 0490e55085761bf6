/** Logging and un-logging mails. */
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { logMail, unlogMail } from './mail-log.ts';

export const mailMutations: DefinitionsOf<'mail.log' | 'mail.unlog'> = {
  'mail.log': logMail,
  'mail.unlog': (context, { id }) => unlogMail(context, id),
};
