/** What the company's policy says against what is: an address that is none, or another Kontor than this browser's. */
import { hostOf } from '#shared/panel/pairing/server-name.ts';
import type { ExtensionTranslator } from './extension-texts.ts';
import type { Organisation } from './organisation.ts';

export type OrganisationNoticeProps = {
  readonly organisation: Organisation;
  /** With which Kontor this browser is connected; null before it is. */
  readonly server: string | null;
  readonly t: ExtensionTranslator;
  /** Ends the connection, and asks first where something would be lost. */
  readonly change: () => void;
};

export const OrganisationNotice = ({ organisation, server, t, change }: OrganisationNoticeProps) => {
  if (organisation.type === 'wrong' && server === null)
    return <p class="ke-notice">{t('organisation.wrong', { given: organisation.given })}</p>;
  if (organisation.type !== 'server' || server === null || organisation.server === server) return null;
  return (
    <div class="ke-notice ke-moved">
      <p>{t('organisation.moved', { server: hostOf(organisation.server), now: hostOf(server) })}</p>
      <button type="button" onClick={change}>
        {t('organisation.change', { server: hostOf(organisation.server) })}
      </button>
    </div>
  );
};
