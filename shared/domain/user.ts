/** A colleague with an account. */
import * as z from 'zod/mini';
import { panelLayoutSchema } from './panel-cards.ts';
import { idSchema } from './scalars.ts';

export const ROLES = ['owner', 'admin', 'user'] as const;
export type Role = (typeof ROLES)[number];
export const LOCALES = ['de', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const PASSWORD = { minChars: 10, maxChars: 256 } as const;

export const preferencesSchema = z.strictObject({
  locale: z.enum(LOCALES),
  theme: z.enum(['system', 'light', 'dark']),
  /** Form of address in the German interface. */
  addressForm: z.enum(['sie', 'du']),
  /** Preselected when logging. */
  visibility: z.enum(['private', 'team', 'all']),
  notifications: z.boolean(),
  /** Single keys (`/`, `n`, `t`, `l`) act wherever no field has the focus; WCAG 2.1.4 asks for a way to switch them off. */
  singleKeys: z.boolean(),
  /** Mails logged in Outlook get its category `Kontor` there. */
  outlookCategory: z.boolean(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  locale: 'de',
  theme: 'system',
  addressForm: 'sie',
  visibility: 'all',
  notifications: true,
  singleKeys: true,
  outlookCategory: false,
};

export const userSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** Absent in what an older Kontor has sent. */
  teamId: z.optional(idSchema),
  teamName: z.string(),
  disabled: z.boolean(),
});
export type User = z.infer<typeof userSchema>;

export const meSchema = z.extend(userSchema, {
  preferences: preferencesSchema,
  /** Where somebody arranged the panel's cards for the own team or role. */
  cards: z.optional(panelLayoutSchema),
});
export type Me = z.infer<typeof meSchema>;

/** How an address is compared: trimmed, lower case. Kontor treats the local part as case-insensitive, as mail hosts do in practice. */
export const emailKey = (email: string): string => email.trim().toLowerCase();
