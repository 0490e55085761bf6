/** Opens the search over everything in Kontor; not there where a search stands around the panel. */
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-context.ts';

/** `isLine`: it stands alone, in words. */
export const LookUpButton = ({ isLine = false }: { readonly isLine?: boolean }) => {
  const { host, keys, t } = usePanel();
  const { lookUp } = host;
  if (!lookUp) return null;
  const name = t('look_up.open');
  const key = keys.named('s');
  return (
    <button
      type="button"
      class={isLine ? 'kp-quiet' : 'kp-icon-button'}
      aria-label={isLine ? undefined : name}
      aria-keyshortcuts={key}
      title={key ? t('look_up.open_title') : name}
      aria-expanded={lookUp.value !== null}
      onClick={() => (lookUp.value = lookUp.value ? null : { text: '' })}
    >
      <Icon name="search" />
      {isLine ? ` ${name}` : ''}
    </button>
  );
};
