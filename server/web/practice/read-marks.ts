/** Which practice mails an account has opened in this browser; kept, as in any mail program. */
export type ReadMarks = {
  readonly load: () => ReadonlySet<string>;
  readonly keep: (read: ReadonlySet<string>) => void;
};

const KEY = 'kontor.practice.read';

/** Of a reader who begins anew. */
export const noReadMarks: ReadMarks = { load: () => new Set(), keep: () => undefined };

export const createReadMarks = (
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  accountId: string,
): ReadMarks => ({
  load: () => new Set((storage.getItem(`${KEY}.${accountId}`) ?? '').split(' ').filter(Boolean)),
  keep: (read) => storage.setItem(`${KEY}.${accountId}`, [...read].join(' ')),
});
