/** Values of custom fields laid over those that stand. By itself, because the panel's first paint needs no more of them. Pure. */
import { laidValue } from './set-merge.ts';
import type { CustomPatch, CustomValue, CustomValues } from './custom-field.ts';

const isSaid = (entry: [string, CustomValue | null | undefined]): entry is [string, CustomValue] =>
  entry[1] !== null && entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0);

type Fields = Readonly<Record<string, unknown>>;
/** Of lists that somebody else changed meanwhile, both changes; `was` is what the author of `set` saw. */
const united = (now: Fields, set: Fields, was: Fields): Fields =>
  Object.fromEntries(
    Object.entries(set).map(([key, mine]) => [key, key in was ? laidValue(now[key], mine, was[key]) : mine]),
  );

/** The values after a patch: what it does not name stays, null takes away. */
export const laidOver = (
  values: CustomValues | undefined,
  patch: CustomPatch,
  was: CustomPatch = {},
): CustomValues =>
  Object.fromEntries(
    Object.entries({ ...values, ...(united(values ?? {}, patch, was) as CustomPatch) }).filter(isSaid),
  );

/** A record after an update: fields are replaced, lists united, custom values laid over those that stand. */
export const withSet = <T extends { custom?: CustomValues | undefined }>(
  record: T,
  set: object,
  was: object = {},
): T => {
  const { custom, ...fields } = set as Fields & { custom?: CustomPatch };
  const { custom: seen, ...saw } = was as Fields & { custom?: CustomPatch };
  return {
    ...record,
    ...united(record, fields, saw),
    ...(custom ? { custom: laidOver(record.custom, custom, seen) } : {}),
  };
};
