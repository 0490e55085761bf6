/** Lists of people, companies and activities, and the views of them that are kept. */
import * as z from 'zod/mini';
import { listFilterSchema } from '../domain/list-filter.ts';
import {
  listCountSchema,
  listExportSchema,
  listPageSchema,
  listQuerySchema,
  listRecordSchema,
  listRowsQuerySchema,
  listRowsSchema,
  listTypedSchema,
} from '../domain/list-page.ts';
import { savedViewSchema } from '../domain/saved-view.ts';
import { defineEndpoint } from './endpoint.ts';

const ERRORS = ['list.column', 'list.filter', 'list.from', 'list.sort', 'request.cursor'] as const;

export const listEndpoints = {
  listPeople: defineEndpoint({
    method: 'POST',
    path: '/api/v1/lists/people',
    summary: 'A page of people, filtered and in order, from any place in the list',
    access: 'user',
    body: listQuerySchema,
    response: listPageSchema,
    errors: ERRORS,
  }),
  listCompanies: defineEndpoint({
    method: 'POST',
    path: '/api/v1/lists/companies',
    summary: 'A page of companies, filtered and in order, from any place in the list',
    access: 'user',
    body: listQuerySchema,
    response: listPageSchema,
    errors: ERRORS,
  }),
  listActivities: defineEndpoint({
    method: 'POST',
    path: '/api/v1/lists/activities',
    summary: 'A page of what happened, filtered, by time, from any place in the list',
    access: 'user',
    body: listQuerySchema,
    response: listPageSchema,
    errors: ERRORS,
  }),
  countList: defineEndpoint({
    method: 'POST',
    path: '/api/v1/lists/count',
    summary: 'How many a filter and what is typed find, counted up to ten thousand',
    access: 'user',
    body: z.strictObject({
      record: listRecordSchema,
      filter: listFilterSchema,
      q: z.optional(listTypedSchema),
    }),
    response: listCountSchema,
    errors: ['list.filter'],
  }),
  listRows: defineEndpoint({
    method: 'POST',
    path: '/api/v1/lists/rows',
    summary: 'Rows of a list by their ids, as far as the asker sees them',
    access: 'user',
    body: listRowsQuerySchema,
    response: listRowsSchema,
    errors: ['list.column'],
  }),
  exportList: defineEndpoint({
    method: 'POST',
    path: '/api/v1/lists/export',
    summary: 'A list as a file, with its filter, order and columns: for owners and admins',
    access: 'user',
    body: listExportSchema,
    response: z.unknown(),
    responseType: 'application/octet-stream',
    errors: ['access.denied', 'export.format', 'list.column', 'list.filter', 'list.sort'],
  }),
  savedViews: defineEndpoint({
    method: 'GET',
    path: '/api/v1/saved-views',
    summary: "Kept views of lists: own ones, the team's and everybody's, by name",
    access: 'user',
    response: z.object({ items: z.array(savedViewSchema) }),
    errors: [],
  }),
} as const;
