/** What the company's policy says against what is: an address that is none, or another Kontor than this browser's. */
import { organisationDe } from '#shared/i18n/de/organisation.ts';
import { organisationEn } from '#shared/i18n/en/organisation.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts, Translator, Voice } from '#shared/i18n/translate.ts';
import { hostOf } from '#shared/panel/pairing/server-name.ts';
import type { Organisation } from './organisation.ts';

export type OrganisationNoticeProps = {
  readonly organisation: Organisation;
  /** With which Kontor this browser is connected; null before it is. */
  readonly server: string | null;
  readonly voice: Voice;
  /** Ends the connection, and asks first where something would be lost. */
  readonly change: () => void;
};

export const OrganisationNotice = ({ organisation, server, voice, change }: OrganisationNoticeProps) => {
  const texts: Texts = voice.locale === 'de' ? organisationDe : organisationEn;
  const t = createTranslator(texts, voice) as Translator<typeof organisationEn>;
  if (organisation.type === 'wrong' && server === null)
    return <p class="ke-notice">{t('wrong', { given: organisation.given })}</p>;
  if (organisation.type !== 'server' || server === null || organisation.server === server) return null;
  return (
    <div class="ke-notice ke-moved">
      <p>{t('moved', { server: hostOf(organisation.server), now: hostOf(server) })}</p>
      <button type="button" onClick={change}>
        {t('change', { server: hostOf(organisation.server) })}
      </button>
    </div>
  );
};
