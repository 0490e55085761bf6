/** The page somebody wants kept with what they write beside it: theirs to tick for each page, and off until they do. */
import type { KeptPage } from '../../../domain/kept-page.ts';
import type { Subject } from '../../panel-host.ts';
import type { PanelSession } from '../../panel-session.ts';
import { createPlaceMemory } from '../../place-memory.ts';

/** By address of the page; null while it is not to be kept. */
export const keptPage = createPlaceMemory<KeptPage | null>(null);

/** As a field of a note, a follow-up or a deal; empty where nothing is kept, and beside a record that was opened. */
export const pageField = (session: PanelSession, subject: Subject): { readonly page?: KeptPage } => {
  const page =
    subject.type === 'page' && !session.hasOpened.peek() ? keptPage(session, subject.url).peek() : null;
  return page ? { page } : {};
};
