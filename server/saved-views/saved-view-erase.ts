/** Kept views of lists name people: in what they are called, and in what their filters ask for. Of the erased they forget it. */
import type { MutationContext } from '../core/mutation-definition.ts';

type Clean = (value: unknown) => unknown;

/** A condition that asks for one of several who are all gone asks for nobody: it goes. */
const isSpent = (part: unknown): boolean => {
  const value = typeof part === 'object' && part !== null ? (part as { value?: unknown }).value : undefined;
  return Array.isArray(value) && value.length === 0;
};

/** Without the words of the erased, and without their ids. */
const without = (gone: ReadonlySet<unknown>, clean: Clean): Clean => {
  const forget: Clean = (value) => {
    if (Array.isArray(value))
      return value
        .filter((one) => !gone.has(one))
        .map(forget)
        .filter((one) => !isSpent(one));
    if (typeof value !== 'object' || value === null) return clean(value);
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, forget(of)]));
  };
  return forget;
};

/** Views that were removed may come back, and the change log has what they were. */
export const eraseFromViews = async (
  { tx }: MutationContext,
  gone: readonly string[],
  clean: Clean,
): Promise<void> => {
  const forget = without(new Set(gone), clean);
  const forgotten = (json: string): string => JSON.stringify(forget(JSON.parse(json)));
  const views = await tx.all<{ id: string; name: string; filter: string }>(
    'select id, name, filter from saved_view',
  );
  for (const { id, name, filter } of views) {
    const [called, asked] = [clean(name) as string, forgotten(filter)];
    if (called === name && asked === filter) continue;
    await tx.run('update saved_view set name = ?, filter = ? where id = ?', called, asked, id);
  }
  const changes = await tx.all<{ seq: number; fields: string }>(
    `select seq, fields from change where "recordType" = 'saved_view'`,
  );
  for (const { seq, fields } of changes) {
    const left = forgotten(fields);
    if (left !== fields) await tx.run('update change set fields = ? where seq = ?', left, seq);
  }
};
