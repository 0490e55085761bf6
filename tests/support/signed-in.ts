/** A person signed in to a running Kontor, as its own pages are: with a session and from their origin. */

export type SignedIn = {
  readonly post: (path: string, body: object) => Promise<Response>;
  /** Their part in connecting a device; the page it happens on is tested with the web pages. */
  readonly confirmPairing: (code: string) => Promise<void>;
};

export const signedIn = async (server: string, email: string, password: string): Promise<SignedIn> => {
  let cookie = '';
  const post = (path: string, body: object): Promise<Response> =>
    fetch(server + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server, cookie },
      body: JSON.stringify(body),
    });
  const answer = await post('/api/v1/sign-in', { email, password });
  if (!answer.ok) throw new Error(`Signing in was answered with ${answer.status}.`);
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    post,
    confirmPairing: async (code) => {
      const confirmed = await post('/api/v1/pairing/confirm', { code, accept: true });
      if (!confirmed.ok) throw new Error(`Confirming was answered with ${confirmed.status}.`);
    },
  };
};
