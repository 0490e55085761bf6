/** Addresses that a house answers together. Source: RFC 2142 and the customs of German-speaking countries. */

const MAILBOXES = new Set(
  `info kontakt contact office mail post email hello hallo team service support hilfe help helpdesk sales vertrieb verkauf
  einkauf purchasing order orders bestellung bestellungen auftrag anfrage anfragen angebote rechnung rechnungen invoice invoices
  buchhaltung accounting billing zentrale empfang reception sekretariat verwaltung admin administrator webmaster postmaster
  hostmaster abuse noc security marketing presse press pr jobs job karriere career careers bewerbung bewerbungen personal hr
  datenschutz privacy newsletter noreply no-reply donotreply shop praxis kanzlei buero büro werkstatt lager dispo disposition`
    .trim()
    .split(/\s+/),
);

/** With something behind it they stay one: `info2@`, `vertrieb.nord@`. */
const BEGINNINGS =
  /^(?:info|kontakt|contact|office|service|support|vertrieb|sales|einkauf|verkauf|rechnung|bewerbung)(?:\d{1,3}|[.+_-].{1,60})$/;

/** Whoever reads there may be anybody of the house. */
export const isSharedMailbox = (email: string): boolean => {
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@'))).toLowerCase();
  return MAILBOXES.has(local) || BEGINNINGS.test(local);
};
