const UNAUTHORISED = 401;

/** `fetch` that says when the server no longer takes this device's token: revoked in Kontor, or its owner is gone. */
export const watchRefusal =
  (inner: typeof fetch, onRefused: () => void): typeof fetch =>
  async (input, init) => {
    const response = await inner(input, init);
    if (response.status === UNAUTHORISED) onRefused();
    return response;
  };
