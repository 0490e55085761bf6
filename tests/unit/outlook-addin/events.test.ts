/** The handler for sending as classic Outlook runs it: the built file in an engine with nothing but what that has. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEvents } from '#outlook/build.ts';
import { newReference } from '#shared/domain/outgoing-mail.ts';

let folder: string;
let code: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-events-'));
  await buildEvents(folder);
  code = await readFile(join(folder, 'events.js'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Done = (reply: { status: string; value?: unknown }) => void;
type Handler = (event: { completed: (options: unknown) => void }) => void;
type Item = {
  readonly session?: (done: Done) => void;
  readonly headers?: (done: () => void) => void;
};

const reference = newReference();
const stored = (value: unknown) => (done: Done) => done({ status: 'succeeded', value });
const decided = (decision: unknown) => stored(JSON.stringify(decision));

/** Runs the file with no global but `Office` and timers, sends a mail, and lets the clock run as far as it is told. */
const send = ({ session = () => {}, headers = (done) => done() }: Item, item?: null) => {
  const completed: unknown[] = [];
  const calls: string[] = [];
  const timers: { run: () => void; at: number }[] = [];
  const handlers = new Map<string, Handler>();
  const open = {
    sessionData: { getAsync: (name: string, done: Done) => (calls.push(`get ${name}`), session(done)) },
    internetHeaders: {
      setAsync: (values: object, done: () => void) => {
        calls.push(`set ${JSON.stringify(values)}`);
        headers(done);
      },
      removeAsync: (names: string[], done: () => void) => {
        calls.push(`remove ${[...names].join()}`);
        headers(done);
      },
    },
  };
  const context = createContext({
    Office: {
      actions: { associate: (name: string, run: Handler) => handlers.set(name, run) },
      context: { mailbox: { item: item === null ? null : open } },
    },
    setTimeout: (run: () => void, ms: number) => timers.push({ run, at: ms }),
  });
  runInContext(code, context);
  handlers.get('onMessageSend')!({ completed: (options) => completed.push({ ...(options as object) }) });
  return {
    completed,
    calls,
    wait: (ms: number) => {
      for (const timer of timers) if (timer.at <= ms) timer.run();
    },
  };
};
const ALLOWED = [{ allowEvent: true }];

describe('sending a mail', () => {
  test('gives it the header that was decided on, then lets it go', () => {
    const { completed, calls, wait } = send({ session: decided({ reference }) });
    expect(calls).toEqual(['get kontor', `set {"x-kontor-ref":"${reference}"}`]);
    wait(10_000);
    expect(completed).toEqual(ALLOWED);
  });

  test('takes the header out where the last word was against it', () => {
    const { completed, calls } = send({ session: decided({ reference: null }) });
    expect(calls).toEqual(['get kontor', 'remove x-kontor-ref']);
    expect(completed).toEqual(ALLOWED);
  });

  test.each<[string, Item]>([
    ['was never beside the pane', { session: (done) => done({ status: 'failed' }) }],
    ['has nothing stored', { session: stored(undefined) }],
    ['has no text stored', { session: stored({ reference }) }],
    ['has no JSON stored', { session: stored('{"reference":') }],
    ['has nothing decided', { session: decided(null) }],
    ['has another thing stored', { session: decided('on') }],
    ['has a list stored', { session: decided([reference]) }],
    ['has an id that is none', { session: decided({ reference: 'x\r\nBcc: all@x.example' }) }],
    ['has a number for an id', { session: decided({ reference: 7 }) }],
    [
      'cannot be asked',
      {
        session: () => {
          throw new Error('sessionData');
        },
      },
    ],
    ['gets an empty reply', { session: (done) => done(undefined as never) }],
  ])('that %s goes out at once, untouched', (_, item) => {
    const { completed, calls, wait } = send(item);
    expect(calls).toEqual(['get kontor']);
    expect(completed).toEqual(ALLOWED);
    wait(10_000);
    expect(completed).toEqual(ALLOWED);
  });

  test.each<[string, Item]>([
    ['its decision never comes', { session: () => {} }],
    ['the header never settles', { session: decided({ reference }), headers: () => {} }],
    ['the removal never settles', { session: decided({ reference: null }), headers: () => {} }],
  ])('where %s it goes out after 200 ms and no sooner', (_, item) => {
    const { completed, wait } = send(item);
    wait(199);
    expect(completed).toEqual([]);
    wait(200);
    expect(completed).toEqual(ALLOWED);
  });

  test('goes out where the header cannot be set, and where no mail is to be had', () => {
    const refusing = send({
      session: decided({ reference }),
      headers: () => {
        throw new Error('denied');
      },
    });
    expect(refusing.completed).toEqual(ALLOWED);
    expect(send({}, null).completed).toEqual(ALLOWED);
  });

  test('is let go once, also when Outlook answers after the 200 ms', () => {
    let late: Done = () => {};
    const { completed, wait } = send({ session: (done) => void (late = done) });
    wait(200);
    late({ status: 'succeeded', value: JSON.stringify({ reference }) });
    expect(completed).toEqual(ALLOWED);
  });
});

describe('the file classic Outlook loads', () => {
  test('is one script in the language of 2016, small, without ternaries, promises and anything from a page', () => {
    expect(code.length).toBeLessThan(5_000);
    const withoutComments = code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    // No question mark at all: no ternary, no optional chaining, no `??`; the rest came after 2016 as well.
    expect(withoutComments).not.toMatch(/\?|\.\.\.|catch\s*\{|\basync\b|\bawait\b|Promise/);
    expect(withoutComments).not.toMatch(/import|export|require/);
    expect(withoutComments).not.toMatch(/window|document|localStorage|fetch|XMLHttpRequest|OfficeRuntime/);
  });
});
