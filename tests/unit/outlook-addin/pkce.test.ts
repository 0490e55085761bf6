import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeProof } from '#outlook/pkce.ts';

test('a proof is the hash of a verifier, and never the same', async () => {
  const proofs = await Promise.all(Array.from({ length: 50 }, makeProof));
  for (const { verifier, challenge } of proofs) {
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(challenge).toBe(createHash('sha256').update(verifier).digest('base64url'));
  }
  expect(new Set(proofs.map(({ verifier }) => verifier)).size).toBe(50);
});
