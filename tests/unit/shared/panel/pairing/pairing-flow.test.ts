import { beforeEach, describe, expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import type { EndpointName } from '#shared/api/endpoints.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createPairingFlow, showCode } from '#shared/panel/pairing/pairing-flow.ts';
import type { Paired, PairingFlow } from '#shared/panel/pairing/pairing-flow.ts';

const START = ok({ ready: true, me: null, version: '0.1.0' });
const started = (code: string, url = `https://kontor.example/pair?code=${code}`): Result<unknown> =>
  ok({ code, secret: `secret-${code}`, url, expiresAt: '2026-11-22T12:10:00.000Z', interval: 2 });
const waiting = ok({ status: 'waiting', token: null });
const refused = ok({ status: 'refused', token: null });
const pairedWith = (token: string): Result<unknown> => ok({ status: 'paired', token });

/** A server that gives the scripted answers one by one, and a clock that never waits. */
const setUp = (script: Partial<Record<EndpointName, Result<unknown>[]>>) => {
  const asked: { name: string; input: unknown }[] = [];
  const opened: string[] = [];
  const kept: Paired[] = [];
  const waits: number[] = [];
  const api: ApiClient = {
    call: (name, input) => {
      asked.push({ name, input: (input as { body?: unknown }).body });
      return Promise.resolve((script[name]?.shift() ?? fail('script.ended')) as never);
    },
  };
  const flow: PairingFlow = createPairingFlow({
    apiFor: () => api,
    kind: 'extension',
    deviceName: 'Firefox · Linux',
    openUrl: (url) => opened.push(url),
    onPaired: (paired) => void kept.push(paired),
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { flow, asked, opened, kept, waits };
};

describe('connecting a device', () => {
  test('a confirmed code brings the token to where it is kept, with the server it is for', async () => {
    const { flow, opened, kept, asked, waits } = setUp({
      start: [START],
      startPairing: [started('ABCD-EFGH')],
      pollPairing: [waiting, waiting, pairedWith('token-1')],
    });
    await flow.connect('kontor.example/');
    expect(flow.state.value).toEqual({ step: 'paired', server: 'https://kontor.example' });
    expect(kept).toEqual([{ server: 'https://kontor.example', token: 'token-1' }]);
    expect(opened).toEqual(['https://kontor.example/pair?code=ABCD-EFGH']);
    expect(waits).toEqual([2_000, 2_000, 2_000]);
    expect(asked[1]).toEqual({
      name: 'startPairing',
      input: { kind: 'extension', name: 'Firefox · Linux' },
    });
    expect(asked[2]?.input).toEqual({ secret: 'secret-ABCD-EFGH' });
  });

  test('a code that runs out is replaced, and the page is opened only once', async () => {
    const { flow, opened, kept } = setUp({
      start: [START],
      startPairing: [started('AAAA-AAAA'), started('BBBB-BBBB')],
      pollPairing: [fail('pairing.expired'), pairedWith('token-2')],
    });
    await flow.connect('kontor.example');
    expect(kept).toEqual([{ server: 'https://kontor.example', token: 'token-2' }]);
    expect(opened).toHaveLength(1);
  });

  test('nobody there: after three codes it stops asking', async () => {
    const { flow, asked } = setUp({
      start: [START],
      startPairing: [started('AAAA-AAAA'), started('BBBB-BBBB'), started('CCCC-CCCC')],
      pollPairing: [fail('pairing.expired'), fail('pairing.expired'), fail('pairing.expired')],
    });
    await flow.connect('kontor.example');
    expect(flow.state.value).toEqual({
      step: 'stopped',
      server: 'https://kontor.example',
      reason: 'expired',
    });
    expect(asked.filter(({ name }) => name === 'startPairing')).toHaveLength(3);
  });

  test('a refused code connects nothing', async () => {
    const { flow, kept } = setUp({
      start: [START],
      startPairing: [started('AAAA-AAAA')],
      pollPairing: [refused],
    });
    await flow.connect('kontor.example');
    expect(flow.state.value).toMatchObject({ step: 'stopped', reason: 'refused' });
    expect(kept).toEqual([]);
  });

  test('a broken connection while waiting is said and survived', async () => {
    const { flow, kept } = setUp({
      start: [START],
      startPairing: [started('AAAA-AAAA')],
      pollPairing: [fail('network.unreachable'), pairedWith('token-3')],
    });
    const seen: boolean[] = [];
    flow.state.subscribe((state) => {
      if (state.step === 'code') seen.push(state.trouble);
    });
    await flow.connect('kontor.example');
    expect(seen).toEqual([false, true, false]);
    expect(kept).toHaveLength(1);
  });

  test('an address that is none is not asked for anything', async () => {
    const { flow, asked } = setUp({});
    await flow.connect('ftp://kontor.example');
    expect(flow.state.value).toMatchObject({
      step: 'address',
      problem: { error: { code: 'address.invalid' } },
    });
    expect(asked).toEqual([]);
  });

  test('a server that is not Kontor gets no pairing request', async () => {
    const { flow, asked } = setUp({ start: [fail('network.garbled')] });
    await flow.connect('kontor.example');
    expect(flow.state.value).toMatchObject({ problem: { error: { code: 'address.not_kontor' } } });
    expect(asked.map(({ name }) => name)).toEqual(['start']);
  });

  test('too many codes asked for: the reason is shown', async () => {
    const { flow } = setUp({ start: [START], startPairing: [fail('pairing.too_many')] });
    await flow.connect('kontor.example');
    expect(flow.state.value).toMatchObject({ problem: { error: { code: 'pairing.too_many' } } });
  });

  test('a page address that is no web address is never opened', async () => {
    const { flow, opened } = setUp({
      start: [START],
      startPairing: [started('AAAA-AAAA', 'javascript:alert(1)')],
      pollPairing: [refused],
    });
    await flow.connect('kontor.example');
    expect(opened).toEqual([]);
  });

  test('a token that was given out before counts as a failure, not as a connection', async () => {
    const { flow, kept } = setUp({
      start: [START],
      startPairing: [started('AAAA-AAAA')],
      pollPairing: [ok({ status: 'paired', token: null })],
    });
    await flow.connect('kontor.example');
    expect(flow.state.value.step).toBe('address');
    expect(kept).toEqual([]);
  });
});

describe('leaving while a code is shown', () => {
  let release: () => void;
  let flow: PairingFlow;
  let polls: number;

  beforeEach(() => {
    polls = 0;
    const promise = new Promise<void>((resolve) => {
      release = resolve;
    });
    const answers: Partial<Record<EndpointName, Result<unknown>>> = {
      start: START,
      startPairing: started('AAAA-AAAA'),
      pollPairing: pairedWith('late'),
    };
    flow = createPairingFlow({
      apiFor: () => ({
        call: (name) => {
          if (name === 'pollPairing') polls += 1;
          return Promise.resolve((answers[name] ?? fail('script.ended')) as never);
        },
      }),
      kind: 'extension',
      deviceName: 'Chrome',
      openUrl: () => undefined,
      onPaired: () => expect.unreachable('nothing may be kept after leaving'),
      wait: () => promise,
    });
  });

  test('going back to the address ends the asking', async () => {
    const running = flow.connect('kontor.example');
    await new Promise<void>((resolve) => {
      flow.state.subscribe((state) => {
        if (state.step === 'code') resolve();
      });
    });
    flow.back();
    release();
    await running;
    expect(flow.state.value).toEqual({ step: 'address', problem: null });
    expect(polls).toBe(0);
  });
});

test('a code is shown in two groups of four', () => {
  expect(showCode('abcdefgh')).toBe('ABCD-EFGH');
  expect(showCode('ABCD-EFGH')).toBe('ABCD-EFGH');
  expect(showCode('odd')).toBe('odd');
});
