/** Of a mail without a Message-ID: one like it that is logged, opened where it is named. */
import { useCallback, useState } from 'preact/hooks';
import type { LogState } from '../../../domain/panel.ts';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { When } from '../../components/when.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';

const ItemDetail = lazyComponent(() =>
  import('../timeline/item-detail.tsx').then((module) => module.ItemDetail),
);

export const SimilarMail = ({ similar }: { similar: NonNullable<LogState['similar']> }) => {
  const { t, keys } = usePanel();
  const [openId, setOpenId] = useState('');
  const close = useCallback(() => setOpenId(''), []);
  useEscape(keys, openId !== '', close);
  return (
    <>
      <p class="kp-log-links">
        {t('log.similar')}{' '}
        <button
          type="button"
          class="kp-link"
          aria-expanded={openId !== ''}
          onClick={() => setOpenId(openId === '' ? similar.id : '')}
        >
          {similar.subject || t('timeline.no_text')}
        </button>
        , <When instant={similar.occurredAt} />
      </p>
      {openId === '' ? null : (
        <div class="kp-item-detail">
          <ItemDetail key={openId} id={openId} onShow={setOpenId} />
        </div>
      )}
    </>
  );
};
