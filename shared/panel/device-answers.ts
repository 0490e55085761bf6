/**
 * Answers of the server as they were given, and what this device makes of them: own changes that still wait are laid over,
 * and where the server cannot be asked, what the store knows stands in.
 */
import { emptyAnswer } from '../domain/empty-answer.ts';
import type { PanelAnswer, PanelQuery } from '../domain/panel.ts';
import { emailKey } from '../domain/user.ts';
import { toInstant } from '../lib/clock.ts';
import type { Failure } from '../lib/result.ts';
import type { LocalStore } from '../store/local-store.ts';
import type { PanelStore } from './panel-store.ts';

/** The server could not be asked. */
export type Away = {
  /** ms since 1970 of what is shown; null where nothing of it was ever asked. */
  readonly asOf: number | null;
  /** Whether Kontor knows the one who is shown although this device does not; null: it cannot tell. */
  readonly knownElsewhere: boolean | null;
};

const KEPT = 50;

/** Nobody answered, or somebody who is not Kontor. */
export const isOutOfReach = ({ error }: Failure): boolean => error.code.startsWith('network.');

type Entry = { readonly raw: PanelAnswer; readonly laid: PanelAnswer; readonly isOld: boolean };

export const createDeviceAnswers = (store: PanelStore, own: string) => {
  const entries = new Map<string, Entry>();
  const keyOf = (query: PanelQuery): string => JSON.stringify(query);

  const put = (query: PanelQuery, entry: Entry): void => {
    entries.delete(keyOf(query));
    entries.set(keyOf(query), entry);
    const oldest = entries.size > KEPT ? entries.keys().next().value : undefined;
    if (oldest !== undefined) entries.delete(oldest);
  };

  const layOver = async (device: LocalStore, query: PanelQuery, raw: PanelAnswer): Promise<PanelAnswer> =>
    device.waiting.peek().size === 0 ? raw : device.overlay(query, raw);

  const fromDevice = async (query: PanelQuery) => {
    const device = await store.opened();
    // What cannot be read is as if it were not there; the store tells of it by itself.
    return device.answer(query).catch(() => null);
  };

  const isOwn = (email: string): boolean => own !== '' && emailKey(email) === emailKey(own);
  const nobody = async (device: LocalStore, query: PanelQuery): Promise<PanelAnswer> =>
    (await device.nobody(query).catch(() => null)) ?? emptyAnswer(query, toInstant(Date.now()), isOwn);

  const laid = async (query: PanelQuery): Promise<PanelAnswer> => {
    const device = await store.opened();
    const entry = entries.get(keyOf(query));
    if (entry) {
      const answer = await layOver(device, query, entry.raw);
      put(query, { ...entry, laid: answer });
      return answer;
    }
    const known = await fromDevice(query);
    return known?.answer ?? device.overlay(query, await nobody(device, query));
  };

  /** Known to Kontor, though not here: whoever adds them now would add them twice. */
  const knownElsewhere = async (
    device: LocalStore,
    { person, company, ambiguous, focus }: PanelAnswer,
    domain: string | undefined,
  ): Promise<boolean | null> => {
    if (person || ambiguous) return false;
    const isKnown = focus.includes('@') ? await device.isKnown({ email: focus }) : false;
    const site = focus.slice(focus.indexOf('@') + 1) || domain;
    return isKnown === false && !company && site ? device.isKnown({ domain: site }) : isKnown;
  };

  return {
    /** From memory, at once. */
    remembered: (query: PanelQuery): PanelAnswer | undefined => {
      const entry = entries.get(keyOf(query));
      return entry?.isOld === false ? entry.laid : undefined;
    },
    /** From this device's store; null when it knows nothing. */
    known: async (query: PanelQuery): Promise<PanelAnswer | null> =>
      (await fromDevice(query))?.answer ?? null,
    /** Takes a fresh answer in; gives it with what still waits. */
    keep: async (query: PanelQuery, raw: PanelAnswer): Promise<PanelAnswer> => {
      const device = await store.opened();
      const answer = await layOver(device, query, raw).catch(() => raw);
      put(query, { raw, laid: answer, isOld: false });
      void device.remember(query, raw).catch(() => {});
      return answer;
    },
    laid,
    /** In the place of an answer; null where this place keeps nothing, or a record was asked for that is not here. */
    away: async (query: PanelQuery): Promise<{ answer: PanelAnswer; away: Away } | null> => {
      const device = await store.opened();
      if (!device.keeps) return null;
      const entry = entries.get(keyOf(query));
      if (entry) {
        const asOf = Date.parse(entry.raw.asOf);
        return { answer: await laid(query), away: { asOf, knownElsewhere: false } };
      }
      const known = await fromDevice(query);
      const isNothing = known === null && (query.person !== undefined || query.company !== undefined);
      if (isNothing) return null;
      const answer = known?.answer ?? (await nobody(device, query));
      const isElsewhere = await knownElsewhere(device, answer, query.domain).catch(() => null);
      return { answer, away: { asOf: known?.asOf ?? null, knownElsewhere: isElsewhere } };
    },
    /** What is remembered may be out of date: something was changed. */
    forget: (): void => {
      for (const [key, entry] of entries) entries.set(key, { ...entry, isOld: true });
    },
  };
};
