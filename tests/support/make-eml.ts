/** Raw mails for tests: header lines and a body, joined the way they travel. */

export const eml = (headers: readonly string[], body = ''): Buffer =>
  Buffer.from(`${['From: anna@absender.example', ...headers].join('\r\n')}\r\n\r\n${body}`);

export type EmlPart = { readonly headers: readonly string[]; readonly body: string };

export const multipartEml = (
  parts: readonly EmlPart[],
  subtype = 'mixed',
  headers: readonly string[] = [],
): Buffer =>
  eml(
    [...headers, 'MIME-Version: 1.0', `Content-Type: multipart/${subtype}; boundary="teil"`],
    `${parts.map((part) => `--teil\r\n${part.headers.join('\r\n')}\r\n\r\n${part.body}\r\n`).join('')}--teil--\r\n`,
  );

/** An attachment of `bytes` bytes as base64 lines. */
export const filePart = (name: string, content: Buffer, type = 'application/pdf'): EmlPart => ({
  headers: [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
  ],
  body: content.toString('base64').replaceAll(/(.{76})/g, '$1\r\n'),
});
