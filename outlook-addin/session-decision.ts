/**
 * What the pane leaves with the mail for the moment of sending (`item.sessionData`), where a handler without pane, server and
 * storage reads it. Shared by both, so it imports nothing.
 */

/** The name it stands under. */
export const SESSION_KEY = 'kontor';

/** `reference` is what the mail is to carry; null where it is to carry nothing. */
export type SessionDecision = { readonly reference: string | null };
