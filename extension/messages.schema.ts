/** What the receiver of a message accepts. A page's text went into it, so sizes are limited too. */
import * as z from 'zod/mini';
import { webmailReadingSchema } from './webmail/webmail-messages.schema.ts';

const text = (max: number) => z.string().check(z.maxLength(max));

export const PAGE_LIMITS = { company: 60, people: 50, perPerson: 30 } as const;

const proposalSchema = z.object({
  field: z.enum([
    'name',
    'jobTitle',
    'companyName',
    'phone',
    'mobile',
    'fax',
    'email',
    'website',
    'street',
    'postcode',
    'city',
    'country',
    'legalForm',
    'vatId',
    'registerCourt',
    'registerNumber',
    'representative',
  ]),
  value: text(1_000),
  source: text(1_000),
  confidence: z.number(),
});

const proposals = (max: number) => z.array(proposalSchema).check(z.maxLength(max));

const record = z.object({ kind: z.enum(['organisation', 'person']), proposals: proposals(60) });
const records = z.array(record).check(z.maxLength(100));

const linkValues = z.array(text(500)).check(z.maxLength(60));
const lines = z
  .array(z.object({ text: text(800), emails: linkValues, phones: linkValues, isHeading: z.boolean() }))
  .check(z.maxLength(5_000));

/** What the extract script may answer. It runs inside a foreign page. */
export const extractedSchema = z.object({
  page: z.object({
    url: text(8_000),
    canonical: text(8_000),
    title: text(1_000),
    siteName: text(500),
    records,
    lines,
    selection: text(6_000),
    imprintUrl: text(8_000),
    vcardUrls: z.array(text(8_000)).check(z.maxLength(10)),
  }),
  vcards: z.array(text(100_000)).check(z.maxLength(10)),
  imprint: z.nullable(z.object({ url: text(8_000), records, lines })),
});

/** What was made of it, as it is kept while the browser runs. */
const readPageSchema = z.object({
  url: text(8_000),
  title: text(1_000),
  siteName: text(500),
  domain: text(253),
  company: proposals(PAGE_LIMITS.company),
  people: z.array(proposals(PAGE_LIMITS.perPerson)).check(z.maxLength(PAGE_LIMITS.people)),
  selection: text(6_000),
  imprintUrl: text(8_000),
  closed: z.boolean(),
});

const tabId = z.int();

export const pageReportSchema = z.discriminatedUnion('status', [
  z.object({ tabId, status: z.literal('read'), page: readPageSchema }),
  z.object({ tabId, status: z.literal('webmail'), reading: webmailReadingSchema }),
  z.object({ tabId, status: z.enum(['reading', 'restricted', 'not_permitted', 'failed']) }),
]);

export const backgroundRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('page.read'), tabId }),
  z.object({ type: z.literal('page.last'), tabId }),
  z.object({ type: z.literal('look_up.take'), windowId: z.int() }),
]);
