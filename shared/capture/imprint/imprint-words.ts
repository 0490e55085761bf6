/** The words by which an imprint says what a line is about: German, Austrian, Swiss, English. Plain patterns, each linear. */

/** "I M P R E S S U M" is one word. */
export const unspaced = (text: string): string =>
  /^(?:\p{L} ){3,30}\p{L}$/u.test(text) ? text.replaceAll(' ', '') : text;

const HEADING =
  /^(?:impressum|imprint|legal (?:notice|disclosure|information)|site notice|anbieterkennzeichnung|pflichtangaben|offenlegung|note legali|mentions légales|angaben (?:gem|nach|laut|zum)|information according|informationspflicht|anbieter(?:$|:))/iu;

/** Whether a line begins an imprint. */
export const isImprintHeading = (text: string): boolean => text.length <= 200 && HEADING.test(unspaced(text));

const END =
  /^(?:haftung|urheberrecht|copyright\b|disclaimer|rechtliche hinweise|datenschutzerklärung|datenschutzhinweis|privacy policy|nutzungsbedingungen|bildnachweis|bildquellen|quellen|widerrufs|cookies?\b|responsabilité|(?:\w{0,12})streitbeilegung|streitschlichtung)/iu;

/** A heading behind which nothing of the provider is told any more. */
export const isEndHeading = (text: string): boolean =>
  text.length <= 60 && END.test(text) && !/[:@\d]/u.test(text);

/** Bodies that every imprint names; one of them may be the provider itself, and is so where it stands first. */
const BODIES =
  /kammer\b|\bchamber\b|behörde\b|aufsicht\b|schlichtung|ombud|gewerbeamt|vereinigung\b|finanzamt|versicherer\b/iu;
/** Whether a line without a colon or comma may be the name of such a body. */
export const isBody = (text: string): boolean =>
  BODIES.test(text) && !/[:,;]/u.test(text) && text.length <= 90;

/** Somebody else, wherever it is said: authorities, insurers, branches, makers of the site. */
const OTHERS =
  /aufsichtsrat|registerstelle|vermittlerregister|datenschutzbeauftrag|data protection officer|haftpflicht|bildnachweis|\bfiliale\b|zweigstelle|\bstandort\b|außenstelle|vertriebsbüro|v\.?\s?i\.?\s?s\.?\s?d\b|redaktionell|verantwortlich\p{L}{0,2} (?:für|i\.|nach|gem)|responsible for|^mitglied|\bmitglieder der|^member of|gefördert|rücksend|retoure|parkhaus|erstellt (?:von|mit|durch)|created by|powered by|spendenkonto|bankverbindung|beirat|bereitschaftsdienst|hausmeister/iu;

/** The same as a label or heading; in a name these words are what a company does. */
const OTHERS_HEADING =
  /^(?:technische\p{L}? \p{L}{4,}|web-?(?:site|seite|design|master)|gestaltung|umsetzung|realisi\p{L}+|realizzazione|konzept|konzeption|design|programmierung|hosting|hoster|héberge\p{L}*|technik|druck|anzeigen|fotos?|photos?|bilder|illustrationen|redaktion|chefredak\p{L}+|lager|logistikzentrum|büro \p{Lu}|datenschutz|verband|förderer|notfall|schlüssel|anreise|anfahrt|prokura|erlaubnis\p{L}*|haupt-?niederlassung|niederlassung\p{L}{0,2}|werk \p{Lu}|geschäftsstelle|versicherung)(?![\p{L}])|\b(?:us|uk|eu) office\b|\bwohnung\b/iu;
/** Before a colon also as the end of a word: "Shop-Technik:", "Prüfungsverband:". */
const OTHERS_LABEL =
  /(?:technik|verband|redaktion|programmierung|gestaltung|lager|büro|niederlassung)$|\bredaktion\b/iu;

/** Who answers for a site by the law about providers is its provider, not somebody else. */
const BY_LAW = /§ ?5 ?(?:abs\.? ?\d )?(?:ddg|tmg|ecg)\b/iu;

/** The general partner: a company of its own, with a register of its own. */
const PARTNER = /komplementär\p{L}{0,2}\b|persönlich haftende\p{L}? gesellschafterin|general partner/iu;

export type LineRole = 'own' | 'foreign' | 'partner';

/** `label` are the words before a colon, `heading` a line that stands for itself; else it is just a line. */
export const roleOf = (text: string, kind: 'label' | 'heading' | 'line'): LineRole => {
  const start = text.slice(0, 80);
  if (PARTNER.test(start)) return 'partner';
  const isOther =
    BODIES.test(start) ||
    (OTHERS.test(start) && !BY_LAW.test(start)) ||
    (kind !== 'line' && OTHERS_HEADING.test(start)) ||
    (kind === 'label' && OTHERS_LABEL.test(start));
  return isOther ? 'foreign' : 'own';
};

const PLACE_LABEL =
  /^(?:(?:haus|post|besucher|kontakt|firmen|geschäfts|büro)?(?:anschrift|adresse)|adresse|sitz|hauptsitz|firmensitz|firma|anbieter|kontakt(?:daten)?|contact|company|unternehmen|address|straße|strasse|ort|plz,? ?(?:\/ ?)?ort|lokal|ordination|praxis|name|backstube und verwaltung|verwaltung|zentrale|hauptverwaltung|herausgeber|p\. ?a\.)/iu;

/** Labels behind which the provider's own name or address stands. */
export const isPlaceLabel = (label: string): boolean => PLACE_LABEL.test(label);

/** Text that a site builder puts there until somebody writes an imprint. */
export const isSample = (text: string): boolean =>
  /\bmuster(?:mann|frau|firma|stadt|stra(?:ß|ss)e|str\.|hausen|ort)\b|\bmax muster\b|^\[[^\]]{2,60}\]$|lorem ipsum/iu.test(
    text,
  );
