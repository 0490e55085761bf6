import { PASSWORD } from '#shared/domain/user.ts';
import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';

/** Says while typing how much is missing; characters are counted as people count them. */
export const PasswordHint = ({ password }: { password: string }) => {
  const t = useTexts(webTexts);
  const missing = PASSWORD.minChars - [...password].length;
  if (password === '') return <>{t('password.hint', { count: PASSWORD.minChars })}</>;
  if (missing > 0) return <>{t('password.missing', { count: missing })}</>;
  return <span class="w-good">{t('password.enough')}</span>;
};

/** Field problems of a new password. */
export const passwordProblem = (password: string): Record<string, string> =>
  [...password].length < PASSWORD.minChars ? { password: 'password.too_short' } : {};
