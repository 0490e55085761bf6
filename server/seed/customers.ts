/** The made-up customers, each made again from its number whenever it is needed. */
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { foldText } from '#shared/lib/fold.ts';
import { companyName, jobTitle } from './company-names.ts';
import type { Layout } from './layout.ts';
import { pickLastName, pickMan, pickWoman } from './names.ts';
import { seedFields, seedValues } from './own-fields.ts';
import type { SeedField } from './own-fields.ts';
import { isGerman, mobileOf, phoneOf, pickPlace, postcodeOf, streetOf } from './places.ts';
import type { Country, Place } from './places.ts';
import { idFor, randomFor } from './random.ts';
import type { Random } from './random.ts';

export type SeedCompany = {
  readonly id: string;
  readonly ms: number;
  readonly place: Place;
  readonly domain: string;
  readonly fields: CompanyFields;
};
export type SeedPerson = {
  readonly id: string;
  readonly ms: number;
  readonly name: string;
  readonly email: string;
  readonly german: boolean;
  readonly isWoman: boolean;
  readonly fields: PersonFields;
};
export type SeedEmployment = {
  readonly id: string;
  readonly ms: number;
  readonly fields: {
    readonly personId: string;
    readonly companyId: string;
    readonly jobTitle: string;
    readonly buyingRole: string;
    readonly fromDay: string | null;
    readonly toDay: null;
  };
};

export type SeedRelationship = {
  readonly id: string;
  readonly ms: number;
  readonly fields: {
    readonly personId: string;
    readonly otherId: string;
    readonly kind: 'reports_to';
    readonly note: string;
  };
};

export type Customers = {
  readonly company: (index: number) => SeedCompany;
  readonly person: (index: number) => SeedPerson;
  readonly employment: (person: number) => SeedEmployment | null;
  /** To whom they report; null for most. */
  readonly relationship: (person: number) => SeedRelationship | null;
  readonly ownFields: readonly SeedField[];
};

const DAY_MS = 86_400_000;
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const LIFECYCLES = [
  'acquisition',
  'development',
  'retention',
  'retention',
  'retention',
  'development',
  'winback',
] as const;
const ROLES = ['', '', '', 'decider', 'buyer', 'influencer', 'user', 'gatekeeper'] as const;

const slug = (text: string): string =>
  foldText(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

const titleOf = (german: boolean, random: Random): string => {
  const at = random.next();
  if (at < 0.045) return 'Dr.';
  if (at < 0.052) return german ? 'Prof. Dr.' : 'Prof.';
  return at < 0.06 && german ? 'Dipl.-Ing.' : '';
};

const lastNameOf = (tongue: 'de' | 'en', random: Random): string => {
  const last = pickLastName[tongue](random);
  return random.chance(0.05) ? `${last}-${pickLastName[tongue](random)}` : last;
};

const firstNameOf = (tongue: 'de' | 'en', isWoman: boolean, random: Random): string => {
  const pick = (isWoman ? pickWoman : pickMan)[tongue];
  const first = pick(random);
  return random.chance(0.04) ? `${first}-${pick(random)}` : first;
};

/** How the house writes addresses: full name, initial, or last name alone. */
const localPart = ({ firstName, lastName }: Named, style: number): string => {
  const last = slug(lastName);
  return style === 0
    ? `${slug(firstName)}.${last}`
    : style === 1
      ? `${slug(firstName)[0] ?? 'x'}.${last}`
      : last;
};

type Named = {
  readonly german: boolean;
  readonly isWoman: boolean;
  readonly firstName: string;
  readonly lastName: string;
};
const namedBy = (country: Country, random: Random): Named => {
  const german = random.chance(isGerman(country) ? 0.95 : 0.06);
  const tongue = german ? 'de' : 'en';
  const isWoman = random.chance(0.47);
  return {
    german,
    isWoman,
    firstName: firstNameOf(tongue, isWoman, random),
    lastName: lastNameOf(tongue, random),
  };
};

/** Beyond so many colleagues addresses carry a number anyway, instead of being compared with all others. */
const COMPARED_MAX = 40;

const CHANNELS = ['', '', 'email', 'email', 'phone', 'letter', 'visit'] as const;
const STATUSES = ['single', 'married', 'married', 'partnership', 'divorced', 'widowed'] as const;
const INTERESTS = ['Segeln', 'Garten', 'Radfahren', 'Musik', 'Kochen', 'Fotografie', 'Wandern'] as const;

type Life = Pick<
  PersonFields,
  'birthDay' | 'maritalStatus' | 'householdSize' | 'childrenCount' | 'preferredChannel' | 'interests'
>;

/** What is known of how somebody lives: of private customers much, of those at work little. Drawn by itself. */
const lifeOf = (employed: boolean, startMs: number, random: Random): Life => {
  const isKnown = random.chance(employed ? 0.15 : 0.6);
  const children = isKnown ? random.below(4) : null;
  return {
    birthDay: random.chance(employed ? 0.3 : 0.8)
      ? dayOf(startMs - (20 * 365 + random.below(55 * 365)) * DAY_MS)
      : null,
    maritalStatus: isKnown ? random.pick(STATUSES) : '',
    childrenCount: children,
    householdSize: children === null ? null : children + 1 + random.below(2),
    preferredChannel: random.pick(CHANNELS),
    interests: random.chance(0.2) ? [random.pick(INTERESTS)] : [],
  };
};

/** Customers come into being within one year before `startMs`. */
export const createCustomers = (layout: Layout, seed: number, startMs: number): Customers => {
  const own = seedFields(seed, startMs - 400 * DAY_MS);
  const bornAt = (index: number, count: number): number =>
    Math.floor(startMs - 365 * DAY_MS + (index / Math.max(count, 1)) * 330 * DAY_MS);

  const company = (index: number): SeedCompany => {
    const random = randomFor(seed, 'company', index);
    const ms = bornAt(index, layout.companies);
    const where = pickPlace(random);
    const { name, slug: base } = companyName(where.country, random);
    // The number keeps domains apart; the same name is common, the same domain impossible.
    const domain = `${base}-${index.toString(36)}.example`;
    const fields: CompanyFields = {
      ...EMPTY_COMPANY,
      name,
      domains: random.chance(0.97) ? [domain] : [],
      emails: random.chance(0.7)
        ? [{ email: `${isGerman(where.country) ? 'kontakt' : 'hello'}@${domain}`, label: '' }]
        : [],
      phones: random.chance(0.85) ? [{ number: phoneOf(where, random, 0), label: 'switchboard' }] : [],
      street: streetOf(where, random),
      postcode: postcodeOf(where, random),
      city: where.city,
      country: where.country,
      website: random.chance(0.8) ? `https://www.${domain}` : '',
      lifecycle: random.pick(LIFECYCLES),
      customerSince: random.chance(0.7) ? dayOf(startMs - random.below(12 * 365) * DAY_MS) : null,
      keyAccount: random.chance(0.03),
      externalId: `C-${100_000 + index}`,
    };
    return { id: idFor(seed, 'company', index, ms), ms, place: where, domain, fields };
  };

  type Home = {
    readonly where: Place;
    readonly domain: string;
    readonly style: number;
    readonly first: number;
  };
  const homeOf = (index: number, random: Random): Home => {
    const employer = layout.employer(index);
    if (employer < 0)
      return {
        where: pickPlace(random),
        domain: random.pick(['post.example', 'mail.example', 'kiste.example']),
        style: 0,
        first: -1,
      };
    const { place, domain } = company(employer);
    return { where: place, domain, style: employer % 3, first: layout.first[employer]! };
  };

  /** Told apart by a number where somebody before has the same; private addresses always carry one. */
  const addressOf = (index: number, named: Named, { where, domain, style, first }: Home): string => {
    const base = localPart(named, style);
    if (first < 0 || index - first >= COMPARED_MAX) return `${base}${index + 1}@${domain}`;
    let same = 0;
    for (let other = first; other < index; other += 1) {
      if (localPart(namedBy(where.country, randomFor(seed, 'person', other)), style) === base) same += 1;
    }
    return `${base}${same === 0 ? '' : String(same + 1)}@${domain}`;
  };

  const person = (index: number): SeedPerson => {
    const employed = layout.employer(index) >= 0;
    const random = randomFor(seed, 'person', index);
    const ms = bornAt(index, layout.people) + 20 * DAY_MS;
    // Of employed people the name is drawn first, so that it can be drawn again alone.
    const home = homeOf(index, random);
    const { where } = home;
    const named = namedBy(where.country, random);
    const { german, isWoman, firstName, lastName } = named;
    const title = titleOf(german, random);
    const email = addressOf(index, named, home);
    const life = randomFor(seed, 'life', index);
    const custom = seedValues(own, life);
    const fields: PersonFields = {
      ...EMPTY_PERSON,
      salutation: random.chance(0.98) ? (isWoman ? 'frau' : 'herr') : '',
      title,
      firstName,
      lastName,
      emails: [{ email, label: employed ? 'work' : '' }],
      phones: [
        ...(employed && random.chance(0.6)
          ? [{ number: phoneOf(where, random, 2), label: 'work' as const }]
          : []),
        ...(random.chance(0.35) ? [{ number: mobileOf(where, random), label: 'mobile' as const }] : []),
      ],
      lifecycle: random.pick(LIFECYCLES),
      language: german ? 'de' : 'en',
      ...(employed
        ? {}
        : { street: streetOf(where, random), postcode: postcodeOf(where, random), city: where.city }),
      country: where.country,
      ...lifeOf(employed, startMs, life),
      ...(custom ? { custom } : {}),
    };
    const name = [title, firstName, lastName].filter(Boolean).join(' ');
    return { id: idFor(seed, 'person', index, ms), ms, name, email, german, isWoman, fields };
  };

  const employment = (index: number): SeedEmployment | null => {
    const employer = layout.employer(index);
    if (employer < 0) return null;
    const random = randomFor(seed, 'employment', index);
    const worker = person(index);
    const { id: companyId, place } = company(employer);
    return {
      id: idFor(seed, 'employment', index, worker.ms),
      ms: worker.ms,
      fields: {
        personId: worker.id,
        companyId,
        jobTitle: jobTitle(place.country, worker.isWoman, random),
        buyingRole: random.pick(ROLES),
        fromDay: random.chance(0.4) ? dayOf(worker.ms - random.below(4_000) * DAY_MS) : null,
        toDay: null,
      },
    };
  };

  const relationship = (index: number): SeedRelationship | null => {
    const employer = layout.employer(index);
    const head = employer < 0 ? index : layout.first[employer]!;
    const random = randomFor(seed, 'relationship', index);
    if (head === index || !random.chance(0.15)) return null;
    const { id: personId, ms } = person(index);
    return {
      id: idFor(seed, 'relationship', index, ms),
      ms,
      fields: { personId, otherId: person(head).id, kind: 'reports_to', note: '' },
    };
  };

  return { company, person, employment, relationship, ownFields: own };
};
