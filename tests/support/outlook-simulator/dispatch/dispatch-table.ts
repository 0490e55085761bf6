/** Every dispatch id the simulated Outlook knows. A new one is one entry in the file it belongs to. */
import { isInSet, type OutlookProfile, permissionLevels } from '../mailbox/profile.ts';
import type { ReplyContent } from '../wire/envelope.ts';
import { type DispatchScene, type DispatchTable, failed, officeErrors } from './answer.ts';
import { composeCalls } from './compose.dispatch.ts';
import { mailboxCalls } from './mailbox.dispatch.ts';
import { markCalls } from './mark.dispatch.ts';
import { readCalls } from './read.dispatch.ts';
import { selectionCalls } from './selection.dispatch.ts';

export const dispatchTable: DispatchTable = {
  ...readCalls,
  ...composeCalls,
  ...markCalls,
  ...mailboxCalls,
  ...selectionCalls,
};

/**
 * Answers a call as the simulated client would: unknown to it or newer than it is "not supported",
 * beyond the add-in's permission is refused, and the rest is worked out from mailbox and item.
 */
export function answerDispatch(
  dispatchId: number,
  scene: DispatchScene,
  { mailboxSet, alsoKnows, lacks, permission }: OutlookProfile,
): ReplyContent {
  const entry = dispatchTable[dispatchId];
  if (entry === undefined || lacks.includes(entry.call)) return failed(officeErrors.notSupported);
  if (!isInSet(mailboxSet, entry.since) && !alsoKnows.includes(entry.call)) {
    return failed(officeErrors.notSupported);
  }
  if (permissionLevels.indexOf(permission) < permissionLevels.indexOf(entry.permission)) {
    return failed(officeErrors.permissionDenied);
  }
  return entry.answer(scene);
}
