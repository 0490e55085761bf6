/** What was bought and what is promised: orders over the years, follow-ups around the last day. */
import { toInstant } from '#shared/lib/clock.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Value } from '../db/store.ts';
import type { Customers } from './customers.ts';
import { dayOf } from './customers.ts';
import type { SeedUser } from './happenings.ts';
import type { Layout } from './layout.ts';
import { TASKS } from './mail-texts.ts';
import type { Country } from './places.ts';
import { idFor, randomFor } from './random.ts';

export type SalesOptions = {
  readonly layout: Layout;
  readonly customers: Customers;
  readonly users: readonly SeedUser[];
  readonly seed: number;
  readonly startMs: number;
  readonly endMs: number;
};

const DAY_MS = 86_400_000;
const CURRENCY: Record<Country, string> = {
  DE: 'EUR',
  AT: 'EUR',
  CH: 'CHF',
  GB: 'GBP',
  IE: 'EUR',
  US: 'USD',
};
const ORDER_SKEW = 1.8;

/** Columns as in `rows.ts`: id, number, company, person, day, amount in minor units, currency, sample. */
export const makeOrder = (
  { layout, customers, seed, startMs, endMs }: SalesOptions,
  index: number,
  count: number,
): readonly Value[] => {
  const random = randomFor(seed, 'order', index);
  const company = layout.pickCompany(random, ORDER_SKEW);
  const number = company < 0 ? layout.pickPrivate(random) : layout.pickOf(company, random);
  const ms = startMs + (endMs - startMs) * ((index + 0.5) / count) ** 0.8;
  const employer = company < 0 ? null : customers.company(company);
  // Amounts spread as in life: most small, some a hundred times as large.
  const amount =
    Math.round(Math.exp(4.6 + random.next() * 2.4 + random.next() * 2.4)) * 100 + random.below(100);
  const no = `${new Date(ms).getUTCFullYear()}-${String(index + 1).padStart(6, '0')}`;
  return [
    idFor(seed, 'order', index, ms),
    no,
    employer?.id ?? null,
    number < 0 ? null : customers.person(number).id,
    dayOf(ms),
    amount,
    employer ? CURRENCY[employer.place.country] : 'EUR',
    0,
  ];
};

export const makeTask = (
  { layout, customers, users, seed, endMs }: SalesOptions,
  index: number,
): { row: DomainRow; by: SeedUser } => {
  const random = randomFor(seed, 'task', index);
  const person = random.below(layout.people);
  const { id: personId, german } = customers.person(person);
  const company = layout.employer(person);
  const by = users[(company < 0 ? person : company) % users.length]!;
  const ms = endMs - random.below(90) * DAY_MS - random.below(9 * 3_600) * 1_000;
  const now = toInstant(ms);
  const done = random.chance(0.3);
  const dueOn = random.chance(0.9) ? dayOf(endMs + (random.below(80) - 20) * DAY_MS) : null;
  const row = {
    id: idFor(seed, 'task', index, ms),
    bucket: 'all',
    title: random.pick(TASKS[german ? 'de' : 'en']),
    dueOn,
    remindAt: dueOn && random.chance(0.3) ? `${dueOn}T07:00:00.000Z` : null,
    assigneeId: by.id,
    personId,
    companyId: company < 0 ? null : customers.company(company).id,
    activityId: null,
    done,
    doneAt: done ? now : null,
    createdById: by.id,
    sample: false,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  return { row, by };
};
