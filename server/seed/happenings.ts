/** What happened over the years, in the order of time: mails with their answers, calls, meetings, notes. */
import type { ActivityFields, Link, Visibility } from '#shared/domain/activity.ts';
import type { Mail } from '#shared/domain/mail.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { Customers, SeedPerson } from './customers.ts';
import type { Layout } from './layout.ts';
import { createMailWriter } from './mail-writer.ts';
import type { WrittenMail } from './mail-writer.ts';
import { CALLS, MEETINGS, NOTES } from './mail-texts.ts';
import { idFor, randomFor } from './random.ts';
import type { Random } from './random.ts';

export type SeedUser = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly teamId: string;
};

type Common = {
  readonly id: string;
  /** When it was entered, ms. */
  readonly ms: number;
  readonly user: SeedUser;
  readonly visibility: Visibility;
  readonly links: readonly Link[];
};
export type SeedMail = Common &
  WrittenMail & { readonly kind: 'mail'; readonly mail: Mail; readonly alsoBy: SeedUser | null };
export type SeedEntry = Common & {
  readonly kind: 'call' | 'meeting' | 'visit' | 'note';
  readonly fields: Omit<ActivityFields, 'kind'>;
};
export type SeedActivity = SeedMail | SeedEntry;

export type HappeningOptions = {
  readonly layout: Layout;
  readonly customers: Customers;
  readonly users: readonly SeedUser[];
  readonly seed: number;
  readonly count: number;
  readonly startMs: number;
  readonly endMs: number;
};

/** A colleague who logs the same mail does so a little later. */
export const SECOND_LOG_MS = 30 * 60_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MAIL_SHARE = 0.6;
const TALK_SKEW = 2;

/** On a working day between seven and six; business grows, so later times come closer together. */
const timeOf = (index: number, count: number, startMs: number, endMs: number): number => {
  const at = startMs + (endMs - startMs) * ((index + 0.5) / count) ** 0.75;
  const day = Math.floor(at / DAY_MS);
  const weekday = (day + 4) % 7;
  const workday = weekday === 6 ? day - 1 : weekday === 0 ? day - 2 : day;
  return workday * DAY_MS + 7 * HOUR_MS + Math.floor(((at % DAY_MS) / DAY_MS) * 11 * HOUR_MS);
};

const visibilityOf = (random: Random): Visibility => {
  const at = random.next();
  return at < 0.96 ? 'all' : at < 0.99 ? 'team' : 'private';
};

const entry = (person: SeedPerson | null, random: Random): Pick<SeedEntry, 'kind' | 'fields'> => {
  const tongue = !person || person.german ? 'de' : 'en';
  const base = { occurredAt: '', direction: 'none', outcome: '', subject: '', text: '' } as const;
  const at = random.next();
  if (at < 0.55) {
    const outcome = random.pick([
      'reached',
      'reached',
      'reached',
      'not_reached',
      'voicemail',
      'call_back',
    ] as const);
    const text = outcome === 'reached' ? random.pick(NOTES[tongue]) : '';
    return {
      kind: 'call',
      fields: {
        ...base,
        subject: random.pick(CALLS[tongue]),
        direction: random.pick(['in', 'out'] as const),
        outcome,
        text,
      },
    };
  }
  if (at < 0.75) return { kind: 'note', fields: { ...base, text: random.pick(NOTES[tongue]) } };
  const kind = at < 0.92 ? 'meeting' : 'visit';
  return {
    kind,
    fields: { ...base, subject: random.pick(MEETINGS[tongue]), text: random.pick(NOTES[tongue]) },
  };
};

/** Gives activity after activity; call with 0, 1, 2 … (answers refer to what came before). */
export const createHappenings = (options: HappeningOptions): ((index: number) => SeedActivity) => {
  const { layout, customers, users, seed, count, startMs, endMs } = options;
  const writeMail = createMailWriter(seed);

  return (index) => {
    const random = randomFor(seed, 'activity', index);
    const company = layout.pickCompany(random, TALK_SKEW);
    const number = company < 0 ? layout.pickPrivate(random) : layout.pickOf(company, random);
    const person = number < 0 ? null : customers.person(number);
    const employer = company < 0 ? null : customers.company(company);
    const user = users[(company < 0 ? Math.max(number, 0) : company) % users.length]!;
    const occurredMs = timeOf(index, count, startMs, endMs);
    const links: Link[] = [
      ...(person ? [{ type: 'person' as const, id: person.id }] : []),
      ...(employer ? [{ type: 'company' as const, id: employer.id }] : []),
    ];
    const visibility = visibilityOf(random);
    if (!person || !random.chance(MAIL_SHARE)) {
      const ms = occurredMs + random.below(10) * 60_000;
      const { kind, fields } = entry(person, random);
      const occurredAt = toInstant(occurredMs);
      return {
        kind,
        id: idFor(seed, 'activity', index, ms),
        ms,
        user,
        visibility,
        links,
        fields: { ...fields, occurredAt },
      };
    }
    const second = employer && random.chance(0.15) ? layout.pickOf(company, random) : -1;
    const copied = second >= 0 && second !== number ? customers.person(second) : null;
    if (copied) links.push({ type: 'person', id: copied.id });
    const ms = occurredMs + (5 + random.below(180)) * 60_000;
    const id = idFor(seed, 'activity', index, ms);
    const written = writeMail({ id, index, number, person, employer, copied, user, ms: occurredMs, random });
    const isSeenByAll = visibility === 'all' && users.length > 1;
    const alsoBy = isSeenByAll && random.chance(0.04) ? users.find((one) => one.id !== user.id)! : null;
    return { kind: 'mail', id, ms, user, visibility, links, alsoBy, ...written };
  };
};
