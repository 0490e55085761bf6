/**
 * The number a telephone system handed over in the page's address, taken out of it at once: what stands in an address
 * is kept by histories and shown over shoulders. Kept for this tab alone, so that loading the page again knows it.
 */
const KEPT = 'kontor.call';

type Tab = {
  readonly location: Pick<Location, 'search' | 'hash'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
};

/** `?number=…`, or `#number=…`, which no server ever sees. Null where none is named. */
export const numberInAddress = ({ search, hash }: Tab['location']): string | null =>
  new URLSearchParams(search).get('number') ?? new URLSearchParams(hash.slice(1)).get('number');

/** `isNew`: it stands in the address, and has to go from there. */
export const handedNumber = (tab: Tab): { readonly number: string | null; readonly isNew: boolean } => {
  const named = numberInAddress(tab.location);
  if (named === null) return { number: tab.sessionStorage.getItem(KEPT), isNew: false };
  tab.sessionStorage.setItem(KEPT, named);
  return { number: named, isNew: true };
};
