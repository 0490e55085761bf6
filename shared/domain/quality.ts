/** How far a customer's record can be relied on: 0 to 100, and what is missing for more. Says nothing about who keeps it. */

/**
 * What a record can lack. `email`, `phone` no way to reach them · `own_email` of a person, only a mailbox others read too ·
 * `address` · `valid` values that look wrong · `confirmed` nobody confirmed or changed it, and there was no contact, for a
 * year · `owner` · `single` it is probably there twice · `own_fields` one of the company's own fields that shall be filled is
 * empty.
 */
export const QUALITY_LACKS = [
  'email',
  'own_email',
  'phone',
  'address',
  'valid',
  'confirmed',
  'owner',
  'single',
  'own_fields',
] as const;
export type QualityLack = (typeof QUALITY_LACKS)[number];

/**
 * Points that go; with `email` instead of `own_email`, and without `own_fields`, which few companies ask for, they add up
 * to 100.
 */
const POINTS: Readonly<Record<QualityLack, number>> = {
  email: 20,
  own_email: 8,
  phone: 15,
  address: 15,
  valid: 15,
  confirmed: 15,
  owner: 10,
  single: 10,
  own_fields: 10,
};

export type QualityFacts = {
  readonly hasEmail: boolean;
  /** A mailbox of their own; a company's may be read by all. */
  readonly hasOwnEmail: boolean;
  readonly hasPhone: boolean;
  readonly hasAddress: boolean;
  readonly hasMistakes: boolean;
  /** Instant of the newest contact, change or confirmation. */
  readonly knownAt: string;
  readonly hasOwner: boolean;
  readonly isTwice: boolean;
  /** A field of the company's own that is marked as wanted is empty; archived ones do not count. */
  readonly lacksOwn: boolean;
};

/** So long something is taken to be true unasked. */
export const CONFIRMED_DAYS = 365;
/** So long nobody is asked again who wants to be asked later. */
export const LATER_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whether an instant lies so far back that it is asked for again. */
export const isLongAgo = (instant: string, nowMs: number): boolean =>
  nowMs - Date.parse(instant) > CONFIRMED_DAYS * DAY_MS;

export type Quality = { readonly score: number; readonly lacks: readonly QualityLack[] };

/** The lacks stand in the order of their weight. `nowMs` in milliseconds since 1970. */
export const recordQuality = (facts: QualityFacts, nowMs: number): Quality => {
  const isLacking: Readonly<Record<QualityLack, boolean>> = {
    email: !facts.hasEmail,
    own_email: facts.hasEmail && !facts.hasOwnEmail,
    phone: !facts.hasPhone,
    address: !facts.hasAddress,
    valid: facts.hasMistakes,
    confirmed: isLongAgo(facts.knownAt, nowMs),
    owner: !facts.hasOwner,
    single: facts.isTwice,
    own_fields: facts.lacksOwn,
  };
  const lacks = QUALITY_LACKS.filter((lack) => isLacking[lack]).toSorted(
    (one, other) => POINTS[other] - POINTS[one],
  );
  const score = lacks.reduce((left, lack) => left - POINTS[lack], 100);
  return { score: Math.max(0, score), lacks };
};
