/**
 * How the server and its parser process talk: frames over one pipe.
 *
 * Shape:  4 bytes length of the JSON, 4 bytes length of the payload (big endian), JSON (UTF-8), payload.
 * Why not Node's own channel between processes: it holds a message three times over while it is on its way, and a
 * 50 MB mail must fit into 256 MB together with its parser.
 */

const PREFIX = 8;

export type ParseRequest = { readonly kind: 'eml' | 'msg' | 'html' };

/** The bytes before the payload, which is then written as it lies in memory. */
export const frameHead = (json: unknown, payloadBytes: number): Buffer => {
  const body = Buffer.from(JSON.stringify(json));
  const head = Buffer.allocUnsafe(PREFIX + body.length);
  head.writeUInt32BE(body.length, 0);
  head.writeUInt32BE(payloadBytes, 4);
  body.copy(head, PREFIX);
  return head;
};

/** Takes chunks as they come and hands on whole frames. The payload is allocated once, at its full size. */
export const createFrameReader = (
  onFrame: (json: unknown, payload: Buffer) => void,
): ((chunk: Buffer) => void) => {
  let target = Buffer.allocUnsafe(PREFIX);
  let filled = 0;
  let stage: 'prefix' | 'json' | 'payload' = 'prefix';
  let payloadBytes = 0;
  let json: unknown = null;

  const expect = (next: typeof stage, bytes: number): void => {
    stage = next;
    filled = 0;
    target = bytes > 65_536 ? Buffer.allocUnsafeSlow(bytes) : Buffer.alloc(bytes);
  };
  const advance = (): void => {
    while (filled === target.length) {
      const done = target;
      if (stage === 'prefix') {
        payloadBytes = done.readUInt32BE(4);
        expect('json', done.readUInt32BE(0));
      } else if (stage === 'json') {
        json = JSON.parse(done.toString('utf8'));
        expect('payload', payloadBytes);
      } else {
        expect('prefix', PREFIX);
        onFrame(json, done);
      }
    }
  };
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      const step = Math.min(chunk.length - at, target.length - filled);
      chunk.copy(target, filled, at, at + step);
      filled += step;
      at += step;
      advance();
    }
  };
};
