/**
 * Answers of panels asked for again while nothing was written: never stale, because one commit by anybody, this
 * process or another, empties it, and so does the next hour, in which other reminders are near. Works where the engine can tell cheaply whether something was committed; elsewhere
 * every answer is read.
 */
import type { PanelQuery } from '#shared/domain/panel.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import { hourOf, readPanel } from './panel.query.ts';

export type PanelReader = {
  /** The answer as JSON text. `asOf` is the server's time. Errors: those of `readPanel`. */
  readonly read: (scope: Scope, query: PanelQuery, asOf: string) => Promise<Result<string>>;
};

const ENTRIES_MAX = 500;
/** Answers about very many participants are rare and large. */
const CHARS_MAX = 64_000;
/** Everything of an answer but the time it was asked at. */
type Kept = { readonly seq: number; readonly rest: string };

const toText = (asOf: string, { seq, rest }: Kept): string =>
  `{"seq":${seq},"asOf":${JSON.stringify(asOf)},${rest}`;

export const createPanelReader = ({ sql, version }: Pick<Store, 'sql' | 'version'>): PanelReader => {
  const kept = new Map<string, Kept>();
  let keptAt: number | null = null;
  let keptHour = '';

  const answer = async (scope: Scope, query: PanelQuery, asOf: string): Promise<Result<Kept>> => {
    const read = await readPanel(sql, scope, query, asOf);
    if (!read.ok) return read;
    const rest = Object.entries(read.value).filter(([part]) => part !== 'seq' && part !== 'asOf');
    return ok({ seq: read.value.seq, rest: JSON.stringify(Object.fromEntries(rest)).slice(1) });
  };

  return {
    read: async (scope, query, asOf) => {
      const before = version?.() ?? null;
      if (before !== keptAt || hourOf(asOf) !== keptHour) {
        kept.clear();
        keptAt = before;
        keptHour = hourOf(asOf);
      }
      // What is seen follows from the account and its team; the rest of a scope says how it was proved.
      const key = JSON.stringify([scope.userId, scope.teamId, query]);
      const known = before === null ? undefined : kept.get(key);
      if (known) return ok(toText(asOf, known));
      const fresh = await answer(scope, query, asOf);
      if (!fresh.ok) return fresh;
      // Read while somebody wrote: good for this asker, but not kept.
      if (
        before !== null &&
        before === keptAt &&
        before === version?.() &&
        fresh.value.rest.length <= CHARS_MAX
      ) {
        if (kept.size >= ENTRIES_MAX) kept.delete(kept.keys().next().value ?? '');
        kept.set(key, fresh.value);
      }
      return ok(toText(asOf, fresh.value));
    },
  };
};
