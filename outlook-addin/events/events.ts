/**
 * Runs when a mail is sent, where the administrator has chosen that. It reads what the pane left with the mail and makes the
 * header say the same, in case the last click and the sending were one breath apart. Sending is never stopped: whatever
 * fails, is missing or hangs, the mail goes out within 200 ms.
 *
 * Classic Outlook runs this without page, storage and network, in an engine of its own: one file, callbacks and if/else only
 * (older builds refuse to load ternaries and time out on promises). Nothing may be imported but constants.
 */
import { REFERENCE_HEADER } from '#shared/domain/reference-header.ts';
import { SESSION_KEY } from '../session-decision.ts';

const LIMIT_MS = 200;
const REFERENCE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

type Reply = { readonly status: unknown; readonly value?: unknown };
/** A `SessionDecision`, unless somebody else wrote there. */
type Stored = { readonly reference?: unknown };
type Allow = () => void;

/** Lets the mail go out, once. */
const createAllow = (event: Office.MailboxEvent): Allow => {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    event.completed({ allowEvent: true });
  };
};

/** What fails in a callback of Outlook must not keep the mail back either. */
const orAllow = (allow: Allow, run: () => void): void => {
  try {
    run();
  } catch {
    allow();
  }
};

const sendAsDecided = (item: Office.MessageCompose, reply: Reply, allow: Allow): void => {
  if (String(reply.status) !== 'succeeded' || typeof reply.value !== 'string') {
    allow();
    return;
  }
  const decision = JSON.parse(reply.value) as Stored | null;
  if (decision === null || typeof decision !== 'object') {
    allow();
  } else if (decision.reference === null) {
    item.internetHeaders.removeAsync([REFERENCE_HEADER], allow);
  } else if (typeof decision.reference === 'string' && REFERENCE.test(decision.reference)) {
    item.internetHeaders.setAsync({ [REFERENCE_HEADER]: decision.reference }, allow);
  } else {
    allow();
  }
};

const onMessageSend = (event: Office.MailboxEvent): void => {
  const allow = createAllow(event);
  orAllow(allow, () => {
    setTimeout(allow, LIMIT_MS);
    const item = Office.context.mailbox.item as unknown as Office.MessageCompose;
    item.sessionData.getAsync(SESSION_KEY, (reply: Reply) => {
      orAllow(allow, () => sendAsDecided(item, reply, allow));
    });
  });
};

// Code in `Office.onReady` does not run in classic Outlook.
Office.actions.associate('onMessageSend', onMessageSend);
// Elsewhere it runs nothing, and tells office.js that the page is ready.
if (typeof Office.onReady === 'function') void Office.onReady();
