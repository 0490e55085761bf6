/**
 * The envelope in which office.js and Outlook on the web exchange messages: JSON text by `postMessage`.
 * Calls are matched by correlation id, events by action name.
 */

const actionTypes = ['invoke', 'registerEvent', 'unregisterEvent'] as const;
export type ActionType = (typeof actionTypes)[number];

/** A message from the pane, checked for shape. */
export interface PaneRequest {
  actionType: ActionType;
  actionName: string;
  conversationId: string;
  correlationId: number;
  data: unknown;
}

/** The data of a reply with its result code: 0 ok, negative for a failure of the exchange itself. */
export interface ReplyContent {
  data: unknown;
  errorCode?: number;
}

/** Reads a message of the pane; null for everything that is not a request of this protocol. */
export function parsePaneRequest(text: string): PaneRequest | null {
  let message: Record<string, unknown>;
  try {
    message = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (typeof message !== 'object' || message === null || message['_messageType'] !== 0) return null;
  const actionType = actionTypes[Number(message['_actionType'])];
  if (actionType === undefined || typeof message['_actionName'] !== 'string') return null;
  return {
    actionType,
    actionName: message['_actionName'],
    conversationId: String(message['_conversationId']),
    correlationId: Number(message['_correlationId']),
    data: message['_data'] ?? null,
  };
}

const response = (
  actionName: string,
  conversationId: string,
  correlationId: number,
  origin: string,
  responseType: 0 | 1,
  content: ReplyContent,
): string =>
  JSON.stringify({
    _messageType: 1,
    _actionName: actionName,
    _conversationId: conversationId,
    _correlationId: correlationId,
    _origin: origin,
    _data: content.data,
    _errorCode: content.errorCode ?? 0,
    _responseType: responseType,
    _serializerVersion: 1,
  });

/** The answer to one request. */
export const makeReply = (request: PaneRequest, origin: string, content: ReplyContent): string =>
  response(request.actionName, request.conversationId, request.correlationId, origin, 0, content);

/** An event; it repeats the correlation id of its registration. */
export const makeEvent = (registration: PaneRequest, origin: string, data: unknown): string =>
  response(registration.actionName, registration.conversationId, registration.correlationId, origin, 1, {
    data,
  });

/** Outlook's own one-way messages to the pane. */
const hostNotifications = {
  focused: 0,
  unfocused: 1,
  ctrlF6In: 4,
  tabIn: 11,
  tabInBackwards: 12,
} as const;
export type HostNotification = keyof typeof hostNotifications;

/** A one-way message such as "the user tabbed into the pane". */
export const makeHostNotification = (
  conversationId: string,
  origin: string,
  what: HostNotification,
): string =>
  JSON.stringify({
    _messageType: 0,
    _actionType: 0,
    _actionName: 'Office_notifyAgave',
    _conversationId: `${conversationId}_ntf`,
    _correlationId: -1,
    _origin: origin,
    _data: [hostNotifications[what]],
    _serializerVersion: 1,
  });
