/** Where in Kontor's own pages a record stands, and where it is merged with another one. Pure. */

type Kind = 'person' | 'company';

export const recordPlace = (type: Kind, id: string): string =>
  `/${type === 'person' ? 'people' : 'companies'}/${encodeURIComponent(id)}`;

export const mergePlace = (type: Kind, id: string, otherId: string): string =>
  `/duplicates?${new URLSearchParams({ type, one: id, other: otherId }).toString()}`;
