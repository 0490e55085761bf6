import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBrakes } from '#server/auth/limits.ts';
import { respondFailure } from '#server/http/respond.ts';
import { fail } from '#shared/lib/result.ts';

const MINUTE_MS = 60_000;
const retryAfter = (response: Response): string | null => response.headers.get('retry-after');

describe('a brake', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T10:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('says for how long it stays shut, which becomes shorter', async () => {
    const { pairingTry } = createBrakes();
    for (let tried = 0; tried < 5; tried += 1) expect(await pairingTry.allow('nora')).toBe(true);
    expect(await pairingTry.allow('nora')).toBe(false);
    const failure = await pairingTry.tooMany('pairing.too_many', 'nora');
    expect(failure.error).toMatchObject({ code: 'pairing.too_many', params: { seconds: 600 } });
    vi.setSystemTime(Date.now() + 4 * MINUTE_MS + 1);
    const later = await pairingTry.tooMany('pairing.too_many', 'nora');
    expect(retryAfter(respondFailure(later, 'en'))).toBe('360');
  });

  test('tells nobody who was not braked when to come again', () => {
    const failure = fail('request.invalid', { params: { seconds: 5 } });
    expect(retryAfter(respondFailure(failure, 'en'))).toBeNull();
  });
});
