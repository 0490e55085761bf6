import type { ComponentChild } from 'preact';
import { errorsDe } from '#shared/i18n/de/errors.ts';
import { importErrorsDe } from '#shared/i18n/de/import-errors.ts';
import { importErrorsEn } from '#shared/i18n/en/import-errors.ts';
import { errorsEn } from '#shared/i18n/en/errors.ts';
import { errorText } from '#shared/i18n/translate.ts';
import { fail } from '#shared/lib/result.ts';
import type { Failure } from '#shared/lib/result.ts';
import { useApp } from '../state/app-context.ts';

const TEXTS = { de: { ...errorsDe, ...importErrorsDe }, en: { ...errorsEn, ...importErrorsEn } } as const;

/** Gives the sentence for a failure or a bare code in the reader's language. */
export const useErrorText = (): ((problem: Failure | string) => string) => {
  const voice = useApp().voice.value;
  return (problem) =>
    errorText(TEXTS[voice.locale], typeof problem === 'string' ? fail(problem) : problem, voice);
};

/** What did not work, said at once to screen readers too; with a way to try again where there is one. */
export const Problem = ({ failure, children }: { failure: Failure | null; children?: ComponentChild }) => {
  const text = useErrorText();
  return (
    <div role="alert" class={failure ? 'w-problem' : 'w-nothing'}>
      {failure ? <p>{text(failure)}</p> : null}
      {failure ? children : null}
    </div>
  );
};
