/** Every message the pane sent, and ways to wait for one. */
import { dispatchTable } from '../dispatch/dispatch-table.ts';
import type { ActionType, PaneRequest } from '../wire/envelope.ts';
import { type OutlookEvent, wireEventNames } from '../wire/event-names.ts';

/** What a pane reports without waiting for an answer. */
const paneNotices = {
  focused: 0,
  blurred: 1,
  ctrlF6: 5,
  ctrlShiftF6: 6,
  tabExit: 13,
  shiftTabExit: 14,
  escape: 15,
  f2: 16,
  updateTargetUrl: 21,
  telemetry: 23,
  shortcut: 39,
} as const;
export type PaneNotice = keyof typeof paneNotices;

/** One message of the pane in plain words. */
export interface OutlookCall {
  kind: ActionType;
  /** Action name of the wire, such as `ExecuteMethod`. */
  action: string;
  /** Which pane of this simulator sent it, counted from 1. */
  pane: number;
  /** Only for `ExecuteMethod`. */
  dispatchId?: number;
  /** Name of the call for known dispatch ids, such as `body.getAsync`. */
  call?: string;
  /** Only for registering and unregistering. */
  event?: OutlookEvent;
  /** Only for one-way reports. */
  notice?: PaneNotice;
  params: unknown;
  correlationId: number;
}

/**
 * Picks calls: a dispatch id, the name of a call (`body.getAsync`), an action (`GetInitialData`), the
 * event of a registration (`ItemChanged`), or any condition.
 */
export type CallKey = number | string | ((call: OutlookCall) => boolean);

/** True when `key` picks `call`. */
export function isPicked(call: OutlookCall, key: CallKey): boolean {
  if (typeof key === 'function') return key(call);
  if (typeof key === 'number') return call.dispatchId === key;
  return call.call === key || call.action === key || (call.kind === 'registerEvent' && call.event === key);
}

const entryOf = <Name extends string, Wire>(table: Record<Name, Wire>, wire: unknown): Name | undefined =>
  (Object.keys(table) as Name[]).find((name) => table[name] === wire);

/** Describes a request of the wire. */
export function describeCall(request: PaneRequest, pane: number): OutlookCall {
  const { actionType, actionName, data, correlationId } = request;
  const call: OutlookCall = { kind: actionType, action: actionName, pane, params: data, correlationId };
  if (actionType !== 'invoke') {
    const event = entryOf(wireEventNames, actionName);
    return event === undefined ? call : { ...call, event };
  }
  if (actionName === 'ExecuteMethod') {
    const { ApiParams, MethodData } = data as { ApiParams?: unknown; MethodData: { DispatchId: number } };
    const dispatchId = MethodData.DispatchId;
    const name = dispatchTable[dispatchId]?.call;
    return { ...call, dispatchId, params: ApiParams ?? {}, ...(name === undefined ? {} : { call: name }) };
  }
  if (actionName === 'ContextActivationManager_notifyHost') {
    const notice = entryOf(paneNotices, (data as unknown[])[1]);
    return { ...call, ...(notice === undefined ? {} : { notice }) };
  }
  return call;
}

/** Log of one simulator. */
export interface CallLog {
  readonly calls: readonly OutlookCall[];
  add: (call: OutlookCall) => void;
  /** The `count`-th call picked by `key`, counted from the first pane on; at once when it has been made. */
  waitFor: (key: CallKey, count?: number) => Promise<OutlookCall>;
  /** The next call picked by `key`, whatever was called before. */
  next: (key: CallKey) => Promise<OutlookCall>;
  /** Forgets the calls and ends all waiting without a result. */
  clear: () => void;
}

interface Waiter {
  key: CallKey;
  missing: number;
  patience: NodeJS.Timeout;
  found: (call: OutlookCall) => void;
}

const patienceInMs = 20_000;

const keyText = (key: CallKey): string => (typeof key === 'function' ? 'the wanted call' : String(key));

/** A log that is empty. A wait that takes 20 s fails and tells which calls there were. */
export function createCallLog(): CallLog {
  const calls: OutlookCall[] = [];
  const waiters = new Set<Waiter>();

  const wait = (key: CallKey, missing: number): Promise<OutlookCall> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        waiters.delete(waiter);
        const seen = calls.map((call) => call.call ?? call.event ?? call.notice ?? call.action);
        reject(new Error(`The pane never made call ${keyText(key)}. It made: ${seen.join(', ') || 'none'}`));
      };
      const waiter: Waiter = {
        key,
        missing,
        patience: setTimeout(giveUp, patienceInMs),
        found: (call) => {
          clearTimeout(waiter.patience);
          waiters.delete(waiter);
          resolve(call);
        },
      };
      waiters.add(waiter);
    });

  return {
    calls,
    add: (call) => {
      calls.push(call);
      for (const waiter of waiters) {
        if (!isPicked(call, waiter.key)) continue;
        waiter.missing -= 1;
        if (waiter.missing === 0) waiter.found(call);
      }
    },
    waitFor: (key, count = 1) => {
      const made = calls.filter((call) => isPicked(call, key));
      const call = made[count - 1];
      return call === undefined ? wait(key, count - made.length) : Promise.resolve(call);
    },
    next: (key) => wait(key, 1),
    clear: () => {
      calls.length = 0;
      for (const { patience } of waiters) clearTimeout(patience);
      waiters.clear();
    },
  };
}
