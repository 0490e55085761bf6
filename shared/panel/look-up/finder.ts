/** Asks Kontor what is found; where that cannot be asked, what this device holds is looked through. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '../../api/client.ts';
import { ok } from '../../lib/result.ts';
import { createHeldRecords } from '../../store/held-records.ts';
import { isOutOfReach } from '../device-answers.ts';
import type { PanelStore } from '../panel-store.ts';
import type { TypedSearchOptions } from './typed-search.ts';

export type Finder = {
  /** Errors: those of `search`; `network.*` only where this device holds nothing. */
  readonly ask: TypedSearchOptions['ask'];
  /** Whether the newest answer is out of what this device holds. */
  readonly isAway: ReadonlySignal<boolean>;
};

export const createFinder = (api: ApiClient, store: PanelStore): Finder => {
  const isAway = signal(false);
  const held = createHeldRecords(store);
  return {
    isAway,
    ask: async (query, turn) => {
      const answer = await api.call('search', { query, signal: turn });
      const set = !answer.ok && isOutOfReach(answer) ? await held().catch(() => null) : null;
      if (turn.aborted) return answer;
      isAway.value = set !== null;
      return set ? ok({ items: await set.search(query) }) : answer;
    },
  };
};
