import { expect, test } from 'vitest';
import { createFrameReader, toFrame } from '#tests/support/marionette.ts';

test('messages are read whole, however the network cuts them up', () => {
  const frames: unknown[] = [];
  const read = createFrameReader((frame) => void frames.push(frame));
  const bytes = Buffer.from(toFrame([1, 1, null, { value: 'Größe' }]) + toFrame([1, 2, null, {}]));
  for (const byte of bytes) read(Buffer.from([byte]));
  read(bytes);
  const both = [
    [1, 1, null, { value: 'Größe' }],
    [1, 2, null, {}],
  ];
  expect(frames).toEqual([...both, ...both]);
});
