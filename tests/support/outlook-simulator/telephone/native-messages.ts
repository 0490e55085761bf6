/**
 * How office.js for iOS and the app around it talk: a message handler one way, callbacks called by name the other way.
 * Turned into the envelope of Outlook on the web and back, so that one mailbox, one log and one set of faults serve both.
 *
 * Source: `outlook-ios-16.00.debug.js` of the npm package (`OSFWebkit`, `callOutlookNativeDispatcher`).
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type OutlookEvent, wireEventNames } from '../wire/event-names.ts';
import { nameParameters } from './native-parameters.ts';

/** What a web view gets: a function of its window by dotted name, and what it is called with. */
type Callback = { readonly callback: string; readonly id: string; readonly params: unknown };

type NativeMessage = {
  methodId: number;
  params: { id: number; apiArgs?: unknown[] | null };
  callbackId?: string;
  callbackFunction?: string;
  eventCallbackFunction?: string;
};

const METHODS = { execute: 1, registerEvent: 2, unregisterEvent: 3, getContext: 5 } as const;

const INITIAL_DATA = 1;

/** Events by the numbers of the runtime. */
const EVENT_IDS: Readonly<Record<number, OutlookEvent>> = {
  39: 'AppCommandInvoked',
  46: 'ItemChanged',
  47: 'RecipientsChanged',
  48: 'AppointmentTimeChanged',
};

/** The app context as a telephone hands it over: a list, in which each place has its meaning. */
const contextToList = (context: Record<string, unknown>): unknown[] => {
  const settings = context['_settings'] as Record<string, string>;
  const list: unknown[] = [];
  list[0] = [Object.keys(settings), Object.values(settings)];
  list[1] = context['_id'];
  list[2] = context['_appName'];
  list[3] = 16;
  list[4] = 0;
  list[7] = context['_clientMode'];
  list[8] = context['_appUILocale'];
  list[9] = context['_dataLocale'];
  list[11] = context['_docUrl'];
  list[12] = context['_reason'];
  list[13] = context['_osfControlType'];
  list[14] = context['_eToken'];
  list[16] = context['_correlationId'];
  list[17] = context['_appInstanceId'];
  list[20] = context['_requirementMatrix'];
  list[22] = context['_hostFullVersion'];
  return list.map((entry) => entry ?? null);
};

/** The answer to a call: its result as JSON text, then the number of an error, 0 for none. */
const resultToList = (data: Record<string, unknown>): unknown[] => [
  0,
  [JSON.stringify(data), data['error'] === true ? Number(data['errorCode']) : 0],
];

type Waiting = {
  readonly callback: string;
  readonly id: string;
  readonly toParams: (data: never) => unknown;
};

export type NativeTranslation = {
  /** A message of the pane as envelope; null where the app does not answer it. */
  readonly toEnvelope: (text: string) => string | null;
  /** An envelope for the pane as the call of a callback; null where nobody waits for it. */
  readonly toCallback: (text: string) => string | null;
};

/** For one pane; `appId` and `conversationId` as in its session. */
export const createNativeTranslation = (appId: string, conversationId: string): NativeTranslation => {
  const waiting = new Map<number, Waiting>();
  const listening = new Map<string, { readonly callback: string; readonly id: string }>();
  let calls = 0;

  const envelope = (actionType: 0 | 1 | 2, actionName: string, data: unknown): string =>
    JSON.stringify({
      _messageType: 0,
      _actionType: actionType,
      _actionName: actionName,
      _conversationId: conversationId,
      _correlationId: calls,
      _data: data,
    });

  const wait = (message: NativeMessage, toParams: Waiting['toParams']): void => {
    calls += 1;
    if (!message.callbackId || !message.callbackFunction) return;
    waiting.set(calls, { callback: message.callbackFunction, id: message.callbackId, toParams });
  };

  return {
    toEnvelope: (text) => {
      const message = JSON.parse(text) as NativeMessage;
      const { id, apiArgs } = message.params;
      switch (message.methodId) {
        case METHODS.getContext:
          wait(message, contextToList);
          return envelope(0, 'ContextActivationManager_getAppContextAsync', appId);
        case METHODS.execute: {
          wait(message, resultToList);
          const action = id === INITIAL_DATA ? 'GetInitialData' : 'ExecuteMethod';
          return envelope(0, action, {
            ApiParams: nameParameters(id, apiArgs ?? []),
            MethodData: { ControlId: appId, DispatchId: id },
          });
        }
        case METHODS.registerEvent:
        case METHODS.unregisterEvent: {
          wait(message, ({ Error: code }: { Error: number }) => [code]);
          const event = EVENT_IDS[id];
          const name = event === undefined ? String(id) : wireEventNames[event];
          if (message.methodId === METHODS.unregisterEvent) listening.delete(name);
          else if (message.callbackId && message.eventCallbackFunction) {
            listening.set(name, { callback: message.eventCallbackFunction, id: message.callbackId });
          }
          return envelope(message.methodId === METHODS.registerEvent ? 1 : 2, name, { controlId: appId });
        }
        default:
          return null;
      }
    },
    toCallback: (text) => {
      const answer = JSON.parse(text) as Record<string, unknown>;
      const data = answer['_data'];
      if (answer['_responseType'] === 1) {
        const listener = listening.get(String(answer['_actionName']));
        return listener ? JSON.stringify({ ...listener, params: data } satisfies Callback) : null;
      }
      const correlation = Number(answer['_correlationId']);
      const asked = waiting.get(correlation);
      if (!asked) return null;
      waiting.delete(correlation);
      const { callback, id, toParams } = asked;
      return JSON.stringify({ callback, id, params: toParams(data as never) } satisfies Callback);
    },
  };
};

/** The script that the web view of a telephone puts before a pane's own. */
export const readWebViewBridge = (): Promise<string> =>
  readFile(fileURLToPath(new URL('webkit-bridge.js', import.meta.url)), 'utf8');
