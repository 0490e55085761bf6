/** Base64 as Outlook hands attachments over, to bytes. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** Errors: `host.failed` when the text is no base64. */
export const base64ToBytes = (text: string): Result<Uint8Array> => {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return fail('host.failed');
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return ok(bytes);
};
