/** An export as a download, sent as it is made. */
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { contentDisposition } from '../http/attachment-response.ts';

export const EXTENSION = { csv: 'csv', ndjson: 'ndjson', vcard: 'vcf' } as const;

/**
 * Others have their turn after each piece: the embedded store answers at once, and what is read, written and sent without ever
 * waiting would hold up everybody until the last record is out.
 */
async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) {
    yield Buffer.from(text);
    await setImmediate();
  }
}

/** Always a download: what stands in it others wrote. */
export const fileResponse = (texts: AsyncIterable<string>, name: string, type: string): Response =>
  new Response(Readable.toWeb(Readable.from(encoded(texts))) as ReadableStream, {
    headers: {
      'content-type': type,
      'content-disposition': contentDisposition(name),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
