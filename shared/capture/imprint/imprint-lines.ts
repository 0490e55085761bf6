/** The lines of a page that are its imprint, each with whom it is about. Pure. */
import { isCompany } from '../business-words.ts';
import type { PageLine } from '../page-text.ts';
import { isBody, isEndHeading, isImprintHeading, roleOf } from './imprint-words.ts';
import type { LineRole } from './imprint-words.ts';
import { hasRegister } from './imprint-register.ts';

export type ImprintLine = PageLine & {
  readonly role: LineRole;
  /** What stands before the first colon; empty without one. */
  readonly label: string;
  /** What stands behind it, or all of the line. */
  readonly rest: string;
};

export type Imprint = {
  /** Whether the page calls it so. */
  readonly isNamed: boolean;
  readonly lines: readonly ImprintLine[];
};

const LABEL_MAX = 70;
const WINDOW = 40;
const LINES_MAX = 400;

const split = (text: string): readonly [label: string, rest: string] => {
  const at = text.search(/:(?=\s|$)/u);
  return at < 1 || at > LABEL_MAX ? ['', text] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
};

const POSTCODE = /(?:^|[\s,(-])\d{4,5} \p{L}/u;
const SIGNAL =
  /\b(?:tel|telefon|fon|phone|fax|telefax|e-?mail|mail|hr[ab]|fn|ust|uid|vat|mwst|geschäftsführ|inhaber|vertreten)/iu;

/** How much of what imprints say follows a heading. */
const weight = (lines: readonly PageLine[], from: number): number => {
  let points = 0;
  for (const { text } of lines.slice(from + 1, from + WINDOW)) {
    if (isEndHeading(text)) break;
    points += (POSTCODE.test(text) ? 2 : 0) + (SIGNAL.test(text) ? 1 : 0);
  }
  return points;
};

/** Where the imprint begins: the last of the headings behind which most follows. */
const startOf = (lines: readonly PageLine[]): number => {
  let [start, most] = [-1, 0];
  lines.forEach(({ text }, at) => {
    if (!isImprintHeading(text)) return;
    const points = weight(lines, at);
    if (points > 0 && points >= most) [start, most] = [at, points];
  });
  return start;
};

const IN_CHARGE =
  /^(?:vertreten|vertretung|geschäftsführ|geschaeftsfuehr|inhaber|vorstand|managing|represented|owner|gf\b)/iu;
const DATA =
  /^(?:\d{4,5} \p{Lu}|[A-Z]{1,2}[-– ]{1,3}\d{4,5} )|\d{1,4} ?[a-z]?$|^(?:tel|fon|fax|mobil|phone|t |f |m |e-?mail|mail|internet|web|uid|ust|vat)|@|\(at\)|^www\.|^[+0][\d ()/–-]{6,}$/iu;

/** Whether behind a line about somebody else `line` still is about them. */
const isContinued = ({ text, isHeading }: PageLine, reach: 'line' | 'data' | 'section'): boolean => {
  if (reach === 'line' || isHeading || hasRegister(text) || IN_CHARGE.test(text)) return false;
  return reach === 'section' || DATA.test(text);
};

/** A line without a colon that stands for itself, as a heading does. */
const isShort = (text: string): boolean => text.length <= 40 && !/[,;]/u.test(text) && !isCompany(text);

/** Lines behind the heading in which the provider is named. */
const FIRST = 2;

const withRoles = (lines: readonly PageLine[]): ImprintLine[] => {
  let role: LineRole = 'own';
  /** A heading holds for what follows, a label with its text only for the address behind it. */
  let reach: 'line' | 'data' | 'section' = 'line';
  return lines.map((line, at) => {
    const [label, rest] = split(line.text);
    const isHeading = line.isHeading || isShort(line.text);
    const said = label === '' ? roleOf(line.text, isHeading ? 'heading' : 'line') : roleOf(label, 'label');
    const isProvider = at > 0 && at <= FIRST && isBody(line.text);
    // Behind its own name a club's office is where it sits; elsewhere it is one of several.
    const isSeat = /^geschäftsstelle\P{L}*$/iu.test(line.text) && isCompany(lines[at - 1]?.text ?? '');
    if (
      said !== 'own' &&
      !isProvider &&
      !isSeat &&
      !(label === '' && isCompany(line.text) && !/,/u.test(line.text))
    ) {
      role = said;
      const isOpen = label === '' ? isShort(line.text) || line.isHeading : rest === '';
      reach = isOpen ? 'section' : POSTCODE.test(rest) ? 'line' : 'data';
      return { ...line, role, label, rest };
    }
    if (role !== 'own' && !isContinued(line, reach)) role = 'own';
    return { ...line, role, label, rest };
  });
};

const SENTENCE_MIN = 150;
const SENTENCE = /\b(?:ist|sind|betreibt) (?:die|der|das)\b/iu;

/** An imprint told in one sentence is read as the lines it would otherwise have. */
const spread = (line: PageLine): readonly PageLine[] =>
  line.text.length < SENTENCE_MIN || !POSTCODE.test(line.text) || !SENTENCE.test(line.text)
    ? [line]
    : line.text.split(/[,;]\s/u).map((text, at) => ({
        ...line,
        text: text.trim(),
        ...(at > 0 ? { isHeading: false, phones: [], emails: [] } : {}),
      }));

/** The imprint among the lines of a page; the whole page where no line says that one begins. */
export const findImprint = (all: readonly PageLine[]): Imprint => {
  const start = startOf(all);
  const from = start < 0 ? all : all.slice(start);
  const end = from.findIndex(
    ({ text }, at) =>
      at > 3 && isEndHeading(text) && from.slice(0, at).some((line) => POSTCODE.test(line.text)),
  );
  const lines = (start >= 0 && end > 0 ? from.slice(0, end) : from).slice(0, LINES_MAX);
  return { isNamed: start >= 0, lines: withRoles(lines.flatMap(spread)) };
};
