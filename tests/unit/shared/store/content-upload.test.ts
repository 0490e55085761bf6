import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { hashBytes, uploadAttachment } from '#shared/store/content-upload.ts';

const MIB = 1024 * 1024;

/** A server that has `received` bytes already and loses the connection after `breaksAfter` pieces. */
const createServer = (received: number, breaksAfter = Infinity) => {
  const pieces: { offset: number; bytes: number }[] = [];
  let has = received;
  const api = {
    call: async (name: string, input: { query?: { offset: string; size: string }; raw?: Uint8Array }) => {
      if (name === 'blobState') return ok({ hash: '', received: has, complete: false });
      if (pieces.length >= breaksAfter) return fail('network.unreachable');
      pieces.push({ offset: Number(input.query!.offset), bytes: input.raw!.byteLength });
      has += input.raw!.byteLength;
      return ok({ hash: '', received: has, complete: has === Number(input.query!.size) });
    },
  } as unknown as ApiClient;
  return { api, pieces };
};

test('an attachment is known by the SHA-256 of its bytes', async () => {
  expect(await hashBytes(new TextEncoder().encode('abc'))).toEqual(
    ok('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
  );
});

test('a large attachment travels in pieces of one mebibyte', async () => {
  const { api, pieces } = createServer(0);
  expect((await uploadAttachment(api, new Uint8Array(2.5 * MIB))).ok).toBe(true);
  expect(pieces).toEqual([
    { offset: 0, bytes: MIB },
    { offset: MIB, bytes: MIB },
    { offset: 2 * MIB, bytes: MIB / 2 },
  ]);
});

test('what has arrived is not sent again', async () => {
  const { api, pieces } = createServer(2 * MIB);
  await uploadAttachment(api, new Uint8Array(2.5 * MIB));
  expect(pieces).toEqual([{ offset: 2 * MIB, bytes: MIB / 2 }]);
});

test('a broken connection is told, not hidden', async () => {
  const { api } = createServer(0, 1);
  expect(await uploadAttachment(api, new Uint8Array(2.5 * MIB))).toEqual(fail('network.unreachable'));
});
