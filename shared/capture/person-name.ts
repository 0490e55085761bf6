/** Takes the display name of a mail address apart. Guesses carry a confidence; a salutation is never guessed. */
import { foldText } from '#shared/lib/fold.ts';

export type PersonName = {
  /** Academic titles, `Dr.`, `Prof. Dr.`, `Dipl.-Ing.`; empty when there are none. */
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  /** What to show: the name in reading order, else the text as it came, else the address. Never markup. */
  readonly display: string;
  /** 0 (no name of a person) to 1. */
  readonly confidence: number;
};

const INPUT_MAX = 300;

const ACADEMIC = new Set(
  (
    'dr dr. prof prof. professor dipl. dipl.-ing. dipl-ing dipl.-kfm. dipl.-kffr. dipl.-inf. dipl.-phys. dipl.-chem. ' +
    'dipl.-betriebsw. dipl.-wirt.-ing. dipl.-ing.(fh) ing. di mag. mag.(fh) bakk. mmag. ddr. dr.-ing. dr.med. dr.jur. ' +
    'dr.phil. dr.rer.nat. med. jur. phil. rer. nat. pol. oec. h.c. habil. univ.-prof. pd priv.-doz. lic. ra'
  ).split(' '),
);
const DEGREES = new Set(
  'mba msc m.sc. m.sc bsc b.sc. b.sc ba b.a. ma m.a. ll.m. ll.b. llm phd ph.d. ph.d md m.d. jr. jr sr. sr ii iii (fh) (fh).'.split(
    ' ',
  ),
);
const SALUTATIONS = new Set(
  'herr herrn frau hr. fr. mr mr. mrs mrs. ms ms. miss mx sir madame monsieur mme m.'.split(' '),
);
const PARTICLES = new Set(
  'von vom van zu zum zur de der den del della dem di da das dos du la le los ten ter te af av auf und el al bin ibn'.split(
    ' ',
  ),
);
/** Words that make it a desk or a machine, not a person. */
const DESKS = new Set(
  (
    'info office kontakt contact mail email service support kundenservice kundendienst kundenbetreuung helpdesk hilfe ' +
    'vertrieb sales verkauf einkauf purchasing bestellung bestellungen order orders shop buchhaltung accounting ' +
    'rechnung rechnungen invoice invoices billing finance personal hr jobs karriere career bewerbung marketing presse ' +
    'press news newsletter noreply no-reply donotreply do-not-reply admin administrator postmaster webmaster hostmaster ' +
    'mailer-daemon team zentrale empfang sekretariat verwaltung abteilung praxis kanzlei werkstatt versand ' +
    'reservierung anfrage anfragen hello hallo moin welcome datenschutz privacy technik it edv system notification ' +
    'notifications benachrichtigung alerts root scanner'
  ).split(' '),
);
/** Surnames besides, so they make a desk only where they are the whole local part of an address. */
const LONE_DESKS = new Set(['post', 'lager']);
const COMPANY =
  /(?:^|[\s.&,])(?:g?gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|se|e\.?\s?v\.?|e\.?\s?k\.?|eg|ltd|limited|inc|llc|corp|plc|s\.?a\.?r\.?l|s\.?r\.?l|b\.?v|n\.?v|verein|stiftung|hochschule|stadtwerke)\.?(?:$|[\s,])/i;

const NONE = { title: '', firstName: '', lastName: '', confidence: 0 };

const QUOTES = /^[\s'"`´‘’‚‛“”„«»‹›]+|[\s'"`´‘’‚‛“”„«»‹›]+$/gu;
const CONTROL = /[\p{Cc}\p{Cf}]+/gu;

const tidy = (text: string): string =>
  text.slice(0, INPUT_MAX).replace(CONTROL, ' ').replace(/\s+/gu, ' ').replace(QUOTES, '');

/** Cuts "(Brandt Pumpen)", "[extern]", "| Brandt", " - Brandt", "via Portal". */
const withoutAppendix = (text: string): string => {
  const bracket = text.search(/[([{<|/]/);
  const head = bracket > 0 ? text.slice(0, bracket) : text;
  const appendix = / (?:[-–—•·]|via|c\/o|bei|at|über|from|@) /iu.exec(head);
  return (appendix !== null && appendix.index > 0 ? head.slice(0, appendix.index) : head).trim();
};

const isIn = (set: ReadonlySet<string>, word: string): boolean => set.has(word.toLowerCase());

/** "KATRIN", "katrin" and "anna-lena" as a name is written; mixed case ("McDonald") stays. */
const nameCase = (word: string): string => {
  const lower = word.toLowerCase();
  if (word !== lower && (word !== word.toUpperCase() || word.length < 3)) return word;
  if (PARTICLES.has(lower)) return lower;
  return lower.replace(/(?:^|[-'’.])\p{L}/gu, (start) => start.toUpperCase());
};

const join = (words: readonly string[]): string => words.map(nameCase).join(' ');

type Split = { titles: string[]; words: string[] };

const takeTitles = (text: string): Split => {
  const split: Split = { titles: [], words: [] };
  // "Dr.Katrin" and "Prof.Dr." without a space.
  for (const word of text.replace(/\b(Dr|Prof|Mag|Ing)\.(?=[\p{Lu}])/gu, '$1. ').split(' ')) {
    if (word === '' || isIn(SALUTATIONS, word)) continue;
    if (isIn(ACADEMIC, word)) split.titles.push(word);
    else if (!isIn(DEGREES, word)) split.words.push(word);
  }
  return split;
};

const localParts = (address: string): string[] => {
  const at = address.lastIndexOf('@');
  const local = foldText(at < 0 ? '' : address.slice(0, at)).replace(/\+.*$/, '');
  return local
    .split(/[._]/)
    .map((part) => part.replace(/\d+$/, ''))
    .filter(Boolean);
};

/** Whether the local part reads as first then last name (1), the other way round (-1), or does not tell (0). */
const orderByAddress = (first: string, last: string, address: string): -1 | 0 | 1 => {
  const parts = localParts(address);
  const [a, b] = [foldText(first).replace(/\W/g, ''), foldText(last).replace(/\W/g, '')];
  const [start, end] = [(parts[0] ?? '').replace(/\W/g, ''), (parts.at(-1) ?? '').replace(/\W/g, '')];
  if (parts.length < 2 || a === '' || b === '' || a === b) return 0;
  if (end === b && a.startsWith(start)) return 1;
  if (end === a && b.startsWith(start)) return -1;
  return 0;
};

const byOrder = (words: readonly string[], address: string): Omit<PersonName, 'display' | 'title'> => {
  const [head = '', ...rest] = words;
  const tail = rest.at(-1);
  // One word alone may be either; it is kept where a letter would use it least.
  if (tail === undefined) return { firstName: nameCase(head), lastName: '', confidence: 0.3 };
  const order = orderByAddress(head, tail, address);
  const shouting =
    head.length > 1 && head === head.toUpperCase() && tail !== tail.toUpperCase() && !head.endsWith('.');
  if (order === -1 || (order === 0 && shouting)) {
    return { firstName: join(rest), lastName: nameCase(head), confidence: order === -1 ? 0.95 : 0.85 };
  }
  const particle = words.findIndex(
    (word, at) => at > 0 && at < words.length - 1 && PARTICLES.has(word.toLowerCase()),
  );
  const cut = particle > 0 ? particle : words.length - 1;
  const confidence = order === 1 ? 0.95 : words.length === 2 || particle > 0 ? 0.8 : 0.65;
  return { firstName: join(words.slice(0, cut)), lastName: join(words.slice(cut)), confidence };
};

const fromAddress = (address: string): PersonName => {
  const display = tidy(address);
  const parts = localParts(display);
  const isLone = parts.length === 1 && LONE_DESKS.has(parts[0] ?? '');
  const isDesk =
    parts.length === 0 || isLone || parts.some((part) => DESKS.has(part) || !/^[\p{L}-]+$/u.test(part));
  if (isDesk) return { ...NONE, display };
  if (parts.length === 1) return { ...NONE, lastName: nameCase(parts[0] ?? ''), display, confidence: 0.1 };
  const initials = parts
    .slice(0, -1)
    .map((part) => (part.length === 1 ? `${part.toUpperCase()}.` : nameCase(part)));
  const lastName = nameCase(parts.at(-1) ?? '');
  return {
    ...NONE,
    firstName: initials.join(' '),
    lastName,
    display,
    confidence: parts.length === 2 ? 0.3 : 0.2,
  };
};

const byComma = (
  parts: readonly string[],
  address: string,
): { split: Split; name: Omit<PersonName, 'display' | 'title'> } => {
  const splits = parts.map(takeTitles);
  const titles = splits.flatMap((split) => split.titles);
  const named = splits.filter((split) => split.words.length > 0);
  const [last, first] = named;
  if (last === undefined || first === undefined) {
    return { split: { titles, words: last?.words ?? [] }, name: byOrder(last?.words ?? [], address) };
  }
  // "von Brandt, Katrin" but also "Brandt, Katrin von".
  const trailing = first.words.findLastIndex((word) => !PARTICLES.has(word.toLowerCase())) + 1;
  const particles = trailing > 0 ? first.words.slice(trailing) : [];
  const firstName = join(trailing > 0 ? first.words.slice(0, trailing) : first.words);
  const lastName = join([...particles, ...last.words]);
  return {
    split: { titles, words: [...first.words, ...last.words] },
    name: { firstName, lastName, confidence: 0.95 },
  };
};

/**
 * The parts of a display name; `address` settles the order ("Öztürk Katrin" of k.oeztuerk@…) and stands in when there
 * is no name. Desks ("Vertrieb") and companies ("Brandt GmbH") get no first or last name and confidence 0.
 */
export const splitPersonName = (displayName: string, address: string = ''): PersonName => {
  const text = tidy(displayName);
  if (text === '' || text.includes('@'))
    return fromAddress(text.includes('@') && address === '' ? text : address || text);
  const head = withoutAppendix(text);
  const parts = head
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isNobody =
    COMPANY.test(head) || head.split(/[\s,]+/).some((word) => isIn(DESKS, word)) || !/\p{L}/u.test(head);
  if (isNobody) return { ...NONE, display: text };
  const one = takeTitles(head);
  const { split, name } =
    parts.length > 1 ? byComma(parts, address) : { split: one, name: byOrder(one.words, address) };
  if (split.words.length === 0 || split.words.length > 7) return { ...NONE, display: text };
  const title = split.titles.join(' ').replace(/\b(Dr|Prof)(?![.\w])/g, '$1.');
  const display = [title, name.firstName, name.lastName].filter(Boolean).join(' ');
  return { title, ...name, display };
};
