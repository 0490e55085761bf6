/** What the people of a simulation were promised: each change that was saved, and what they heard of it. */
import type { MutationEnvelope, MutationOutcome } from '#shared/domain/mutation.ts';
import type { Device } from './device.ts';
import type { Person } from './office.ts';

export type Intent = {
  readonly mutation: MutationEnvelope;
  readonly device: Device;
  readonly person: Person;
  /** What the store said when it was saved: true is the promise "saved on this device". */
  isSaved: boolean;
  /** Why it may be gone all the same; a promise nobody could keep, and was told so. */
  excuse: string | null;
  /** The device has lost its own copy of what was acknowledged. */
  isUnbacked: boolean;
  /** A restored backup took it back from the server. */
  isTakenBack: boolean;
};

export type Journal = {
  readonly intend: (mutation: MutationEnvelope, device: Device, person: Person) => Intent;
  readonly intents: () => readonly Intent[];
  readonly find: (mutationId: string) => Intent | undefined;
  /** The server told a device that this is settled. */
  readonly acknowledge: (outcome: MutationOutcome) => void;
  readonly acknowledged: () => ReadonlyMap<string, MutationOutcome>;
  /** Refused by the server: a person has it before them. */
  readonly isRefused: (mutationId: string) => boolean;
  /** Why it was; null when it was not. */
  readonly refusal: (mutationId: string) => string | null;
  /** Whoever holds nothing but promises of these has no claim any more. */
  readonly excuse: (isMeant: (intent: Intent) => boolean, why: string) => number;
};

export const createJournal = (): Journal => {
  const intents = new Map<string, Intent>();
  const refused = new Map<string, string>();
  const acknowledged = new Map<string, MutationOutcome>();
  return {
    intend: (mutation, device, person) => {
      const told = { isSaved: false, excuse: null, isUnbacked: false, isTakenBack: false };
      const intent: Intent = { mutation, device, person, ...told };
      intents.set(mutation.id, intent);
      return intent;
    },
    intents: () => [...intents.values()],
    find: (id) => intents.get(id),
    acknowledge: (outcome) => {
      if (outcome.status === 'rejected') refused.set(outcome.id, outcome.error.code);
      else acknowledged.set(outcome.id, outcome);
    },
    acknowledged: () => acknowledged,
    isRefused: (id) => refused.has(id),
    refusal: (id) => refused.get(id) ?? null,
    excuse: (isMeant, why) => {
      const meant = [...intents.values()].filter((intent) => intent.excuse === null && isMeant(intent));
      for (const intent of meant) intent.excuse = why;
      return meant.length;
    },
  };
};
