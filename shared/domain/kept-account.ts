/** The account a device remembers, so that its panel paints before the server has said who it is. */
import { DEFAULT_PREFERENCES } from './user.ts';
import type { Me } from './user.ts';

/** Every part each account has and the panel needs; the compiler holds it complete. Cards are arranged only for some. */
const PARTS: Readonly<Record<keyof Omit<Me, 'cards' | 'teamId'>, true>> = {
  id: true,
  name: true,
  email: true,
  role: true,
  teamName: true,
  disabled: true,
  preferences: true,
};

const has = (value: unknown, parts: object): boolean =>
  typeof value === 'object' && value !== null && Object.keys(parts).every((part) => part in value);

/** Whether it has all this version of Kontor needs: what an earlier one kept may lack something. */
export const isAccount = (value: unknown): value is Me =>
  has(value, PARTS) &&
  has((value as Me).preferences, DEFAULT_PREFERENCES) &&
  typeof (value as Me).id === 'string';

/** Null for anything but an account. */
export const readAccount = (text: string | null): Me | null => {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isAccount(kept) ? kept : null;
  } catch {
    return null;
  }
};
