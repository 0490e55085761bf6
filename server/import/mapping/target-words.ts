/** Words over columns, in German and English, and what they mean. Folded: lower case, ä as ae, letters and digits alone. */
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { fieldsInUse } from '#shared/domain/custom-shown.ts';
import { CUSTOM_TARGET, importTargets } from '#shared/domain/import-run.ts';
import { foldText } from '#shared/lib/fold.ts';

export const foldWord = (word: string): string => foldText(word).replaceAll(/[^\p{L}\p{N}]/gu, '');

const BOTH: Readonly<Record<string, string>> = {
  emails:
    'email emails mail emailadresse emailadressen mailadresse emailaddress emailaddresses email1 email2 email3 emailprivat emailgeschaeftlich emaildienstlich businessemail workemail privateemail personalemail primaryemail email1address emailwork emailhome email2address email3address',
  phones: 'telefon telefonnummer phone phonenumber tel telephone rufnummer fon phones telefonnr',
  'phones.work':
    'telefongeschaeftlich telefondienstlich businessphone workphone telefonbuero durchwahl directphone officephone telefonarbeit phonework',
  'phones.mobile':
    'mobil mobile mobiltelefon mobilnummer handy handynummer cell cellphone mobilephone mobilenumber phonemobile telefonmobil',
  'phones.home': 'telefonprivat homephone privatetelefonnummer telefonhome phonehome privattelefon',
  'phones.fax': 'fax telefax faxnummer faxnumber businessfax faxgeschaeftlich telefaxnummer',
  'phones.switchboard': 'zentrale telefonzentrale switchboard mainphone companymainphone hauptnummer',
  street:
    'strasse street strassehausnummer strassehnr strasseundhausnummer streetaddress businessstreet str strassegeschaeftlich addressline1',
  address: 'adresse address anschrift postanschrift postaladdress fulladdress lieferadresse rechnungsadresse',
  postcode: 'plz postleitzahl zip zipcode postalcode postcode businesspostalcode postleitzahlgeschaeftlich',
  city: 'ort stadt city town wohnort sitz businesscity ortgeschaeftlich locality plzort',
  country:
    'land country staat countryregion businesscountryregion landregiongeschaeftlich laendercode countrycode',
  website: 'website webseite homepage url web internet internetadresse internetseite webpage www',
  lifecycle: 'kundenphase phase lifecycle lifecyclestage kundenstatus',
  ownerId:
    'zustaendig betreuer kundenbetreuer owner accountowner contactowner verantwortlich verantwortlicher salesrep',
  externalId:
    'externalid kundennummer kundennr kdnr customerid customerno customernumber nummer id nr externeid debitor debitorennummer debitornr slug recordid',
  tags: 'tags tag schlagwoerter schlagworte kategorien kategorie categories category stichwoerter labels gruppen gruppe',
  note: 'notiz notizen note notes bemerkung bemerkungen kommentar kommentare comment comments anmerkung anmerkungen beschreibung description reason grund',
};

const PEOPLE: Readonly<Record<string, string>> = {
  salutation: 'anrede salutation titleofcourtesy geschlecht gender courtesytitle mrmrs',
  title: 'titel akademischertitel academictitle namenstitel suffix akadgrad',
  firstName: 'vorname firstname givenname rufname first forename vornamen',
  lastName: 'nachname lastname surname familienname familyname zuname last',
  fullName:
    'name fullname vollername vollstaendigername kontakt contact contactname ansprechpartner displayname anzeigename contactperson kunde',
  'company.name':
    'firma company companyname unternehmen organisation organization firmenname account accountname arbeitgeber employer institution',
  'company.domain': 'firmendomain companydomain domain',
  birthDay: 'geburtstag geburtsdatum birthday birthdate dateofbirth',
  'company.jobTitle':
    'position jobtitle funktion beruf stelle contacttitle jobbezeichnung berufsbezeichnung title role rolle',
  employments: 'weiterefirmen furthercompanies othercompanies',
  language: 'sprache language korrespondenzsprache',
  optOut: 'optout keinewerbung werbesperre werbeverbot donotcontact emailoptout unsubscribed abgemeldet',
  externalId: `${BOTH['externalId']} kontaktnummer contactid personalnummer employeeid personid`,
};

const COMPANIES: Readonly<Record<string, string>> = {
  name: 'name firma company companyname unternehmen organisation organization firmenname account accountname firmierung institution kunde',
  legalForm: 'rechtsform legalform',
  domains: 'domain domains',
  vatId:
    'ustid ustidnr ustidnummer umsatzsteuerid umsatzsteueridentifikationsnummer vatid vatnumber vat vatno uid uidnummer steuernummerust',
  registerCourt: 'registergericht amtsgericht registercourt',
  registerNumber:
    'registernummer handelsregisternummer handelsregister hrb hrnummer registernumber registrationnumber',
  customerSince: 'kundeseit customersince kundenbeginn',
  keyAccount: 'schluesselkunde keyaccount grosskunde',
  parentId: 'muttergesellschaft mutter parent parentcompany konzern parentaccount gehoertzu',
};

const OWN: Readonly<Record<FieldRecord, Readonly<Record<string, string>>>> = {
  person: PEOPLE,
  company: COMPANIES,
};

/** Labels of the interface count too, so that what Kontor exports maps itself. */
const labelsOf = (key: string): string[] => {
  const label = `field.${key}` as keyof typeof fieldsEn;
  return [fieldsDe[label], fieldsEn[label]].filter((text) => typeof text === 'string');
};

/** Folded word to target; the name of a custom field before any other word but a label of Kontor's own. */
export const targetWords = (
  kind: FieldRecord,
  custom: readonly CustomField[],
): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  const put = (word: string, target: string): void => {
    if (!words.has(word)) words.set(word, target);
  };
  const targets = importTargets(kind, custom);
  for (const target of targets) for (const label of labelsOf(target)) put(foldWord(label), target);
  for (const { id, name, nameEn } of fieldsInUse(custom, kind))
    for (const one of [name, nameEn]) if (one) put(foldWord(one), CUSTOM_TARGET + id);
  for (const list of [OWN[kind], BOTH])
    for (const [target, text] of Object.entries(list)) for (const word of text.split(' ')) put(word, target);
  for (const target of targets) put(foldWord(target), target);
  return words;
};
