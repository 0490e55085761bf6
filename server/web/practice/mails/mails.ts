/** Every made-up mail of the practice inbox, one file per conversation. */
import type { PracticeMail } from '../practice-mail.ts';
import { complaint } from './complaint.ts';
import { deliveryDate } from './delivery-date.ts';
import { internal } from './internal.ts';
import { invoiceQuestion } from './invoice-question.ts';
import { newsletter } from './newsletter.ts';
import { offer118 } from './offer-118.ts';
import { quoteRequest } from './quote-request.ts';
import { thanks } from './thanks.ts';
import { unknownSender } from './unknown-sender.ts';
import { visit } from './visit.ts';

export const practiceMails: readonly PracticeMail[] = [
  ...offer118,
  ...complaint,
  ...unknownSender,
  ...quoteRequest,
  ...deliveryDate,
  ...invoiceQuestion,
  ...internal,
  ...newsletter,
  ...visit,
  ...thanks,
];
