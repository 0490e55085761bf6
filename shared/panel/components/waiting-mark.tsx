/** A quiet half-filled dot beside what is on this device and not in Kontor yet. */
import { usePanel } from '../panel-context.ts';

export const WaitingMark = () => {
  const { t } = usePanel();
  return (
    <span class="kp-waiting" title={t('waiting.mark')}>
      <span class="kp-dot kp-dot-half" aria-hidden="true" />
      <span class="kp-hidden">{t('waiting.mark')}</span>
    </span>
  );
};
