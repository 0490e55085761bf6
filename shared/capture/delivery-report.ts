/** What a delivery report says, read from its text: whether something arrived, and at whom it did not. */
import { headerValues } from '../domain/mail-headers.ts';
import { LINE_MAX } from './mail-lines.ts';

export type DeliveryOutcome = 'failed' | 'delayed' | 'delivered' | 'unknown';
export type DeliveryReport = { readonly outcome: DeliveryOutcome; readonly recipients: readonly string[] };

/** Everything is said at the top; what follows is the returned mail. */
const TEXT_CHARS = 60_000;
const RECIPIENTS_MAX = 20;

const ADDRESS = /[\p{L}\d][\p{L}\d._%+=-]{0,63}@[\p{L}\d][\p{L}\d.-]{0,200}\.\p{L}{2,24}/giu;
const addressesIn = (text: string): string[] =>
  (text.match(ADDRESS) ?? []).map((address) => address.toLowerCase());

/** Source: RFC 3464 §2.3. */
const FIELD = /^(?:final|original)-recipient:\s{0,9}[\w-]{1,20};\s{0,9}(.{3,330})$/i;
const ACTION = /^action:\s{0,9}(failed|delayed|delivered|relayed|expanded)/i;
/** "<a@b.example>: host said …", "<a@b.example>... User unknown". */
const LISTED = /^<([^<>\s]{3,320})>\s?(?::|\.\.\.|$)/;
const SENTENCE =
  /(?:message to|nachricht an|e-?mail an)\s.{3,330}?\s(?:couldn.?t|could not|wasn.?t|was not|has not|konnte|wurde)\s(?:be |been |nicht |delivered)/i;
const HEADING =
  /(?:these|following) (?:recipients?|addresses|address|groups?)|(?:diese|folgende)[nr]? (?:empfänger|adressen?|gruppen?)/i;
const HEADED_LINES = 6;

const OUTCOMES: readonly (readonly [DeliveryOutcome, RegExp])[] = [
  [
    'delayed',
    /delay|verzöger|still undelivered|will (?:keep|be) (?:trying|retried)|could not send message for past|noch nicht zugestellt/i,
  ],
  [
    'failed',
    /undeliver|unzustellbar|fail|fehler|returned|nicht zugestellt|not (?:be )?delivered|couldn.?t be delivered|could not be delivered|rejected|unknown user|user unknown/i,
  ],
  [
    'delivered',
    /(?:successfully |was |wurde )(?:delivered|relayed|zugestellt|weitergeleitet)|^(?:delivered|relayed|zugestellt|weitergeleitet):/i,
  ],
];

const outcomeByWords = (text: string): DeliveryOutcome =>
  OUTCOMES.find(([, words]) => words.test(text))?.[0] ?? 'unknown';

const actionOutcome = (action: string): DeliveryOutcome =>
  action === 'failed' || action === 'delayed' ? action : 'delivered';

const BEGINNING_CHARS = 2_000;

/** `own` are addresses that are in the mail anyhow: its sender and its recipients. */
export const readDeliveryReport = (
  { headers, subject, text }: { readonly headers: string; readonly subject: string; readonly text: string },
  own: readonly string[],
): DeliveryReport => {
  const named = headerValues(headers, 'X-Failed-Recipients').flatMap(addressesIn);
  const fields: string[] = [];
  const told: string[] = [];
  let action = '';
  let headed = 0;
  for (const raw of text.slice(0, TEXT_CHARS).split(/\r\n|\r|\n/)) {
    const line = raw.slice(0, LINE_MAX).trim();
    if (line === '') continue;
    fields.push(...addressesIn(FIELD.exec(line)?.[1] ?? ''));
    // One that failed outweighs others that arrived.
    const next = ACTION.exec(line)?.[1]?.toLowerCase() ?? '';
    if (next !== '' && action !== 'failed') action = next;
    if (LISTED.test(line) || SENTENCE.test(line) || headed > 0) told.push(...addressesIn(line));
    headed = HEADING.test(line) ? HEADED_LINES : headed - 1;
  }
  const isOwn = (address: string): boolean =>
    own.some((one) => one.toLowerCase() === address) || /^(?:mailer-daemon|postmaster)@/.test(address);
  const found = [...named, ...(fields.length > 0 ? fields : told)].filter((address) => !isOwn(address));
  return {
    outcome:
      action === '' ? outcomeByWords(`${subject}\n${text.slice(0, BEGINNING_CHARS)}`) : actionOutcome(action),
    recipients: [...new Set(found)].slice(0, RECIPIENTS_MAX),
  };
};
