/**
 * Where an earlier mail begins inside a mail text: the lines mail programs put above what they quote.
 *
 * Each test looks at a fixed number of lines of limited length, so a whole text is read in linear time.
 * Forms: Outlook and webmail header blocks ("Von: … Gesendet: … An: … Betreff: …" in any order), separators
 * ("-----Ursprüngliche Nachricht-----", "Begin forwarded message:"), attributions ("Am … schrieb …:").
 */
import type { MailLines } from './mail-lines.ts';

type LabelKind = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'other';

const LABEL_WORDS: Readonly<Record<LabelKind, string>> = {
  from: 'von|from|de|da|van|od|fra|från|absender|expéditeur|remitente|mittente|lähettäjä|от|von/from',
  sent:
    'gesendet|gesendet am|sent|envoyé|envoyé le|inviato|enviado|enviado el|enviado em|enviada em|verzonden|wysłano|wysłane|' +
    "sendt|skickat|lähetetty|отправлено|odesláno|message du|datum|date|data|fecha|dato|päivämäärä|date d'envoi",
  to: 'an|to|à|a|para|aan|do|til|till|vastaanottaja|destinataire|кому|komu|an/to',
  cc: 'cc|kopie|copie|copie à|copia|cópia|kopia|kopi|bcc|cc:',
  subject:
    'betreff|betr.|subject|objet|oggetto|asunto|assunto|onderwerp|temat|emne|ämne|aihe|sujet|тема|předmět',
  other:
    'reply-to|antwort an|antworten an|wichtigkeit|priorität|importance|priority|anlagen|anhänge|attachments',
};
const LABELS: ReadonlyMap<string, LabelKind> = new Map(
  (Object.entries(LABEL_WORDS) as [LabelKind, string][]).flatMap(([kind, words]) =>
    words.split('|').map((word): [string, LabelKind] => [word, kind]),
  ),
);
const LABEL_MAX = 24;

/** "*Von:* Max", "Von : Max", "Gesendet:\tgestern": the kind of header line this is, if any. */
const labelKind = (line: string): LabelKind | undefined => {
  const colon = line.slice(0, LABEL_MAX).indexOf(':');
  if (colon < 1) return undefined;
  const words = line.slice(0, colon).trim().toLowerCase();
  return LABELS.get(words) ?? LABELS.get(words.replace(/[*_\s\u00a0]+/gu, ' ').trim());
};

const BLOCK_LINES_MAX = 16;
const CONTINUED_MAX = 4;

/**
 * Lines of a header block beginning at `index`, 0 when there is none. A block names a sender, at least two further
 * things, among them a subject with a date or some address, because "Von: Berlin, An: Köln, Datum: 3. Mai" is a journey.
 */
const headerBlockAt = (lines: MailLines, index: number): number => {
  if (labelKind(lines.at(index)) === undefined) return 0;
  const kinds = new Set<LabelKind>();
  let hasAddress = false;
  let end = index;
  let continued = 0;
  for (let at = index; at < index + BLOCK_LINES_MAX && at < lines.count; at += 1) {
    const line = lines.at(at);
    if (line === '') {
      // HTML turned into text may put a blank line between header lines, never two.
      if (at !== end || labelKind(lines.at(at + 1)) === undefined) break;
      continue;
    }
    const kind = labelKind(line);
    hasAddress ||= line.includes('@');
    if (kind === undefined) {
      continued += 1;
      if (continued > CONTINUED_MAX) break;
      continue;
    }
    kinds.add(kind);
    continued = 0;
    end = at + 1;
  }
  const isDatedSubject = kinds.has('subject') && kinds.has('sent');
  const isBlock = kinds.has('from') && kinds.size >= 3 && (isDatedSubject || hasAddress);
  return isBlock ? end - index : 0;
};

const VERB_AT_END =
  /(?:wrote|writes|said|schrieb|schrieben|geschrieben|schreibt|écrit|scritto|escribió|escreveu|schreef|geschreven|napisał(?:\(a\)|a)?|pisze|skrev|kirjoitti|írta|написал(?:\(а\)|а)?|пишет|napsal(?:\(a\)|a)?|yazdı)\s*:?$/iu;
const VERB_INSIDE = /\s(?:schrieb|schrieben|schreibt|wrote|schreef|skrev|a écrit|ha scritto|escribió)\s/iu;
/** "Katrin Öztürk schrieb am 12.03.2024 um 10:15:" */
const VERB_THEN_DATE =
  /\s(?:schrieb am|wrote on|schreef op|a écrit le|ha scritto il|skrev den)\s[^\d]{0,20}\d/iu;
const LEAD =
  /^(?:on|am|le|il|el|em|op|den|dnia|w dniu|in data|на|в|no dia|\d{1,4}[./-]|(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\w{0,8}[.,])[\s\d]/iu;
const QUOTING = /^(?:zitat von|quoting|citando|citat från)\s\S.{2,120}:$/iu;
const DATE = /\d{4}|\d{1,2}[.:/-]\d{1,2}/;
const TIME = /\d{1,2}[:.h]\d{2}/;
/** "Am 12.03. schrieb ich Ihnen:" is the writer speaking. */
const FIRST_PERSON = /(?:^|[\s,])(?:ich|wir|uns|mir|man|we|je|nous|I)(?=[\s,:])/u;
const NO_ADDRESS_CHARS_MAX = 200;

/** A sentence has ended within: "… hat Frau Klein angerufen. Sie schrieb danach:" */
const SENTENCE_END = /\p{Ll}{4}[.!?] \p{Lu}/u;
/** "Am 3.5.2024 schrieben Sie:" needs no time of day: nobody else than a mail program speaks so. */
const SECOND_PERSON = /(?:you wrote|schrieben sie|sie schrieben|schriebst du)\s*:$/iu;

/** `isQuoted`: the text below stands behind ">", so there is no doubt what the line announces. */
const isAttribution = (text: string, isQuoted: boolean): boolean => {
  if (!/\d/.test(text)) return QUOTING.test(text) && text.split(' ').length <= 8;
  const hasAddress = text.includes('@');
  const hasColon = text.endsWith(':');
  if (hasAddress) {
    if (VERB_AT_END.test(text)) return true;
    if (!hasColon) return false;
    const isOneAddress = /[>\])]\s*:$/.test(text) && TIME.test(text);
    return isOneAddress || (VERB_INSIDE.test(text) && DATE.test(text));
  }
  if (!hasColon || text.length > NO_ADDRESS_CHARS_MAX || !DATE.test(text)) return false;
  if (FIRST_PERSON.test(text) || SENTENCE_END.test(text)) return false;
  if (!isQuoted && !TIME.test(text) && !SECOND_PERSON.test(text)) return false;
  if (VERB_THEN_DATE.test(text)) return true;
  return LEAD.test(text) && (VERB_AT_END.test(text) || VERB_INSIDE.test(text));
};

const ATTRIBUTION_LINES_MAX = 4;
const ATTRIBUTION_CHARS_MAX = 400;

/** Mail programs wrap the attribution at 72 characters or so, hence up to four lines. */
const attributionAt = (lines: MailLines, index: number): number => {
  let joined = '';
  for (let at = index; at < index + ATTRIBUTION_LINES_MAX; at += 1) {
    const line = lines.at(at).replace(/[*_]+/g, '');
    // ">:" alone is the end of a wrapped address.
    if (line === '' || (line.startsWith('>') && !/^>\s?:$/.test(line))) return 0;
    if (at > index && (LEAD.test(line) || /[.!?;]$/.test(joined))) return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > ATTRIBUTION_CHARS_MAX || !/^["'(<\p{L}\p{N}]/u.test(joined)) return 0;
    const isQuoted = lines.at(lines.nextFilled(at + 1)).startsWith('>');
    if (isAttribution(joined, isQuoted)) return at - index + 1;
  }
  return 0;
};

const SEPARATOR_WORDS =
  /original message|message original|ursprüngliche (?:nachricht|e-?mail)|original-?\s?(?:nachricht|e?-?mail)|(?:weiter|um)geleitete (?:nachricht|e-?mail)|forwarded (?:message|by)|weitergeleitet von|message (?:d'origine|d’origine|transféré|original)|messaggio (?:originale|inoltrato)|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|oorspronkelijk bericht|(?:doorgestuurd|origineel) bericht|(?:oryginalna )?wiadomość(?: oryginalna)?|oprindelig|opprinnelig|ursprungligt|alkuperäinen/iu;
const BARE_SEPARATOR =
  /^(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)|inizio messaggio inoltrato|inicio del mensaje reenviado)\s?:$/iu;
const RULE = /^[-_=*–—]{3,}$/u;
const RULE_CHARS = '-_=*';

/** GroupWise: ">>> Max Brandt <max@brandt.example> 03.06.2024 14:22 >>>" */
const GROUPWISE = /^>>>\s[^>].{4,200}\s>>>$/u;

/** The words of "-----Original Message-----", empty when the line has no such frame. */
const framedWords = (line: string): string => {
  let from = 0;
  let to = line.length;
  while (from < to && RULE_CHARS.includes(line.charAt(from))) from += 1;
  while (to > from && RULE_CHARS.includes(line.charAt(to - 1))) to -= 1;
  return from >= 2 && line.length - to >= 2 ? line.slice(from, to).trim() : '';
};

/** Index of the next filled line if at most two blank lines lie between, else -1. */
const soon = (lines: MailLines, index: number): number => {
  const next = lines.nextFilled(index);
  return next < lines.count && next - index <= 2 ? next : -1;
};

const withBlock = (lines: MailLines, index: number): number => {
  const next = soon(lines, index + 1);
  const block = next < 0 ? 0 : headerBlockAt(lines, next);
  return block === 0 ? 0 : next + block - index;
};

const separatorAt = (lines: MailLines, index: number): number => {
  const line = lines.at(index);
  if (GROUPWISE.test(line)) return DATE.test(line) ? 1 : 0;
  if (BARE_SEPARATOR.test(line)) return withBlock(lines, index) || 1;
  if (RULE.test(line)) return withBlock(lines, index);
  const words = framedWords(line);
  if (words.length < 4) return 0;
  const isSeparator = SEPARATOR_WORDS.test(words) || isAttribution(words, false);
  return withBlock(lines, index) || (isSeparator ? 1 : 0);
};

/** How many lines at `index` announce an earlier mail; 0 when they do not. */
export const quoteHeaderAt = (lines: MailLines, index: number): number => {
  const line = lines.at(index);
  if (line.length < 2) return 0;
  return separatorAt(lines, index) || headerBlockAt(lines, index) || attributionAt(lines, index);
};
