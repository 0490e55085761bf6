/**
 * Beside what the pane was opened. The manifest gives each button an address of its own, so the page knows it before
 * Outlook has answered.
 */

/** The values of `?surface=` in `manifest.xml`. */
export const SURFACES = ['read', 'compose', 'appointment-organizer', 'appointment-attendee'] as const;
export type Surface = (typeof SURFACES)[number];

/** Whether the manifest lets the pane stand beside several selected mails. */
export const isForSeveralMails = (search: string): boolean =>
  new URLSearchParams(search).get('multiselect') === '1';

/** Null for a page opened by another address than those of the manifest. */
export const surfaceOf = (search: string): Surface | null => {
  const named = new URLSearchParams(search).get('surface');
  return SURFACES.find((surface) => surface === named) ?? null;
};
