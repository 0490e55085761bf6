/** How companies are called: after a family, a trade or a coined word, with the legal form of their country. */
import { foldText } from '#shared/lib/fold.ts';
import { pickLastName } from './names.ts';
import type { Country } from './places.ts';
import { isGerman } from './places.ts';
import type { Random } from './random.ts';
import { createZipf } from './random.ts';
import { words } from './words.ts';

const GERMAN_TRADES = words(`
  Metallbau Maschinenbau Elektrotechnik Logistik Bau Haustechnik Anlagenbau Pumpen Kältetechnik Holzbau Druck Software
  Consulting Immobilien Medizintechnik Lebensmittel Werkzeugbau Kunststofftechnik Spedition Gartenbau Möbel Textil
  Automobile Sanitär Dachdeckerei Fördertechnik Messtechnik Lüftungstechnik Verpackungen Feinmechanik`);
const ENGLISH_TRADES = words(`
  Engineering Logistics Foods Marine Design Construction Electrical Software Consulting Joinery Plumbing Packaging
  Printing Textiles Instruments Fabrication Refrigeration Catering Interiors Systems`);
const GERMAN_FORMS = createZipf(
  ['GmbH', 'GmbH & Co. KG', 'AG', 'KG', 'e. K.', 'OHG', 'UG (haftungsbeschränkt)', 'eG', 'SE'],
  1,
);
const AUSTRIAN_FORMS = createZipf(['GmbH', 'Ges.m.b.H.', 'AG', 'KG', 'e.U.'], 1);
const SWISS_FORMS = createZipf(['AG', 'GmbH', 'Sàrl', 'SA'], 1);
const ENGLISH_FORMS = createZipf(['Ltd', 'Limited', 'PLC', 'LLP', 'CIC'], 1);
const AMERICAN_FORMS = createZipf(['Inc.', 'LLC', 'Corp.'], 1);
const FORMS: Record<Country, (random: Random) => string> = {
  DE: GERMAN_FORMS,
  AT: AUSTRIAN_FORMS,
  CH: SWISS_FORMS,
  GB: ENGLISH_FORMS,
  IE: ENGLISH_FORMS,
  US: AMERICAN_FORMS,
};
const STEMS = words(
  'Nord Süd Alpen Hansa Rhein Elb Isar Nova Vita Terra Aqua Solar Thermo Inno Pro Digi Euro Opti Omni Ferro Möve Grün Löwen Astra Kron Berg',
);
const ENDINGS = words('tec werk plan tron bau med line soft flow form dyn vent lux core gas pack chem');
const ENGLISH_STEMS = words(
  'Northgate Ashford Blue Stone Oak Harbour Summit Crest Red Silver Kings Mill River Bright Clear High West',
);

export type CompanyName = { readonly name: string; readonly slug: string };

const slugOf = (text: string): string =>
  foldText(text.replaceAll('&', ' '))
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);

const germanName = (random: Random): string => {
  const kind = random.next();
  const last = pickLastName.de(random);
  if (kind < 0.5) return `${last} ${random.pick(GERMAN_TRADES)}`;
  if (kind < 0.62)
    return `${last} & ${random.chance(0.5) ? 'Söhne' : pickLastName.de(random)} ${random.pick(GERMAN_TRADES)}`;
  if (kind < 0.7) return `Gebr. ${last}`;
  if (kind < 0.9) return `${random.pick(STEMS)}${random.pick(ENDINGS)} ${random.pick(GERMAN_TRADES)}`;
  return `${random.pick(GERMAN_TRADES)} ${last}`;
};

const englishName = (random: Random): string => {
  const kind = random.next();
  const last = pickLastName.en(random);
  if (kind < 0.45) return `${last} ${random.pick(ENGLISH_TRADES)}`;
  if (kind < 0.6) return `${last} & ${random.chance(0.5) ? 'Sons' : pickLastName.en(random)}`;
  return `${random.pick(ENGLISH_STEMS)} ${random.pick(ENGLISH_TRADES)}`;
};

export const companyName = (country: Country, random: Random): CompanyName => {
  const base = isGerman(country) ? germanName(random) : englishName(random);
  return { name: `${base} ${FORMS[country](random)}`, slug: slugOf(base) || 'firma' };
};

const GERMAN_JOBS =
  words(`Geschäftsführer*in Einkaufsleiter*in Einkäufer*in Vertriebsleiter*in Projektleiter*in
  Technische_Leitung Buchhaltung Assistenz_der_Geschäftsführung Sachbearbeiter*in Leitung_IT Konstrukteur*in Werkstattleiter*in
  Qualitätsmanagement Disponent*in Marketing Personalleitung Prokurist*in Lagerleiter*in`);
const ENGLISH_JOBS =
  words(`Managing_Director Purchasing_Manager Buyer Sales_Director Project_Manager Technical_Director
  Accounts Office_Manager Operations_Manager Head_of_IT Design_Engineer Workshop_Supervisor Quality_Manager Marketing_Manager`);
const pickGermanJob = createZipf(GERMAN_JOBS, 2);
const pickEnglishJob = createZipf(ENGLISH_JOBS, 2);

/** The German title in the form that fits the person. */
export const jobTitle = (country: Country, isWoman: boolean, random: Random): string => {
  const title = (isGerman(country) ? pickGermanJob : pickEnglishJob)(random);
  return title.replace('*in', isWoman ? 'in' : '');
};
