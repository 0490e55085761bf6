/** The work itself: writing, the panel and what it opens. */
import { outcomeFailure } from '#shared/domain/mutation.ts';
import type { MutationOutcome } from '#shared/domain/mutation.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { readActivity } from '../activities/activity.query.ts';
import { lifecycleHistory } from '../activities/lifecycle.query.ts';
import { readEntry } from '../activities/history-entries.query.ts';
import { readTimelinePage } from '../activities/timeline-page.query.ts';
import { readCursor } from '../activities/history-place.ts';
import { readCompany } from '../companies/company.query.ts';
import { readCustomFields } from '../custom-fields/custom-field.query.ts';
import { ownLogs } from '../mail/log-state.query.ts';
import { bindingRules } from '../log-rules/log-rule.query.ts';
import { readOutgoing } from '../mail/outgoing-mail.query.ts';
import type { Owner } from '../history/history-members.query.ts';
import type { Scope } from '../core/scope.ts';
import { createPanelReader } from '../panel/panel-cache.ts';
import { readDay } from '../day/day.query.ts';
import { readHistory } from '../history/record-history.query.ts';
import { readPerson } from '../people/person.query.ts';
import { searchActivities } from '../search/activity-search.query.ts';
import { searchDeals } from '../search/deal-search.query.ts';
import { searchEverything } from '../search/everything.query.ts';
import { searchRecords } from '../search/search.query.ts';
import type { Services } from '../services.ts';
import { readTemplates } from '../templates/template.query.ts';
import { ownTasks } from '../tasks/task.query.ts';
import { attachmentResponse } from './attachment-response.ts';
import type { HandlersOf } from './handler.ts';
import { localeOf, respondFailure } from './respond.ts';

type Names =
  | 'mutate'
  | 'panel'
  | 'timeline'
  | 'timelineItem'
  | 'changes'
  | 'activity'
  | 'attachment'
  | 'search'
  | 'tasks'
  | 'day'
  | 'logRules'
  | 'loggedMails'
  | 'outgoingMail'
  | 'templates'
  | 'customFields'
  | 'lifecycleHistory'
  | 'person'
  | 'company'
  | 'logRawMail'
  | 'blobState'
  | 'putBlob';

const SEARCH_MAX = 50;

export const recordHandlers = (services: Services): HandlersOf<Names> => {
  const { store, executor, clock, blobs, mailLogger } = services;
  const panels = createPanelReader(store);
  const isThere = async (scope: Scope, { type, id }: Owner): Promise<boolean> =>
    (await (type === 'person' ? readPerson : readCompany)(store.read, scope, id)) !== null;
  return {
    mutate: async ({ scope, body, http }) => {
      const outcomes: MutationOutcome[] = [];
      for (const envelope of body.mutations) outcomes.push(await executor.execute(scope, envelope));
      const [only] = outcomes;
      // One change is one question with one answer; of several each has its own.
      if (outcomes.length === 1 && only?.status === 'rejected') {
        const locale = localeOf(http.req.header('accept-language'));
        return respondFailure(outcomeFailure(only), locale, { outcomes });
      }
      return ok({ outcomes });
    },
    panel: async ({ scope, body }) => {
      const answer = await panels.read(scope, body, toInstant(clock.now()));
      if (!answer.ok) return answer;
      return new Response(answer.value, {
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      });
    },
    timeline: async ({ scope, body }) => {
      if (!(await isThere(scope, body))) return fail('record.not_found');
      const cursor = readCursor(body.cursor);
      return cursor.ok ? ok(await readTimelinePage(store, scope, body, cursor.value)) : cursor;
    },
    timelineItem: ({ scope, params, query }) => readEntry(store.sql, scope, query.type, params['id'] ?? ''),
    changes: async ({ scope, body }) =>
      (await isThere(scope, body))
        ? readHistory(store.read, scope, body, body.cursor)
        : fail('record.not_found'),
    activity: ({ scope, params }) => readActivity(store, scope, params['id'] ?? ''),
    attachment: async ({ scope, params }) => {
      const activity = await readActivity(store, scope, params['id'] ?? '');
      if (!activity.ok) return activity;
      const { mail, variants } = activity.value;
      const files = [mail, ...variants.map((variant) => variant.mail)].flatMap(
        (one) => one?.attachments ?? [],
      );
      const file = files.find(({ hash }) => hash === params['hash']);
      const stored = file && (await blobs.state(file.hash));
      if (!file || !stored?.ok || !stored.value.complete) return fail('record.not_found');
      return attachmentResponse(blobs, { ...file, sizeBytes: stored.value.received });
    },
    search: async ({ scope, query }) => {
      const limit = Math.min(Number(query.limit ?? 20), SEARCH_MAX);
      if (query.in === 'activities')
        return ok({ items: await searchActivities(store, scope, query.q, limit) });
      if (query.in === 'everything')
        return ok({ items: await searchEverything(store.sql, scope, query.q, limit) });
      const deals = await searchDeals(store.sql, scope, query.q, limit);
      const records = await searchRecords(store.sql, scope, query.q, limit);
      // Where both are many, deals keep a third of the places.
      const kept = records.slice(0, Math.max(limit - deals.length, limit - Math.floor(limit / 3)));
      return ok({ items: [...kept, ...deals].slice(0, limit) });
    },
    tasks: async ({ scope }) => ok({ items: await ownTasks(store.read, scope) }),
    day: async ({ scope, body }) => ok(await readDay(store, scope, body)),
    logRules: async ({ scope }) => ok({ items: await bindingRules(store.sql, scope) }),
    templates: async ({ scope }) => ok({ items: await readTemplates(store.read, scope) }),
    customFields: async ({ scope }) => ok({ items: await readCustomFields(store.read, scope) }),
    loggedMails: async ({ scope, body }) =>
      ok({ messageIds: await ownLogs(store.sql, scope, body.messageIds) }),
    outgoingMail: async ({ scope, params }) => {
      const found = await readOutgoing(store.sql, scope, params['id'] ?? '');
      return found ? ok(found) : fail('record.not_found');
    },
    lifecycleHistory: async ({ scope, query }) => {
      const items = await lifecycleHistory(store.read, scope, query.type, query.id);
      return items ? ok({ items }) : fail('record.not_found');
    },
    person: async ({ scope, params }) => {
      const person = await readPerson(store.read, scope, params['id'] ?? '');
      return person ? ok(person) : fail('record.not_found');
    },
    company: async ({ scope, params }) => {
      const company = await readCompany(store.read, scope, params['id'] ?? '');
      return company ? ok(company) : fail('record.not_found');
    },
    logRawMail: async ({ scope, query, bytes }) => {
      const logged = await mailLogger.logRaw(scope, await bytes(), 'eml', {
        visibility: query.visibility,
        direction: query.direction ?? 'none',
        source: 'api',
      });
      if (!logged.ok) return logged;
      const { id, status } = logged.value;
      return status === 'logged' ? { status: 201, value: { id, status } } : ok({ id, status });
    },
    blobState: ({ params }) => mailLogger.blobState(params['hash'] ?? ''),
    putBlob: async ({ params, query, bytes }) => {
      const stored = await blobs.append(
        params['hash'] ?? '',
        Number(query.offset ?? 0),
        Number(query.size),
        await bytes(),
      );
      if (!stored.ok) return stored;
      const { hash, received, complete } = stored.value;
      if (!complete) return stored;
      const noted = await mailLogger.registerBlob(hash, received);
      // Once more: an erasure may have taken the same content away just before it was noted.
      return noted.ok ? blobs.state(hash) : noted;
    },
  };
};
