/** Failures as the command line says them: in the language of the terminal, with the code for scripts. */
import { errorText } from '#shared/i18n/translate.ts';
import type { Failure } from '#shared/lib/result.ts';
import { errorTexts } from '../http/error-texts.ts';

const fieldsOf = (failure: Failure): string[] =>
  Object.entries(failure.error.fields ?? {}).map(([name, code]) => `${name}: ${code}`);

const plainSentence = (failure: Failure): string => {
  const locale = /^de/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'de' : 'en';
  return errorText(errorTexts(locale), failure, { locale, addressForm: 'sie' });
};

/** `This is not a mail. [mail.not_a_mail]` */
export const failureSentence = (failure: Failure): string =>
  [plainSentence(failure), `[${failure.error.code}]`, ...fieldsOf(failure)].join(' ');

/** `box.mbox#3: mail.not_a_mail This is not a mail.`: one line of a list, the code where scripts find it. */
export const failureLine = (place: string, failure: Failure): string =>
  [`${place}: ${failure.error.code}`, plainSentence(failure), ...fieldsOf(failure)].join(' ');
