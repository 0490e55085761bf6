/** Finding everything as one types: names at once, texts of mails and notes a little later; the newest question wins. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { CallInput, CallOutput } from '../../api/client.ts';
import type { Failure, Result } from '../../lib/result.ts';

export type Hit = CallOutput<'search'>['items'][number];

type Answer = {
  /** What it answers; null before anything was asked. */
  readonly q: string | null;
  readonly hits: readonly Hit[];
  readonly failure: Failure | null;
};
const NO_ANSWER: Answer = { q: null, hits: [], failure: null };

export type TypedSearch = {
  readonly query: ReadonlySignal<string>;
  /** People, companies, deals and follow-ups, the best group first. */
  readonly names: ReadonlySignal<readonly Hit[]>;
  readonly texts: ReadonlySignal<readonly Hit[]>;
  /** What is still on its way; nothing more comes when it is null. */
  readonly awaited: ReadonlySignal<'names' | 'texts' | null>;
  readonly failure: ReadonlySignal<Failure | null>;
  readonly type: (text: string) => void;
  readonly stop: () => void;
};

export type TypedSearchOptions = {
  readonly ask: (
    query: CallInput<'search'>['query'],
    signal: AbortSignal,
  ) => Promise<Result<{ readonly items: readonly Hit[] }>>;
  readonly timers: { set: (run: () => void, ms: number) => number; clear: (id: number) => void };
  /** Whether there is somewhere to see it. */
  readonly isShown: (hit: Hit) => boolean;
  /** The names are there; false where somebody was waiting for just them and the texts are not needed any more. */
  readonly onNames?: () => boolean;
};

const NAMES_PAUSE_MS = 60;
const TEXTS_PAUSE_MS = 250;
const EACH = '5';
const TEXTS = '6';
/** Whole mails are looked through from so many letters on. */
const TEXTS_FROM = 2;

export const createTypedSearch = (options: TypedSearchOptions): TypedSearch => {
  const { timers, isShown, onNames } = options;
  const query = signal('');
  const names = signal(NO_ANSWER);
  const texts = signal(NO_ANSWER);
  const asked = computed(() => query.value.trim());
  const wantsTexts = computed(() => asked.value.length >= TEXTS_FROM);
  let timer = 0;
  let running: AbortController | null = null;

  const stop = (): void => {
    timers.clear(timer);
    running?.abort();
  };
  const ask = async (
    q: string,
    where: 'everything' | 'activities',
    limit: string,
  ): Promise<Answer | null> => {
    const turn = (running = new AbortController());
    const answer = await options.ask({ q, in: where, limit }, turn.signal);
    if (turn.signal.aborted) return null;
    return answer.ok
      ? { q, hits: answer.value.items.filter(isShown), failure: null }
      : { q, hits: [], failure: answer };
  };
  const askTexts = async (q: string): Promise<void> => {
    const found = await ask(q, 'activities', TEXTS);
    if (found) texts.value = found;
  };
  const askNames = async (q: string): Promise<void> => {
    const found = await ask(q, 'everything', EACH);
    if (!found) return;
    names.value = found;
    if (onNames?.() === false) return;
    if (wantsTexts.peek() && !found.failure) timer = timers.set(() => void askTexts(q), TEXTS_PAUSE_MS);
    else texts.value = { ...NO_ANSWER, q };
  };

  return {
    query,
    names: computed(() => names.value.hits),
    texts: computed(() => texts.value.hits),
    awaited: computed(() => {
      if (asked.value === '') return null;
      if (names.value.q !== asked.value) return 'names';
      return wantsTexts.value && texts.value.q !== asked.value ? 'texts' : null;
    }),
    failure: computed(() => (asked.value === '' ? null : (names.value.failure ?? texts.value.failure))),
    type: (text) => {
      stop();
      query.value = text;
      const q = asked.peek();
      // Earlier names stay until there are new ones, so that nothing flickers; texts would be in the way.
      texts.value = NO_ANSWER;
      if (q === '') names.value = NO_ANSWER;
      else timer = timers.set(() => void askNames(q), NAMES_PAUSE_MS);
    },
    stop,
  };
};
