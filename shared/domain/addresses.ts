/** What can be written to or opened: e-mail addresses, web addresses, domains. Shape only; whether they exist is not asked. */

const LABEL = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}_])?';
/** Quoted (`"a b"@…`), or anything but the signs that end an address in a header. */
const LOCAL = '(?:"[^"\\\\]{1,62}"|[^\\s@<>()",;:\\\\[\\]]{1,64})';
/** One label is enough: houses have hosts of their own. An address literal stands in brackets. */
const EMAIL = new RegExp(`^${LOCAL}@(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9A-Fa-f.:IPv]{2,45}\\])$`, 'u');
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+\\p{L}(?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])$`, 'u');

/** An address as people have one (RFC 5321 §4.1.2, letters of all scripts as in RFC 6531), without a name around it. */
export const isEmailAddress = (text: string): boolean => text.length <= 320 && EMAIL.test(text);

/** A whole `http` or `https` address, without a user name in it: anything else a link could do is refused. */
export const isWebAddress = (text: string): boolean => {
  if (!/^https?:\/\/[^\s/?#]+\S*$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
};

/** `brandt.example`, lower case: a host with an ending, no scheme, no path. */
export const isDomainName = (text: string): boolean => text.length <= 253 && DOMAIN.test(text);
