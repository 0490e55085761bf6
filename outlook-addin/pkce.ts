/** Proof that who uses a code is who asked for it (RFC 7636, method S256). */

export type Proof = {
  /** 256 random bits that never leave the pane before the code is used. */
  readonly verifier: string;
  /** SHA-256 of the verifier. */
  readonly challenge: string;
};

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export const makeProof = async (): Promise<Proof> => {
  const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: toBase64Url(new Uint8Array(digest)) };
};
