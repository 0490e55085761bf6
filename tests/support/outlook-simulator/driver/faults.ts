/** What a test makes go wrong: failures, lost replies, malformed replies, replies held back. */
import { failed } from '../dispatch/answer.ts';
import type { ReplyContent } from '../wire/envelope.ts';
import { type CallKey, isPicked, type OutlookCall } from './call-log.ts';

/** A fault in force; `stop` ends it. */
interface Fault {
  stop: () => void;
}

/** Replies held back: calls keep arriving and waiting until `release`. */
export interface HeldReplies extends Fault {
  /** The first call that was held; its effect on the mailbox has happened by then. */
  arrived: Promise<OutlookCall>;
  /** Sends all held replies and holds no more. */
  release: () => void;
  /** Answers all held calls with a failure instead and holds no more. */
  releaseFailed: (errorCode: number) => void;
}

/** The normal reply goes in, what is really sent comes out; null for no reply at all. */
type Distortion = (
  call: OutlookCall,
  normal: ReplyContent,
) => ReplyContent | null | Promise<ReplyContent | null>;

export interface FaultControls {
  /** The call fails with an Office error code and changes nothing. */
  fail: (key: CallKey, error: { errorCode: number }, times?: number) => Fault;
  /** The call is received and never answered: its callback never comes. */
  neverAnswer: (key: CallKey, times?: number) => Fault;
  /** The call is answered with null: its callback never comes either. */
  answerNull: (key: CallKey, times?: number) => Fault;
  /** The call is answered with exactly this, outside all rules. */
  answerRaw: (key: CallKey, content: ReplyContent, times?: number) => Fault;
  /** The call has its effect at once, but the reply waits for the test. */
  hold: (key: CallKey) => HeldReplies;
}

interface Rule {
  key: CallKey;
  left: number;
  /** False where the call is not to reach the mailbox. */
  hasEffect: boolean;
  distort: Distortion;
}

export interface Faults extends FaultControls {
  /** Ends all faults; replies still held are never sent. */
  clear: () => void;
  /** Takes the newest rule for a call and counts it as used. */
  take: (call: OutlookCall) => Pick<Rule, 'hasEffect' | 'distort'> | null;
}

interface OpenPromise<Value> {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
}

const notYet = (): void => undefined;

/** A promise somebody else resolves. */
function openPromise<Value>(): OpenPromise<Value> {
  let resolve: OpenPromise<Value>['resolve'] = notYet;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** No faults at first; a newer fault goes before an older one. */
export function createFaults(): Faults {
  const rules: Rule[] = [];

  const add = (key: CallKey, times: number, hasEffect: boolean, distort: Distortion): Fault => {
    const rule: Rule = { key, left: times, hasEffect, distort };
    rules.unshift(rule);
    return {
      stop: () => {
        rule.left = 0;
      },
    };
  };

  const answer = (key: CallKey, times: number, content: ReplyContent | null): Fault =>
    add(key, times, false, () => content);

  return {
    clear: () => {
      rules.length = 0;
    },
    take: (call) => {
      const rule = rules.find(({ key, left }) => left > 0 && isPicked(call, key));
      if (rule === undefined) return null;
      rule.left -= 1;
      return rule;
    },
    fail: (key, { errorCode }, times = Infinity) =>
      // A registration fails by its own kind of answer.
      add(key, times, false, (call) =>
        call.kind === 'invoke' ? failed(errorCode) : { data: { Error: errorCode } },
      ),
    neverAnswer: (key, times = Infinity) => answer(key, times, null),
    answerNull: (key, times = Infinity) => answer(key, times, { data: null }),
    answerRaw: (key, content, times = Infinity) => answer(key, times, content),
    hold: (key) => {
      const arrival = openPromise<OutlookCall>();
      const release = openPromise<ReplyContent | null>();
      const fault = add(key, Infinity, true, async (call, normal) => {
        arrival.resolve(call);
        return (await release.promise) ?? normal;
      });
      const end = (content: ReplyContent | null): void => {
        fault.stop();
        release.resolve(content);
      };
      return {
        arrived: arrival.promise,
        release: () => end(null),
        releaseFailed: (errorCode) => end(failed(errorCode)),
        stop: () => end(null),
      };
    },
  };
}
