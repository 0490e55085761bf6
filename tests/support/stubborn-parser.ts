/** A parser process that does what the bytes say: hang, eat memory, crash, or answer how often it was asked. */
import { Socket } from 'node:net';
import { createFrameReader, frameHead } from '#server/mail/parse/parser-frames.ts';

const pipe = new Socket({ fd: 3, readable: true, writable: true });
const eaten: Buffer[] = [];
let asked = 0;

const spin = (): never => {
  for (;;) asked += 0;
};

const eat = (): never => {
  for (;;) eaten.push(Buffer.alloc(8 * 1_048_576, 1));
};

pipe.on(
  'data',
  createFrameReader((_request, bytes) => {
    asked++;
    const order = bytes.toString();
    if (order === 'hang') spin();
    if (order === 'eat') eat();
    if (order === 'crash') process.exit(3);
    pipe.write(frameHead({ ok: true, value: { text: `answer ${asked}` } }, 0));
  }),
);
pipe.on('close', () => process.exit(0));
pipe.write(frameHead({ ready: true }, 0));
