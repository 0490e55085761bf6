/**
 * Answers of panels asked for again while nothing was written: never stale, because one commit by anybody, this
 * process or another, empties it, and so does the next hour, in which other reminders are near. Works where the engine can tell cheaply whether something was committed; elsewhere
 * every answer is read.
 */
import type { PanelAnswer, PanelQuery } from '#shared/domain/panel.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import { hourOf, readAskersOwn, readPanel } from './panel.query.ts';
import type { AskersOwn } from './panel.query.ts';

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

const toKept = ({ seq, asOf: _, ...rest }: PanelAnswer): Kept => ({
  seq,
  rest: JSON.stringify(rest).slice(1),
});

export const createPanelReader = ({ sql, version }: Pick<Store, 'sql' | 'version'>): PanelReader => {
  const kept = new Map<string, Kept>();
  /** Of each account. */
  const askersOwn = new Map<string, AskersOwn>();
  let keptAt: number | null = null;
  let keptHour = '';

  const forgetWhatIsOld = (now: number | null, hour: string): void => {
    if (now === keptAt && hour === keptHour) return;
    kept.clear();
    askersOwn.clear();
    keptAt = now;
    keptHour = hour;
  };

  /** Whether nothing was written since: what was read while somebody wrote is good for this asker, but not kept. */
  const isStill = (before: number | null): boolean =>
    before !== null && before === keptAt && before === version?.();

  const ownOf = async (scope: Scope, asOf: string, before: number | null): Promise<AskersOwn> => {
    const key = `${scope.userId} ${scope.teamId}`;
    const known = before === null ? undefined : askersOwn.get(key);
    if (known) return known;
    const fresh = await readAskersOwn(sql, scope, asOf);
    if (isStill(before)) askersOwn.set(key, fresh);
    return fresh;
  };

  return {
    read: async (scope, query, asOf) => {
      const before = version?.() ?? null;
      forgetWhatIsOld(before, hourOf(asOf));
      // What is seen follows from the account and its team; the rest of a scope says how it was proved.
      const key = JSON.stringify([scope.userId, scope.teamId, query]);
      const known = before === null ? undefined : kept.get(key);
      if (known) return ok(toText(asOf, known));
      const read = await readPanel(sql, scope, query, asOf, await ownOf(scope, asOf, before));
      if (!read.ok) return read;
      const fresh = toKept(read.value);
      if (isStill(before) && fresh.rest.length <= CHARS_MAX) {
        if (kept.size >= ENTRIES_MAX) kept.delete(kept.keys().next().value ?? '');
        kept.set(key, fresh);
      }
      return ok(toText(asOf, fresh));
    },
  };
};
