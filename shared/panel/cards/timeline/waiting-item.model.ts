/** What an own entry says that the server does not have yet, out of the changes that wait for it. Pure. */
import type { CustomValue, CustomValues } from '../../../domain/custom-field.ts';
import type { MutationEnvelope } from '../../../domain/mutation.ts';
import type { MutationArgs, MutationName } from '../../../domain/mutations.ts';

export type WaitingItem = { readonly text: string; readonly custom: CustomValues };

const NOTHING: WaitingItem = { text: '', custom: {} };

type Made = { readonly [N in MutationName]?: (args: MutationArgs<N>, before: WaitingItem) => WaitingItem };

type Patch = Readonly<Record<string, CustomValue | null>>;
const filled = (custom: Patch): CustomValues =>
  Object.fromEntries(Object.entries(custom).flatMap(([id, value]) => (value === null ? [] : [[id, value]])));

const MADE: Made = {
  'activity.create': ({ fields: { text = '', custom = {} } }) => ({ text, custom: filled(custom) }),
  'activity.update': ({ set: { text, custom } }, before) => ({
    text: text ?? before.text,
    custom: filled({ ...before.custom, ...custom }),
  }),
  'mail.log': ({ mail: { text } }) => ({ text, custom: {} }),
  'meeting.log': ({ meeting: { text }, fields }) => ({ text, custom: filled(fields?.custom ?? {}) }),
};

/** As it stands after all of them; `waiting` is what was done to this entry, oldest first. */
export const waitingItem = (waiting: readonly MutationEnvelope[]): WaitingItem =>
  waiting.reduce<WaitingItem>((before, { name, args }) => {
    const make = MADE[name as MutationName] as
      | ((given: unknown, was: WaitingItem) => WaitingItem)
      | undefined;
    return make ? make(args, before) : before;
  }, NOTHING);
