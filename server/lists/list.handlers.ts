/** Lists and the views of them that are kept. */
import type { ListRecord } from '#shared/domain/list-fields.ts';
import type { ListPage, ListQuery } from '#shared/domain/list-page.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { HandlersOf } from '../http/handler.ts';
import { readSavedViews } from '../saved-views/saved-view.query.ts';
import type { Services } from '../services.ts';
import { exportList } from '../export/export-list.ts';
import { EXTENSION, fileResponse } from '../export/file-response.ts';
import type { ListContext } from './filter-sql.ts';
import { listContext } from './list-context.ts';
import { countList, readList, readRows } from './list.query.ts';

type Names =
  | 'listPeople'
  | 'listCompanies'
  | 'listActivities'
  | 'countList'
  | 'listRows'
  | 'exportList'
  | 'savedViews';

const FILE_NAMES = { person: 'people', company: 'companies', activity: 'activities' } as const;

export const listHandlers = ({ store, clock }: Services): HandlersOf<Names> => {
  const contextOf = (scope: Scope, record: ListRecord): Promise<ListContext> =>
    listContext(store, scope, record, toInstant(clock.now()));
  const page =
    (record: ListRecord) =>
    async ({ scope, body }: { scope: Scope; body: ListQuery }): Promise<Result<ListPage>> =>
      readList(store.read, await contextOf(scope, record), body);
  return {
    listPeople: page('person'),
    listCompanies: page('company'),
    listActivities: page('activity'),
    countList: async ({ scope, body }) => countList(store.read, await contextOf(scope, body.record), body),
    listRows: async ({ scope, body }) => readRows(store.read, await contextOf(scope, body.record), body),
    exportList: async ({ scope, body }) => {
      const { record, format, locale = scope.locale } = body;
      const context = await contextOf(scope, record);
      const made = await exportList(store, context, body, locale, () => toInstant(clock.now()));
      if (!made.ok) return made;
      const name = `kontor-${FILE_NAMES[record]}.${EXTENSION[format]}`;
      return fileResponse(made.value, name, endpoints.exportList.responseType);
    },
    savedViews: async ({ scope }) => ok({ items: await readSavedViews(store.read, scope) }),
  };
};
