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
  ]),
  value: text(1_000),
  source: text(1_000),
  confidence: z.number(),
});

const proposals = (max: number) => z.array(proposalSchema).check(z.maxLength(max));

/** What the extract script may answer. It runs inside a foreign page. */
export const pageFactsSchema = z.object({
  url: text(8_000),
  title: text(1_000),
  siteName: text(500),
  company: proposals(PAGE_LIMITS.company),
  people: z.array(proposals(PAGE_LIMITS.perPerson)).check(z.maxLength(PAGE_LIMITS.people)),
});

const tabId = z.int();

export const pageReportSchema = z.discriminatedUnion('status', [
  z.object({ tabId, status: z.literal('read'), page: z.extend(pageFactsSchema, { domain: text(253) }) }),
  z.object({ tabId, status: z.literal('webmail'), reading: webmailReadingSchema }),
  z.object({ tabId, status: z.enum(['reading', 'restricted', 'not_permitted', 'failed']) }),
]);

export const backgroundRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('page.read'), tabId }),
  z.object({ type: z.literal('page.last'), tabId }),
]);
