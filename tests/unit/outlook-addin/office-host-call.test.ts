import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callOffice } from '#outlook/office-host-call.ts';
import type { Answer } from '#tests/support/office-stub.ts';
import { answerWith, failWith, holdBack, stayMute } from '#tests/support/office-stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs a call whose tries are answered one after the other, the last answer again and again. */
const callWith = (answers: Answer[], options: Parameters<typeof callOffice>[1] = {}) => {
  let tries = 0;
  const result = callOffice<string>((done) => {
    const answer = answers[Math.min(tries, answers.length - 1)]!;
    tries += 1;
    answer(done as unknown as Parameters<Answer>[0]);
  }, options);
  return { result, tries: () => tries };
};

test('a call that is answered gives the value', async () => {
  const { result, tries } = callWith([answerWith('text')]);
  expect(await result).toEqual({ ok: true, value: 'text' });
  expect(tries()).toBe(1);
});

test('a callback that never comes ends after the time-out of each try', async () => {
  const { result, tries } = callWith([stayMute], { timeoutMs: 8_000, retries: 1 });
  await vi.advanceTimersByTimeAsync(8_000);
  expect(tries()).toBe(2);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await result).toMatchObject({ ok: false, error: { code: 'host.timeout' } });
});

test('a lost callback is made good by the second try', async () => {
  const { result } = callWith([stayMute, answerWith('text')]);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await result).toEqual({ ok: true, value: 'text' });
});

test('a refused permission is said at once and not asked for again', async () => {
  const { result, tries } = callWith([failWith(7000)]);
  expect(await result).toMatchObject({ ok: false, error: { code: 'host.denied' } });
  expect(tries()).toBe(1);
});

test('a call this Outlook does not know is not asked for again', async () => {
  const { result, tries } = callWith([failWith(5000)]);
  expect(await result).toMatchObject({ ok: false, error: { code: 'host.unsupported' } });
  expect(tries()).toBe(1);
});

test('any other failure is tried once more and then told with its number', async () => {
  const { result, tries } = callWith([failWith(9020)]);
  expect(await result).toEqual({ ok: false, error: { code: 'host.failed', params: { number: 9020 } } });
  expect(tries()).toBe(2);
});

test('a method that is missing counts as unsupported', async () => {
  const none = {} as { method: () => void };
  const result = await callOffice(() => none.method());
  expect(result).toMatchObject({ ok: false, error: { code: 'host.unsupported' } });
});

test('a call that the library refuses before it starts counts as denied', async () => {
  const result = await callOffice(() => {
    throw new Error("Elevated permission is required to call the method: 'body.getAsync'.");
  });
  expect(result).toMatchObject({ ok: false, error: { code: 'host.denied' } });
});

test('nothing is asked once another item is open', async () => {
  const { result, tries } = callWith([answerWith('text')], { isCurrent: () => false });
  expect(await result).toMatchObject({ ok: false, error: { code: 'host.subject_changed' } });
  expect(tries()).toBe(0);
});

test('an answer that comes after another item was opened is dropped', async () => {
  let current = true;
  const held = holdBack();
  const { result } = callWith([held.answer], { isCurrent: () => current });
  current = false;
  held.waiting[0]!({ status: 'succeeded', value: 'text of the other mail' });
  expect(await result).toMatchObject({ ok: false, error: { code: 'host.subject_changed' } });
});

test('no second try is made for an item that was left', async () => {
  let current = true;
  const { result, tries } = callWith([stayMute], { isCurrent: () => current });
  current = false;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await result).toMatchObject({ ok: false, error: { code: 'host.subject_changed' } });
  expect(tries()).toBe(1);
});
