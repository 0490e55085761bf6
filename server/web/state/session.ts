/** Who is looking: the signed-in account, the language before and after sign-in, and the one client all pages use. */
import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '#shared/api/client.ts';
import { readAccount } from '#shared/domain/kept-account.ts';
import { outcomeFailure } from '#shared/domain/mutation.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { Locale, Me, Preferences } from '#shared/domain/user.ts';
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Voice } from '#shared/i18n/translate.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';

/** The answer of the server that means: this browser is not (or no longer) signed in. */
const SIGNED_OUT = 'auth.required';
/** Nobody of Kontor answered. */
const AWAY: ReadonlySet<string> = new Set(['network.unreachable', 'network.server_trouble']);
/** The same of who is there: a network that swallows everything lets no answer come. Other questions may just take long. */
const NO_START: ReadonlySet<string> = new Set([...AWAY, 'network.timeout']);
/** ms: whom this browser knows does not wait longer before being shown what it keeps. */
const PATIENCE_MS = 8_000;

export type StartState = 'loading' | 'unreachable' | 'not_set_up' | 'ready';

export type Session = {
  readonly client: ApiClient;
  readonly clock: Clock;
  readonly me: ReadonlySignal<Me | null>;
  readonly start: ReadonlySignal<StartState>;
  readonly startFailure: ReadonlySignal<Failure | null>;
  /** Kontor could not be reached when it was asked last: what is shown is what this device keeps. */
  readonly isAway: ReadonlySignal<boolean>;
  readonly version: ReadonlySignal<string>;
  readonly preferences: ReadonlySignal<Preferences>;
  readonly voice: ReadonlySignal<Voice>;
  /** Language before sign-in; kept in this browser. */
  readonly chooseLocale: (locale: Locale) => void;
  readonly load: () => Promise<void>;
  /** Asks again whether Kontor is there, and who is signed in; what is shown stays meanwhile. */
  readonly lookAgain: () => Promise<void>;
  readonly signedIn: (me: Me) => void;
  readonly signOut: () => Promise<Result<unknown>>;
  /** One change through the one write path; gives its result or why it was refused. `mutationId` is for whoever takes it back. */
  readonly mutate: <N extends MutationName>(
    name: N,
    args: MutationArgs<N>,
    mutationId?: string,
  ) => Promise<Result<Record<string, unknown>>>;
  /** Shows preferences at once and keeps them on the server; falls back when that fails. */
  readonly setPreferences: (set: Partial<Preferences>) => Promise<Result<unknown>>;
};

export type SessionOptions = {
  readonly client: ApiClient;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  /** BCP 47 languages of the browser, best first. */
  readonly languages: readonly string[];
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
};

const LOCALE_KEY = 'kontor.locale';
/** The account of last time, so that pages can be opened while nobody can be asked whose browser this is. */
const ME_KEY = 'kontor.me';

const localeOf = (languages: readonly string[]): Locale =>
  languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'de' || tag === 'en') === 'de'
    ? 'de'
    : 'en';

export const createSession = ({ client, clock, newId, languages, storage }: SessionOptions): Session => {
  const kept = storage.getItem(LOCALE_KEY);
  const localeBefore = signal<Locale>(kept === 'de' || kept === 'en' ? kept : localeOf(languages));
  const me = signal<Me | null>(null);
  const start = signal<StartState>('loading');
  const startFailure = signal<Failure | null>(null);
  const isAway = signal(false);
  const version = signal('');
  const preferences = computed<Preferences>(
    () => me.value?.preferences ?? { ...DEFAULT_PREFERENCES, locale: localeBefore.value },
  );
  const localeNow = computed(() => preferences.value.locale);
  const formNow = computed(() => preferences.value.addressForm);
  /** The same one until it changes: for another voice the panel is mounted anew, and what is being typed there would be gone. */
  const voice = computed<Voice>(() => ({ locale: localeNow.value, addressForm: formNow.value }));

  const watched: ApiClient = {
    call: async (name, input) => {
      const result = await client.call(name, input);
      if (!result.ok && result.error.code === SIGNED_OUT) me.value = null;
      if (result.ok || result.error.code !== 'cancelled')
        isAway.value = !result.ok && AWAY.has(result.error.code);
      return result;
    },
  };

  effect(() => {
    if (me.value) storage.setItem(ME_KEY, JSON.stringify(me.value));
    // While it is not known who is there, nobody has left.
    else if (start.value === 'ready' || start.value === 'not_set_up') storage.removeItem(ME_KEY);
  });

  const signedIn = (account: Me): void => {
    me.value = account;
    start.value = 'ready';
    storage.setItem(LOCALE_KEY, account.preferences.locale);
  };

  const mutate: Session['mutate'] = async (name, args, mutationId = newId()) => {
    const envelope = { id: mutationId, name, at: toInstant(clock.now()), args };
    const answer = await watched.call('mutate', { body: { mutations: [envelope] } });
    if (!answer.ok) return answer;
    const outcome = answer.value.outcomes[0];
    if (!outcome) return fail('network.garbled');
    if (outcome.status !== 'rejected') return ok(outcome.result);
    return outcomeFailure(outcome);
  };

  return {
    client: watched,
    clock,
    me,
    start,
    startFailure,
    isAway,
    version,
    preferences,
    voice,
    chooseLocale: (locale) => {
      localeBefore.value = locale;
      storage.setItem(LOCALE_KEY, locale);
    },
    load: async () => {
      start.value = 'loading';
      const known = readAccount(storage.getItem(ME_KEY));
      const answer = await watched.call('start', known ? { timeoutMs: PATIENCE_MS } : {});
      if (!answer.ok) {
        startFailure.value = answer;
        if (!known || !NO_START.has(answer.error.code)) {
          start.value = 'unreachable';
          return;
        }
        isAway.value = true;
        signedIn(known);
        return;
      }
      version.value = answer.value.version;
      // Ended while this browser was away: what it keeps of that account goes, as it would have gone then.
      if (known && known.id !== answer.value.me?.id) {
        me.value = known;
        me.value = null;
      }
      if (answer.value.me) signedIn(answer.value.me);
      start.value = answer.value.ready ? 'ready' : 'not_set_up';
    },
    lookAgain: async () => {
      const answer = await watched.call('start', { timeoutMs: PATIENCE_MS });
      if (!answer.ok) return;
      version.value = answer.value.version;
      if (answer.value.me) signedIn(answer.value.me);
      else me.value = null;
    },
    signedIn,
    signOut: async () => {
      const answer = await client.call('signOut', { body: {} });
      if (answer.ok) me.value = null;
      return answer;
    },
    mutate,
    setPreferences: async (set) => {
      const before = me.value;
      if (!before) return fail('cancelled');
      me.value = { ...before, preferences: { ...before.preferences, ...set } };
      const result = await mutate('user.set_preferences', { set });
      if (!result.ok) me.value = before;
      else if (set.locale) storage.setItem(LOCALE_KEY, set.locale);
      return result;
    },
  };
};
