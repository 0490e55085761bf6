/** Puts text where the cursor stands in the mail that is being written. */
import type { Result } from '#shared/lib/result.ts';
import { callDraft } from './office-host-marks.ts';

export type Insertion = { readonly html: string; readonly text: string };

/**
 * As HTML where the mail is written in it. Where Outlook refuses that with an answer, the plain text is put in; where no answer
 * came nobody knows whether it stands there already, and a second time would be worse than none.
 *
 * Format: Outlook's names for the two kinds of body are `html` and `text`. Errors: as `callOffice`.
 */
export const insertAtCursor = async (
  office: typeof Office,
  isCurrent: () => boolean,
  { html, text }: Insertion,
): Promise<Result<void>> => {
  const insert = (data: string, coercionType: 'html' | 'text'): Promise<Result<void>> =>
    callDraft<void>(office, isCurrent, (item, done) =>
      item.body.setSelectedDataAsync(data, { coercionType }, done),
    );
  const kind = await callDraft<Office.CoercionType>(
    office,
    isCurrent,
    (item, done) => item.body.getTypeAsync(done),
    1,
  );
  if (!kind.ok && kind.error.code === 'host.subject_changed') return kind;
  if (kind.ok && (kind.value as string) === 'text') return insert(text, 'text');
  const inserted = await insert(html, 'html');
  const isRefused = !inserted.ok && ['host.failed', 'host.unsupported'].includes(inserted.error.code);
  return isRefused ? insert(text, 'text') : inserted;
};
