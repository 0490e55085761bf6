/** Microsoft's sign-in service as far as Kontor asks it: the public keys of one tenant, on this machine, and its tokens. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';

export const ENTRA_TENANT = '7c1f0a52-3a7e-4a0e-9a55-2d0f6f1b8c01';
export const ENTRA_CLIENT = '0f9b6d3e-58c4-4f0b-8a1d-6a5e4c3b2a10';
export const ENTRA_OBJECT = 'b3f1c2d4-9e8a-4c7b-a6d5-1e2f3a4b5c6d';

type Key = { readonly kid: string; readonly privateKey: CryptoKey; readonly publicJwk: object };

export type TokenWishes = {
  /** ms since 1970. */
  readonly now: number;
  readonly claims?: JWTPayload;
  /** Claims that are left out. */
  readonly without?: readonly string[];
};

export type EntraAuthority = {
  readonly url: string;
  /** Settings of a Kontor that believes it. */
  readonly settings: Record<string, string>;
  /** An access token for Kontor, signed with the current key. */
  readonly token: (wishes: TokenWishes) => Promise<string>;
  /** The current key's id and public half. */
  readonly current: () => Key;
  /** From now on another key signs; the one before is no longer published. */
  readonly rotate: () => Promise<void>;
  /** From now on the keys are answered with an error, or again with the keys. */
  readonly setDown: (isDown: boolean) => void;
  /** How often the keys were asked for. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
};

const makeKey = async (kid: string): Promise<Key> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', kty: 'RSA' } };
};

/** What such a token holds at that time. */
export const entraClaims = (authority: string, now: number): JWTPayload => ({
  iss: `${authority}/${ENTRA_TENANT}/v2.0`,
  aud: ENTRA_CLIENT,
  tid: ENTRA_TENANT,
  oid: ENTRA_OBJECT,
  scp: 'access_as_user',
  preferred_username: 'nora@haus.example',
  iat: Math.floor(now / 1_000),
  nbf: Math.floor(now / 1_000),
  exp: Math.floor(now / 1_000) + 3_600,
});

export const signEntraToken = (key: Pick<Key, 'kid' | 'privateKey'>, claims: JWTPayload): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid }).sign(key.privateKey);

export const makeForeignKey = makeKey;

export const startEntraAuthority = async (): Promise<EntraAuthority> => {
  let key = await makeKey('key-1');
  let [isDown, asked, rotations] = [false, 0, 1];
  const server = createServer((request, response) => {
    if (request.url !== `/${ENTRA_TENANT}/discovery/v2.0/keys`) return void response.writeHead(404).end();
    asked += 1;
    if (isDown) return void response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'application/json' });
    return void response.end(JSON.stringify({ keys: [key.publicJwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    settings: {
      KONTOR_ENTRA_TENANT: ENTRA_TENANT,
      KONTOR_ENTRA_CLIENT_ID: ENTRA_CLIENT,
      KONTOR_ENTRA_AUTHORITY: url,
    },
    token: ({ now, claims = {}, without = [] }) => {
      const all = Object.entries({ ...entraClaims(url, now), ...claims });
      return signEntraToken(key, Object.fromEntries(all.filter(([name]) => !without.includes(name))));
    },
    current: () => key,
    rotate: async () => {
      rotations += 1;
      key = await makeKey(`key-${rotations}`);
    },
    setDown: (down) => void (isDown = down),
    asked: () => asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
