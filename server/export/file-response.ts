/** An export as a download, sent as it is made. */
import { Readable } from 'node:stream';
import { contentDisposition } from '../http/attachment-response.ts';

export const EXTENSION = { csv: 'csv', ndjson: 'ndjson', vcard: 'vcf' } as const;

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text);
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
