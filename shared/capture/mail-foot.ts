/**
 * What the foot of a mail looks like, line by line: closing formulas, contact data, lines of phone mail programs,
 * legal notices. Every test reads one line of at most LINE_MAX characters with patterns that cannot backtrack far.
 */
import { foldText } from '#shared/lib/fold.ts';

const GERMAN_CLOSING =
  /^(?:(?:und |wir |ich ){0,2}verbleiben? (?:wir |ich )?)?(?:(?:(?:viel|herzlich|best)\w{0,3} )?dank\w?(?: im voraus| vorab)?,? (?:und|u\.|&|\+) )?(?:mit )?(?:(?:freundlich|best|viel|lieb|ganz|herzlich|schoen|sonnig|kollegial|nett|freundschaftlich|winterlich|sommerlich|weihnachtlich|sportlich|die|einen?)\w{0,4}(?:,? und)? ){0,4}gr(?:uess|uss|ueess)(?:e|en|le|li|lis)?(?=$|[\s,.!;:)])/;
const OTHER_CLOSINGS =
  /^(?:mfg|mbg|mvg|lg|vg|vlg|glg|bg|hg|sg|br|kr|rgds|hochachtungsvoll|herzlichst|ihre?|(?:mit )?(?:die )?besten? (?:wuensche|empfehlungen)n?|(?:thanks (?:and|&) |many thanks (?:and|&) |with )?(?:(?:very )?(?:best|kind|kindest|warm|warmest) ){0,2}regards|best wishes|all the best|best|cheers|sincerely|yours (?:sincerely|faithfully|truly)|sincerely yours|respectfully|kind greetings|(?:bien )?cordialement|(?:meilleures |cordiales )?salutations|bien a vous|cordiali saluti|distinti saluti|(?:cari )?saluti|un saludo|saludos(?: cordiales)?|atentamente|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|pozdrawiam|z powazaniem|med venlig hilsen|med vanlig halsning|mvh)(?=$|[\s,.!;:)])/;
/** "Gruß an alle", "Regards to your wife": a greeting inside the letter. */
const GREETING_SOMEBODY = /^\s?(?:an|to|for|fuer)\s/;
const REST_MAX = 40;
/** These are words of their own as well: they close a mail only alone on their line. */
const ALONE = /^(?:best|ihre?|sg|hg|bg|br|kr|cheers|saluti|salutations)$/;

/** "Mit freundlichen Grüßen", "VG", "Best regards, John": the line that ends a letter. */
export const isClosing = (line: string): boolean => {
  if (line.length < 2 || line.length > 80) return false;
  const folded = foldText(line).replace(/^[*_\s]+/, '');
  const phrase = (GERMAN_CLOSING.exec(folded) ?? OTHER_CLOSINGS.exec(folded))?.[0];
  if (phrase === undefined) return false;
  const rest = folded.slice(phrase.length).replace(/[*_]/g, '');
  if (rest.length > REST_MAX || GREETING_SOMEBODY.test(rest)) return false;
  const words = rest.replace(/[^\p{L}\s]/gu, '').trim();
  // "LG" is a make of screens as well: after so short a word at most a name follows.
  if (phrase.length <= 3 && (/\d/.test(rest) || words.split(/\s+/).length > 2)) return false;
  if (ALONE.test(phrase)) return words === '';
  return words.split(/\s+/).length <= 4 && !/[?]$/.test(rest) && !(words.includes(' ') && rest.endsWith('.'));
};

const DEVICE =
  /iphone|ipad|ipod|blackberry|android|samsung|galaxy|huawei|xiaomi|pixel|smartphone|handy|mobil|outlook|mail|yahoo|gmx|web\.de|windows|nokia|sony|tablet|handheld|unterwegs|telekom|vodafone|proton|typeapp|bluemail|k-9|thunderbird/i;
const SENT_FROM =
  /^(?:sent|gesendet|verschickt|versendet|envoyé|inviato|enviado|verzonden|wysłan[eoy]|sendt|skickat|lähetetty|отправлено)\s+(?:from|via|with|using|by|mit|von|vom|über|aus|depuis|de|à partir de?|dal?l?|desde|vanaf|vanuit|met|z|fra|från|с)[\s']/iu;
const FROM_SENT =
  /^(?:(?:diese (?:nachricht|e-?mail) wurde )?(?:von|vom|mit|über) .{2,60}(?:gesendet|verschickt|versendet|geschickt)\.?|get outlook for .{2,20}|outlook für .{2,20} (?:beziehen|herunterladen)|(?:laden sie|hol(?:en sie sich|e? dir)|télécharge[rz]|obtenez|scarica|ottieni|descarga|download|pobierz) .{0,20}outlook.{0,40})$/iu;
const TRAILING_LINK = /\s*<[^<>]*>$/;

/** "Gesendet von meinem iPhone"; `isApart`: it stands in a paragraph of its own, so an unknown device will do. */
export const isDeviceLine = (line: string, isApart: boolean): boolean => {
  if (line.length > 200) return false;
  const text = line.replace(TRAILING_LINK, '').replace(/[*_]/g, '');
  if (text.length > 90) return false;
  if (FROM_SENT.test(text)) return DEVICE.test(text);
  if (!SENT_FROM.test(text) || /[,;?!]|\.\s/.test(text) || text.split(/\s+/).length > 12) return false;
  return isApart ? !text.endsWith('.') || DEVICE.test(text) : DEVICE.test(text);
};

const PHONE =
  /(?:^|[\s|•·(/])(?:tel|telefon|fon|phone|mobil|mobile|mobiltelefon|handy|fax|telefax|direkt|direct|durchwahl|zentrale|office|cell|t|m|f|p|d)[.:\s*]{0,4}(?:nr\.?|:)?\s{0,3}[+(0]\d?[\d\s()/.-]{5}/i;
const PLAIN_PHONE = /^[^\p{L}\d]{0,8}[+0][\d\s()/.-]{7,24}$/u;
const WEB = /(?:^|[\s<(|])(?:https?:\/\/|www\.)\S/i;
const POSTCODE_CITY = /(?:^|[\s,|•·])(?:[A-Z]{1,2}[- ])?\d{4,5} \p{Lu}\p{L}/u;
const STREET = /(?:straße|strasse|str\.|weg|allee|platz|ring|gasse|damm|ufer|chaussee) \d{1,4}/iu;
const REGISTER =
  /\b(?:HR[AB]|USt-?Id|Ust-?IdNr|UID|VAT|Amtsgericht|Handelsregister|Geschäftsführ|Vorstand|Aufsichtsrat|Sitz der|Firmenbuch|Registergericht)/u;
const COMPANY =
  /(?:^|\s)(?:g?GmbH|AG|KG|OHG|GbR|UG|SE|e\.\s?V\.|e\.\s?K\.|Ltd|Inc|LLC|S\.A\.|B\.V\.)(?:$|[\s,.|])/u;
const HANDLE = /^@\w+$/;

/** Whether the line holds data as they stand under a mail: number, address, register, web site. */
export const isContactLine = (line: string): boolean => {
  if (line.length < 3 || line.length > 250) return false;
  const hasAddress = /\S@\S/.test(line) && line.split(' ').length <= 12;
  return (
    hasAddress ||
    PHONE.test(line) ||
    PLAIN_PHONE.test(line) ||
    (WEB.test(line) && line.split(' ').length <= 8) ||
    HANDLE.test(line) ||
    (line.length <= 120 && (POSTCODE_CITY.test(line) || STREET.test(line) || COMPANY.test(line))) ||
    REGISTER.test(line)
  );
};

/** A sentence rather than an item of a foot. */
export const isProse = (line: string): boolean => {
  if (line.length < 25) return false;
  const words = line.split(' ').length;
  return line.length >= 100 ? words >= 10 : words >= 6 && /[.?!:;,]$/.test(line);
};

/** "-Katrin Öztürk", as mailing list people sign. */
export const isDashedName = (line: string): boolean =>
  line.length <= 50 && /^[-–—]\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.-]*){0,2}$/u.test(line);

export const isPostscript = (line: string): boolean =>
  /^(?:p\.\s?s\.?|ps|nb|nachtrag)\s?[:.,\-–—]/iu.test(line);

const NOTICE_START =
  /^(?:wichtiger hinweis|vertraulichkeitshinweis|haftungsausschluss|confidentiality|disclaimer|important notice|legal notice|(?:diese|die vorliegende) (?:e-?mail|mail|nachricht)|der inhalt dieser (?:e-?mail|nachricht)|die (?:in dieser|informationen in)|this (?:e-?mail|message|communication|transmission)|the (?:information|contents?) (?:contained |of this |in this )|le informazioni contenute|questo messaggio|ce (?:message|courriel)|este (?:mensaje|correo)|dit bericht|deze e-?mail|niniejsza wiadomosc)/;
const SURE_NOTICE =
  /^(?:achtung|vorsicht|caution|warnung|warning|extern(?:al|e)?)\s?:?.{0,40}(?:extern|outside|ausserhalb).{0,200}$|^\[?(?:external|extern)(?: email| e-mail)?\]?$|(?:denken sie (?:bitte )?an (?:die|unsere) umwelt|consider the environment|think before you print|pensez a l'environnement)|wurde (?:von avast|auf viren)|virenfrei|virus-free|datenschutz(?:hinweise|erklaerung|informationen).{0,80}(?:finden sie|unter|https?:)/;
const NOTICE_WORDS = [
  'vertraulich',
  'confidential',
  'irrtuemlich',
  'versehentlich',
  'unbefugt',
  'unautho',
  'intended recipient',
  'intended for',
  'adressat',
  'empfaenger',
  'privileged',
  'disclos',
  'legally',
  'rechtlich geschuetzt',
  'riservat',
  'destinatari',
  'confidenti',
  'vernichten',
  'loeschen',
  'geloescht',
  'delete',
  'notify',
  'informieren sie',
  'not permitted',
  'nicht gestattet',
  'weitergabe',
  'kopieren',
  'copying',
  'distribution',
  'haftung',
  'liability',
  'prohibited',
  'verboten',
  'per errore',
  'par erreur',
  'in error',
] as const;

/** How clearly a paragraph (folded, at most some 1,000 characters) is a legal notice: 0 not, 1 perhaps, 2 certainly. */
export const noticeLevel = (paragraph: string): 0 | 1 | 2 => {
  if (paragraph.length < 8) return 0;
  const folded = foldText(paragraph);
  if (SURE_NOTICE.test(folded)) return 2;
  let hits = 0;
  for (const word of NOTICE_WORDS) if (folded.includes(word)) hits += 1;
  if (hits >= 3 && /mail|nachricht|message|messag|bericht|courriel|correo|transmission/.test(folded))
    return 2;
  if (hits >= 1 && NOTICE_START.test(folded)) return 2;
  return hits >= 2 ? 1 : 0;
};
