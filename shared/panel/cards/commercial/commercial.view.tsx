import type { PanelAnswer } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { usePanel } from '../../panel-context.ts';

type Props = {
  readonly commercial: NonNullable<PanelAnswer['commercial']>;
  /** Name of the company whose purchases these are, beside a person who may have made only some of them. */
  readonly ofCompany: string;
};

export const CommercialView = ({ commercial, ofCompany }: Props) => {
  const { t, formats, now } = usePanel();
  return (
    <CardFrame id="commercial" title={t('commercial.title')} isTitleHidden>
      <p class="kp-commercial">
        {ofCompany ? (
          <span class="kp-faint" title={ofCompany}>
            {t('commercial.of_company')}
          </span>
        ) : null}
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
