/**
 * The secret of a one-time link stands in the fragment, which never travels to the server or into its log. It is taken
 * out of the address bar at once, so that neither the history nor a shared screen keeps it.
 */
export const takeSecret = (view: Pick<Window, 'location' | 'history'>): string => {
  const secret = new URLSearchParams(view.location.hash.replace(/^#/, '')).get('secret') ?? '';
  if (secret !== '') view.history.replaceState(null, '', view.location.pathname + view.location.search);
  return secret;
};
