/**
 * A tab that was open while Kontor was updated asks for parts that are gone. Loading the page anew brings the new
 * ones; that is tried once for an address, so that a part that is really missing does not reload for ever, and only
 * while Kontor answers: a page that is loaded anew without its server is lost.
 */
const KEY = 'kontor.reloaded';

type View = {
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly location: Pick<Location, 'reload' | 'href'>;
  readonly fetch: typeof fetch;
};

export type FreshBuild = {
  /** True when the page is being loaded anew; false when that was tried already, or nobody answers. */
  readonly reloadOnce: (path: string) => Promise<boolean>;
  readonly loaded: () => void;
};

export const createFreshBuild = (view: View): FreshBuild => {
  const { sessionStorage, location } = view;
  const isThere = (): Promise<boolean> =>
    view.fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
  return {
    reloadOnce: async (path) => {
      if (sessionStorage.getItem(KEY) === path || !(await isThere())) return false;
      sessionStorage.setItem(KEY, path);
      location.reload();
      return true;
    },
    loaded: () => sessionStorage.removeItem(KEY),
  };
};
