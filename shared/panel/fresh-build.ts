/**
 * A tab that was open while Kontor was updated asks for parts that are gone. Loading the page anew brings the new
 * ones; that is tried once for an address, so that a part that is really missing does not reload for ever.
 */
const KEY = 'kontor.reloaded';

type View = {
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly location: Pick<Location, 'reload'>;
};

export type FreshBuild = {
  /** True when the page is being loaded anew; false when that was tried already. */
  readonly reloadOnce: (path: string) => boolean;
  readonly loaded: () => void;
};

export const createFreshBuild = ({ sessionStorage, location }: View): FreshBuild => ({
  reloadOnce: (path) => {
    if (sessionStorage.getItem(KEY) === path) return false;
    sessionStorage.setItem(KEY, path);
    location.reload();
    return true;
  },
  loaded: () => sessionStorage.removeItem(KEY),
});
