/** Outlook's side of the conversation with one pane: answers requests, remembers registrations. */
import { answerDispatch } from '../dispatch/dispatch-table.ts';
import { officeErrors } from '../dispatch/answer.ts';
import type { OutlookItem } from '../mailbox/item.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { isInSet, type OutlookProfile } from '../mailbox/profile.ts';
import { makeAppContext, type PaneIdentity } from '../wire/app-context.ts';
import {
  makeEvent,
  makeHostNotification,
  type HostNotification,
  makeReply,
  parsePaneRequest,
} from '../wire/envelope.ts';
import type { PaneRequest, ReplyContent } from '../wire/envelope.ts';
import type { OutlookEvent } from '../wire/event-names.ts';
import { makeInitialData } from '../wire/initial-data.ts';
import { type CallLog, describeCall, type OutlookCall } from './call-log.ts';
import { eventSets } from './events.ts';
import type { Faults } from './faults.ts';

/** What all panes of one simulator share. */
export interface OutlookState {
  /** The item selected now; null for none. */
  item: OutlookItem | null;
  mailbox: Mailbox;
  profile: OutlookProfile;
}

export interface PaneSession {
  identity: PaneIdentity;
  /** Counted from 1. */
  number: number;
  paneUrl: string;
  hostOrigin: string;
  /** Puts a message into the pane. */
  send: (text: string) => void;
}

export interface OutlookHost {
  /** Takes a message of the pane; everything else follows from it. */
  receive: (text: string) => void;
  isRegistered: (event: OutlookEvent) => boolean;
  /** Sends an event; false when the pane does not listen to it, which then never learns of it. */
  raise: (event: OutlookEvent, data: unknown) => boolean;
  notify: (what: HostNotification) => void;
}

/** Actions that are reports: nothing waits for an answer. */
const oneWay = new Set(['ContextActivationManager_notifyHost', 'ContextActivationManager_openWindowInHost']);

/** The normal answer; null where none is due. */
function answerRequest(call: OutlookCall, session: PaneSession, state: OutlookState): ReplyContent | null {
  const { item, mailbox, profile } = state;
  if (oneWay.has(call.action)) return null;
  switch (call.action) {
    case 'ContextActivationManager_getAppContextAsync':
      return { data: makeAppContext(session.identity, session.paneUrl, mailbox, profile) };
    case 'GetInitialData':
      return { data: makeInitialData(item, mailbox, profile) };
    case 'ExecuteMethod':
      return answerDispatch(
        call.dispatchId ?? 0,
        { item: mailbox.loaded ?? item, mailbox, params: call.params as Record<string, unknown> },
        profile,
      );
    case 'executeMethod':
      return { data: { Version: 1, Error: 0 } };
    default:
      // An action this Outlook has never heard of: "error handling request" of the exchange itself.
      return { data: {}, errorCode: -2 };
  }
}

/** Starts the conversation with one pane. */
export function createOutlookHost(
  session: PaneSession,
  state: OutlookState,
  log: CallLog,
  takeFault: Faults['take'],
): OutlookHost {
  const registrations = new Map<OutlookEvent, PaneRequest>();

  const register = (request: PaneRequest, { event }: OutlookCall): ReplyContent => {
    if (event === undefined || !isInSet(state.profile.mailboxSet, eventSets[event])) {
      return { data: { Error: officeErrors.unsupportedEnumeration } };
    }
    if (request.actionType === 'registerEvent') registrations.set(event, request);
    else registrations.delete(event);
    return { data: { Error: 0 } };
  };

  const answer = (request: PaneRequest, call: OutlookCall): ReplyContent | null =>
    request.actionType === 'invoke' ? answerRequest(call, session, state) : register(request, call);

  const reply = (request: PaneRequest, content: ReplyContent | null): void => {
    if (content !== null) session.send(makeReply(request, session.hostOrigin, content));
  };

  const handle = async (request: PaneRequest, call: OutlookCall): Promise<void> => {
    const fault = takeFault(call);
    if (fault === null) return reply(request, answer(request, call));
    const normal = fault.hasEffect ? answer(request, call) : null;
    reply(request, await fault.distort(call, normal ?? { data: {} }));
  };

  return {
    receive: (text) => {
      const request = parsePaneRequest(text);
      if (request === null || request.conversationId !== session.identity.conversationId) return;
      const call = describeCall(request, session.number);
      void handle(request, call);
      // Logged after it was handled: who waits for a call finds its effect in the mailbox.
      log.add(call);
    },
    isRegistered: (event) => registrations.has(event),
    raise: (event, data) => {
      const registration = registrations.get(event);
      if (registration === undefined) return false;
      session.send(makeEvent(registration, session.hostOrigin, data));
      return true;
    },
    notify: (what) =>
      session.send(makeHostNotification(session.identity.conversationId, session.hostOrigin, what)),
  };
}

/** Data of `ItemChanged`: the new item in full, or the empty text that takes the item away. */
export const itemChangedData = (state: OutlookState, how: 'item' | 'null'): unknown =>
  how === 'null' ? '' : makeInitialData(state.item, state.mailbox, state.profile);
