/** In the menu: whether known websites are shown with a tick, and in plain words what that does and what it does not. */
import type { SitesPermission } from '../sites/sites-permission.ts';
import type { ExtensionTranslator } from './extension-texts.ts';

export type KnownSitesSwitchProps = { readonly permission: SitesPermission; readonly t: ExtensionTranslator };

export const KnownSitesSwitch = ({ permission, t }: KnownSitesSwitchProps) => {
  const isOn = permission.isOn.value;
  if (isOn === null) return null;
  return (
    <div class="ke-switch">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-describedby="ke-sites"
        onClick={() => void permission.turn(!isOn)}
      >
        <span>{t('sites.switch')}</span>
        <span class="ke-track" aria-hidden="true" />
      </button>
      <p id="ke-sites">
        {t('sites.what')} {t('sites.not')}
      </p>
    </div>
  );
};
