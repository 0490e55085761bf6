/** What Outlook's pane asks for in the address of the window it opens, and where its answer is handed over. */

export type Asked = { readonly name: string; readonly challenge: string };

const NAME_CHARS = 200;

/** Null where the address was not made by a pane. */
export const readAsked = (query: URLSearchParams): Asked | null => {
  const name = (query.get('name') ?? '').trim().slice(0, NAME_CHARS);
  const challenge = query.get('challenge') ?? '';
  return name !== '' && /^[\w-]{43}$/.test(challenge) ? { name, challenge } : null;
};

/** What Outlook's library adds to the address of a window it opens, and reads again where it is loaded. */
const isOfLibrary = ([key]: [string, string]): boolean => key.toLowerCase() === '_host_info';

/**
 * The page of the add-in that passes `code` to the pane. The code stands in the fragment, so it reaches no log and no
 * other server.
 */
export const handOverUrl = ({ search }: { search: string }, locale: string, code: string): string => {
  const marks = [...new URLSearchParams(search)].filter(isOfLibrary);
  return `/outlook/connected.html?${new URLSearchParams([...marks, ['lang', locale]])}#code=${encodeURIComponent(code)}`;
};
