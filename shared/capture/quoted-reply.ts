/**
 * Takes a mail text apart into what its writer wrote, earlier mails, signature and legal notice.
 *
 * Nothing is ever cut: the parts joined give the text back, character by character, and the panel folds what is not
 * the writer's own. In doubt a line is the writer's own. Linear in the length of the text.
 */
import {
  isClosing,
  isContactLine,
  isDashedName,
  isDeviceLine,
  isPostscript,
  isProse,
  noticeLevel,
} from './mail-foot.ts';
import { isNameLine } from './business-words.ts';
import type { MailLines } from './mail-lines.ts';
import { readLines } from './mail-lines.ts';
import { quoteHeaderAt } from './quote-headers.ts';

export type SegmentKind = 'own' | 'quote' | 'signature' | 'disclaimer';
export type Segment = { readonly kind: SegmentKind; readonly text: string };
export type Reply = { readonly segments: readonly Segment[] };

const OWN = 0;
const QUOTE = 1;
const SIGNATURE = 2;
const DISCLAIMER = 3;
const KINDS: readonly SegmentKind[] = ['own', 'quote', 'signature', 'disclaimer'];

type Marked = { readonly lines: MailLines; readonly kinds: Uint8Array };

const isPrefixed = (line: string): boolean => line.startsWith('>');

const WRAPPED_FROM = 60;

/** The tail of a ">" line that a mail program broke in two on its way: short, lower case, between two quoted lines. */
const isWrappedQuote = (lines: MailLines, index: number): boolean => {
  const before = lines.at(index - 1);
  if (!isPrefixed(before) || before.length < WRAPPED_FROM || !/^\p{Ll}/u.test(lines.at(index))) return false;
  return isPrefixed(lines.at(index + 1)) && lines.at(index).length < WRAPPED_FROM;
};

const SHORT_FOOT_MAX = 12;

/** Whether nothing but a few lines with contact data stand from `index` to the end of the mail. */
const isShortFoot = (lines: MailLines, index: number): boolean => {
  let filled = 0;
  let contacts = 0;
  for (let at = index; at < lines.count; at = lines.nextFilled(at + 1)) {
    filled += 1;
    const isContact = isContactLine(lines.at(at));
    if (filled > SHORT_FOOT_MAX || (!isContact && isProse(lines.at(at)))) return false;
    if (isContact) contacts += 1;
  }
  return contacts > 0;
};

/** Marks earlier mails, and the lines of phone mail programs, behind which nothing of the writer's follows. */
const markQuotes = ({ lines, kinds }: Marked): void => {
  let index = 0;
  while (index < lines.count) {
    if (lines.isBlank(index)) {
      index = lines.nextFilled(index);
      continue;
    }
    const line = lines.at(index);
    const header = quoteHeaderAt(lines, index);
    if (header > 0) {
      const next = lines.nextFilled(index + header);
      const isTail = !isPrefixed(lines.at(next));
      kinds.fill(QUOTE, index, isTail ? lines.count : next);
      index = isTail ? lines.count : next;
      continue;
    }
    if (isPrefixed(line) || isWrappedQuote(lines, index)) {
      kinds[index] = QUOTE;
      index += 1;
      continue;
    }
    if (isDeviceLine(line, lines.isBlank(index - 1))) {
      kinds[index] = SIGNATURE;
      const next = lines.nextFilled(index + 1);
      const goesOn = next >= lines.count || isPrefixed(lines.at(next)) || quoteHeaderAt(lines, next) > 0;
      // Text under "Sent from my …" without any header is the earlier mail of programs that write none.
      if (!goesOn && next - index > 1)
        kinds.fill(isShortFoot(lines, next) ? SIGNATURE : QUOTE, next, lines.count);
      index = next - index > 1 && !goesOn ? lines.count : next;
      continue;
    }
    index += 1;
  }
};

const PARAGRAPH_CHARS_MAX = 1_000;
const NOTICE_MIN_CHARS = 8;

const paragraphText = (lines: MailLines, from: number, to: number): string => {
  let text = '';
  for (let at = from; at < to && text.length < PARAGRAPH_CHARS_MAX; at += 1) text += ` ${lines.at(at)}`;
  return text.trimStart().slice(0, PARAGRAPH_CHARS_MAX);
};

/** Marks legal notices, paragraph by paragraph: they stand at the top as well ("External sender"). */
const markNotices = ({ lines, kinds }: Marked, isPostscriptLine: Uint8Array): void => {
  let isAfterNotice = false;
  for (let from = lines.nextFilled(0); from < lines.count;) {
    if (kinds[from] !== OWN) {
      isAfterNotice = false;
      from = lines.nextFilled(from + 1);
      continue;
    }
    let to = from;
    while (to < lines.count && kinds[to] === OWN && !lines.isBlank(to)) to += 1;
    if (isPostscript(lines.at(from))) isPostscriptLine.fill(1, from, to);
    const length = lines.start(to) - lines.start(from);
    const level = length < NOTICE_MIN_CHARS ? 0 : noticeLevel(paragraphText(lines, from, to));
    isAfterNotice = level === 2 || (level === 1 && isAfterNotice);
    if (isAfterNotice) kinds.fill(DISCLAIMER, from, to);
    from = lines.nextFilled(to);
  }
};

/** What lies ahead of a line within its run, counted once from the end so that each question is one look-up. */
type Ahead = {
  filled: Uint32Array;
  contacts: Uint32Array;
  prose: Uint32Array;
  firstContact: Uint32Array;
  firstProse: Uint32Array;
};

const lookAhead = ({ lines, kinds }: Marked, isPostscriptLine: Uint8Array): Ahead => {
  const make = (): Uint32Array => new Uint32Array(lines.count + 1);
  const ahead = { filled: make(), contacts: make(), prose: make(), firstContact: make(), firstProse: make() };
  ahead.firstContact[lines.count] = lines.count;
  ahead.firstProse[lines.count] = lines.count;
  for (let at = lines.count - 1; at >= 0; at -= 1) {
    const isRun = kinds[at] !== QUOTE;
    const isRead = kinds[at] === OWN && !lines.isBlank(at) && isPostscriptLine[at] === 0;
    const line = isRead ? lines.at(at) : '';
    const contact = isRead && isContactLine(line);
    const prose = isRead && !contact && isProse(line);
    ahead.filled[at] = isRun ? (ahead.filled[at + 1] ?? 0) + (isRead ? 1 : 0) : 0;
    ahead.contacts[at] = isRun ? (ahead.contacts[at + 1] ?? 0) + (contact ? 1 : 0) : 0;
    ahead.prose[at] = isRun ? (ahead.prose[at + 1] ?? 0) + (prose ? 1 : 0) : 0;
    ahead.firstContact[at] = contact ? at : isRun ? (ahead.firstContact[at + 1] ?? 0) : lines.count;
    ahead.firstProse[at] = prose ? at : isRun ? (ahead.firstProse[at + 1] ?? 0) : lines.count;
  }
  return ahead;
};

const DELIMITER = /^(?:[-–—_=*~]{2,80}|[–—])$/u;
const FOOT_LINES_MAX = 40;

/** Whether what stands from `index` to the end of its run can be a foot: not long, and data before any sentence. */
const isFoot = (ahead: Ahead, index: number): boolean => {
  if ((ahead.filled[index] ?? 0) > FOOT_LINES_MAX) return false;
  return (ahead.prose[index] ?? 0) === 0 || (ahead.firstContact[index] ?? 0) < (ahead.firstProse[index] ?? 0);
};

const SLOGAN_LINES_MAX = 3;

/** The same with a sentence or two of advertising between name and contact data. */
const isFootWithSlogan = (lines: MailLines, ahead: Ahead, index: number): boolean =>
  isNameLine(lines.at(lines.nextFilled(index))) &&
  (ahead.contacts[index] ?? 0) > 0 &&
  (ahead.prose[index] ?? 0) <= SLOGAN_LINES_MAX &&
  (ahead.filled[index] ?? 0) <= FOOT_LINES_MAX;

const NAMELESS_BLOCK_MAX = 14;

/** "Katrin Öztürk / Brandt GmbH / Tel. …" at the very end without any formula before it. */
const isBareContactBlock = (lines: MailLines, ahead: Ahead, index: number): boolean => {
  if (!lines.isBlank(index - 1) || !isNameLine(lines.at(index))) return false;
  const filled = ahead.filled[index] ?? 0;
  const contacts = ahead.contacts[index] ?? 0;
  return (
    filled >= 3 &&
    filled <= NAMELESS_BLOCK_MAX &&
    contacts >= 2 &&
    contacts * 2 >= filled &&
    (ahead.prose[index] ?? 0) === 0
  );
};

type Before = {
  /** The writer has said something already. A mail that is nothing but "Danke und Gruß, Ute" is shown. */
  readonly hasText: boolean;
  /** The line above, within the same run, lets contact data follow as a foot: not after "Meine neue Anschrift:". */
  readonly mayEnd: boolean;
};

const startsSignature = (lines: MailLines, ahead: Ahead, index: number, before: Before): boolean => {
  const line = lines.at(index);
  if (DELIMITER.test(line)) {
    const next = index + 1;
    if (line === '--') return (ahead.filled[next] ?? 0) <= FOOT_LINES_MAX;
    return (ahead.contacts[next] ?? 0) > 0 && (ahead.filled[next] ?? 0) > 0 && isFoot(ahead, next);
  }
  if (isClosing(line)) {
    if (!before.hasText && (ahead.contacts[index + 1] ?? 0) === 0) return false;
    return isFoot(ahead, index + 1) || isFootWithSlogan(lines, ahead, index + 1);
  }
  if (isDashedName(line))
    return lines.isBlank(index - 1) && lines.isBlank(index + 1) && isFoot(ahead, index + 1);
  if (!before.mayEnd || (ahead.contacts[index] ?? 0) < 2) return false;
  return isBareContactBlock(lines, ahead, index);
};

/** Marks each signature up to the next earlier mail; a postscript inside stays the writer's own. */
const markSignatures = (marked: Marked, isPostscriptLine: Uint8Array): void => {
  const { lines, kinds } = marked;
  const ahead = lookAhead(marked, isPostscriptLine);
  let isSignature = false;
  let hasText = false;
  let previous = '';
  for (let at = lines.nextFilled(0); at < lines.count; at = lines.nextFilled(at + 1)) {
    if (kinds[at] === QUOTE) {
      isSignature = false;
      previous = '';
    }
    if (kinds[at] !== OWN) continue;
    const mayEnd = previous !== '' && !previous.endsWith(':');
    isSignature ||= startsSignature(lines, ahead, at, { hasText, mayEnd });
    if (isSignature && isPostscriptLine[at] === 0) kinds[at] = SIGNATURE;
    else hasText = true;
    previous = lines.at(at);
  }
};

/** Blank lines belong to what stands above them, those at the very top to what follows. */
const fillBlanks = ({ lines, kinds }: Marked): void => {
  let current = kinds[lines.nextFilled(0)] ?? OWN;
  for (let at = 0; at < lines.count; at += 1) {
    if (lines.isBlank(at)) kinds[at] = current;
    else current = kinds[at] ?? OWN;
  }
};

/** The parts of a mail text in order; joined they are the text itself. */
export const splitReply = (text: string): Reply => {
  const lines = readLines(text);
  const marked: Marked = { lines, kinds: new Uint8Array(lines.count) };
  const isPostscriptLine = new Uint8Array(lines.count);
  markQuotes(marked);
  markNotices(marked, isPostscriptLine);
  markSignatures(marked, isPostscriptLine);
  fillBlanks(marked);
  const segments: Segment[] = [];
  for (let from = 0; from < lines.count;) {
    let to = from + 1;
    while (to < lines.count && marked.kinds[to] === marked.kinds[from]) to += 1;
    segments.push({
      kind: KINDS[marked.kinds[from] ?? OWN] ?? 'own',
      text: text.slice(lines.start(from), lines.start(to)),
    });
    from = to;
  }
  return { segments };
};

export type ReplyTexts = { readonly visible: string; readonly quoted: string; readonly signature: string };

const textOf = (reply: Reply, kinds: readonly SegmentKind[]): string =>
  reply.segments
    .filter((segment) => kinds.includes(segment.kind))
    .map((segment) => segment.text)
    .join('')
    .replace(/^(?:[^\S\n\r]*[\r\n])+/, '')
    .trimEnd();

/** The same as three texts: what is shown at once, what is folded as earlier mail, what is folded as foot. */
export const replyTexts = (text: string): ReplyTexts => {
  const reply = splitReply(text);
  return {
    visible: textOf(reply, ['own']),
    quoted: textOf(reply, ['quote']),
    signature: textOf(reply, ['signature', 'disclaimer']),
  };
};
