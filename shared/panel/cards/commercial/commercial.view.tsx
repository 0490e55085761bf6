import type { PanelAnswer } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { usePanel } from '../../panel-context.ts';

export const CommercialView = ({ commercial }: { commercial: NonNullable<PanelAnswer['commercial']> }) => {
  const { t, formats, now } = usePanel();
  return (
    <CardFrame id="commercial" title={t('commercial.title')} isTitleHidden>
      <p class="kp-commercial">
        <span>{t('commercial.orders', { count: commercial.orders })}</span>
        <strong>{formats.money(commercial.revenueMinor, commercial.currency)}</strong>
        {commercial.lastOrderOn ? (
          <span class="kp-faint" title={formats.fullDay(commercial.lastOrderOn)}>
            {t('commercial.last_order', {
              day: formats.day(commercial.lastOrderOn, formats.today(now.value)),
            })}
          </span>
        ) : null}
      </p>
    </CardFrame>
  );
};
