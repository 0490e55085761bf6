import type { CallOutput } from '#shared/api/client.ts';
import { Copyable } from '../../components/copyable.tsx';
import { useFormats } from '../../state/format.ts';
import { useTexts } from '../../state/texts.ts';
import { settingsTexts } from '../settings/settings-texts.ts';
import { worksHereOnly } from './link-reach.ts';

export type OneTimeLink = CallOutput<'invite'>;

/** A one-time link to hand over by oneself: Kontor sends no mail. */
export const LinkView = ({ link, text }: { link: OneTimeLink; text: string }) => {
  const formats = useFormats();
  const t = useTexts(settingsTexts);
  return (
    <div class="w-outcome" role="status">
      <p>{text}</p>
      <Copyable label={t('users.link')} value={link.url} />
      <p class="w-hint">{t('users.link_note', { when: formats.full(link.expiresAt) })}</p>
      {worksHereOnly(link.url) ? <p class="w-hint">{t('users.link_here_only')}</p> : null}
    </div>
  );
};
