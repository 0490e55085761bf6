/** Answers what the panel asks of the background script. */
import { backgroundRequestSchema } from '../messages.schema.ts';
import type { PageReport } from '../messages.ts';
import type { LookUps } from './look-ups.ts';
import type { PageReader } from './page-reader.ts';

/**
 * Gives the listener for messages: a promise for a request of ours, undefined for anything else.
 *
 * @param isOwn whether the sender is a page of this extension; a content script's word does not count
 */
export const createRequestListener =
  (reader: PageReader, lookUps: LookUps) =>
  (message: unknown, isOwn: boolean): Promise<PageReport | string | null> | undefined => {
    const request = backgroundRequestSchema.safeParse(message);
    if (!isOwn || !request.success) return undefined;
    if (request.data.type === 'look_up.take') return lookUps.take(request.data.windowId);
    const { type, tabId } = request.data;
    return type === 'page.read' ? reader.read(tabId, false) : reader.last(tabId);
  };
