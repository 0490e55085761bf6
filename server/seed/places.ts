/** Cities with postcodes that fit, and telephone numbers from the ranges kept free for films and books. */
import type { Random } from './random.ts';
import { createZipf } from './random.ts';

export type Country = 'DE' | 'AT' | 'CH' | 'GB' | 'IE' | 'US';
export type Place = {
  readonly city: string;
  readonly country: Country;
  /** `#` is any digit, `@` any letter of British postcodes. */
  readonly postcode: string;
  readonly phone: string;
};

const place =
  (country: Country) =>
  (line: string): Place => {
    const [city = '', postcode = '', phone = ''] = line.split('|');
    return { city, country, postcode, phone };
  };

const GERMAN = [
  'Berlin|10###|+493023125###',
  'Hamburg|20###|+494066969###',
  'München|80###|+498999998###',
  'Köln|50###|+492214710###',
  'Frankfurt am Main|60###|+496990009###',
  'Stuttgart|70###|+4989999987##',
  'Düsseldorf|40###|+4922147105##',
  'Leipzig|041##|+4930231258##',
  'Dortmund|441##|+4922147104##',
  'Essen|451##|+4922147103##',
  'Bremen|281##|+4940669697##',
  'Dresden|011##|+4930231257##',
  'Hannover|301##|+4940669696##',
  'Nürnberg|904##|+4989999986##',
  'Duisburg|470##|+4922147102##',
  'Bielefeld|336##|+4922147101##',
  'Bonn|531##|+4922147106##',
  'Münster|481##|+4922147107##',
  'Karlsruhe|761##|+4969900097##',
  'Mannheim|681##|+4969900096##',
  'Augsburg|861##|+4989999985##',
  'Wiesbaden|651##|+4969900095##',
  'Kiel|241##|+4940669695##',
  'Lübeck|235##|+4940669694##',
  'Erfurt|990##|+4930231256##',
  'Rostock|180##|+4940669693##',
  'Freiburg im Breisgau|791##|+4989999984##',
  'Saarbrücken|661##|+4969900094##',
  'Göttingen|370##|+4940669692##',
  'Würzburg|970##|+4989999983##',
  'Tübingen|720##|+4989999982##',
  'Lüneburg|213##|+4940669691##',
  'Görlitz|028##|+4930231255##',
].map(place('DE'));
const AUSTRIAN = [
  'Wien|1##0|+431555##',
  'Graz|80#0|+431555##',
  'Linz|40#0|+431555##',
  'Salzburg|50#0|+431555##',
].map(place('AT'));
const SWISS = [
  'Zürich|80##|+4144555####',
  'Basel|40##|+4144555####',
  'Bern|30##|+4144555####',
  'Winterthur|84##|+4144555####',
].map(place('CH'));
const BRITISH = [
  'London|EC#A #@@|+442079460###',
  'Birmingham|B# #@@|+441214960###',
  'Manchester|M# #@@|+441614960###',
  'Leeds|LS# #@@|+441134960###',
  'Glasgow|G# #@@|+441414960###',
  'Bristol|BS# #@@|+441174960###',
  'Edinburgh|EH# #@@|+441314960###',
  'Liverpool|L# #@@|+441514960###',
  'Sheffield|S# #@@|+441144960###',
  'Newcastle upon Tyne|NE# #@@|+441914980###',
  'Cardiff|CF# #@@|+442920180###',
  'Falmouth|TR11 #@@|+441632960###',
].map(place('GB'));
const IRISH = ['Dublin|D0# X##@|+35315550###', 'Cork|T12 X##@|+353215550###'].map(place('IE'));
const AMERICAN = [
  'New York|100##|+12125550###',
  'Chicago|606##|+13125550###',
  'Boston|021##|+16175550###',
  'Austin|787##|+15125550###',
].map(place('US'));

const pickers = { DE: GERMAN, AT: AUSTRIAN, CH: SWISS, GB: BRITISH, IE: IRISH, US: AMERICAN };
const pickPlaceOf = Object.fromEntries(
  Object.entries(pickers).map(([country, list]) => [country, createZipf(list, 4)]),
) as Record<Country, (random: Random) => Place>;

/** Seven of ten in Germany. */
const COUNTRIES: readonly (readonly [Country, number])[] = [
  ['DE', 0.7],
  ['AT', 0.77],
  ['CH', 0.83],
  ['GB', 0.94],
  ['US', 0.98],
  ['IE', 1],
];

export const pickPlace = (random: Random): Place => {
  const at = random.next();
  const country = COUNTRIES.find(([, upTo]) => at < upTo)?.[0] ?? 'DE';
  return pickPlaceOf[country](random);
};

export const isGerman = (country: Country): boolean =>
  country === 'DE' || country === 'AT' || country === 'CH';

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const fill = (pattern: string, random: Random): string =>
  pattern.replaceAll(/[#@]/g, (mark) =>
    mark === '#' ? String(random.below(10)) : LETTERS[random.below(LETTERS.length)]!,
  );

export const postcodeOf = (where: Place, random: Random): string => fill(where.postcode, random);
/** `extension` more digits make a direct line of a switchboard. */
export const phoneOf = (where: Place, random: Random, extension: number): string =>
  fill(where.phone + '#'.repeat(extension), random);
export const mobileOf = (where: Place, random: Random): string =>
  isGerman(where.country) ? fill('+49152288173##', random) : fill('+447700900###', random);

const GERMAN_STREETS = (
  'Hauptstraße Bahnhofstraße Dorfstraße Gartenstraße Schulstraße Industriestraße Bergstraße Lindenstraße Birkenweg ' +
  'Goethestraße Schillerstraße Mühlenweg Werkstraße Rosenweg Am_Hafen Kirchgasse Gutenbergstraße Otto-Hahn-Straße ' +
  'Siemensstraße Königsallee Poststraße Am_Gewerbepark Röntgenstraße Waldweg Feldstraße'
)
  .split(' ')
  .map((name) => name.replaceAll('_', ' '));
const ENGLISH_STREETS = (
  'High_Street Station_Road Church_Lane Victoria_Road Park_Road Mill_Lane Quay_Road Queen_Street King_Street ' +
  'Market_Place Albert_Road Springfield_Road Manor_Way Brunel_Court Enterprise_Park'
)
  .split(' ')
  .map((name) => name.replaceAll('_', ' '));
const pickGermanStreet = createZipf(GERMAN_STREETS, 3);
const pickEnglishStreet = createZipf(ENGLISH_STREETS, 3);

export const streetOf = (where: Place, random: Random): string =>
  isGerman(where.country)
    ? `${pickGermanStreet(random)} ${1 + random.below(140)}`
    : `${1 + random.below(140)} ${pickEnglishStreet(random)}`;
