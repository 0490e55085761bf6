/** Bytes as text and back, a piece at a time: messages between parts of an extension carry JSON. */

/** Few enough for the arguments of one call. */
const STEP = 0x80_00;

export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP)
    text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
};

/** Throws when the text is no base64. */
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
