/** Changes the server will not have as they are: each with what stands in it, why, and how to go on. */
import { useState } from 'preact/hooks';
import { fail } from '../../lib/result.ts';
import type { AttentionItem, LocalStore } from '../../store/local-store.ts';
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-context.ts';
import { changeWords } from './change-words.ts';
import type { DeviceTranslator } from './device-texts.ts';
import { ASKS, trayWords } from './own-words.ts';
import { useAttention } from './use-attention.ts';
import type { Attention } from './use-attention.ts';

const SHORT_CHARS = 160;

type EntryProps = {
  readonly item: AttentionItem;
  readonly attention: Attention;
  readonly t: DeviceTranslator;
};

const Content = ({ item, t }: Pick<EntryProps, 'item' | 't'>) => {
  const { formats, voice, t: panelTexts } = usePanel();
  const [isWhole, setWhole] = useState(false);
  const words = { t, panelTexts, formats, locale: voice.locale };
  const { what, lines } = trayWords(item, words);
  const isLong = lines.some(({ value }) => value.length > SHORT_CHARS);
  return (
    <>
      <p class="kp-tray-what">
        <strong>{what}</strong>
        {item.title ? ` · ${item.title}` : ''}
      </p>
      {lines.length > 0 ? (
        <dl class="kp-tray-lines">
          {lines.map(({ field, label, value, now }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>
                {isWhole || value.length <= SHORT_CHARS
                  ? value
                  : `${value.slice(0, SHORT_CHARS).trimEnd()} …`}
                {now === undefined ? null : <span class="kp-tray-now">{t('tray.now', { value: now })}</span>}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {isLong && !isWhole ? (
        <button type="button" class="kp-link kp-start" onClick={() => setWhole(true)}>
          {t('tray.show')}
        </button>
      ) : null}
    </>
  );
};

const Entry = ({ item, attention, t }: EntryProps) => {
  const { errorText } = usePanel();
  const asks = item.code === ASKS;
  return (
    <li class="kp-tray-entry">
      <Content item={item} t={t} />
      <p>{errorText(fail(item.code, { ...item }))}</p>
      <div class="kp-row">
        {item.canRetry ? (
          <button type="button" class="kp-button" onClick={() => attention.retry(item, asks)}>
            {t(asks ? 'tray.force' : 'tray.retry')}
          </button>
        ) : null}
        <button type="button" class="kp-quiet" onClick={() => attention.drop(item)}>
          {t(asks ? 'tray.leave' : 'tray.drop')}
        </button>
      </div>
    </li>
  );
};

const Dropped = ({ item, attention, t }: EntryProps) => {
  const { formats, voice, t: panelTexts } = usePanel();
  const { what } = changeWords(item.mutation, { t, panelTexts, formats, locale: voice.locale });
  return (
    <p class="kp-tray-dropped" role="status">
      <span class="kp-ellipsis">
        {t('tray.dropped')} {what}
      </span>
      <button type="button" class="kp-link" onClick={() => attention.undoDrop(item)}>
        {t('tray.undo')}
      </button>
    </p>
  );
};

export const AttentionTray = ({ store, t }: { store: LocalStore; t: DeviceTranslator }) => {
  const attention = useAttention(store);
  const { items, dropped } = attention;
  if (items.length === 0 && dropped.length === 0) return null;
  const title = t('tray.title', { count: items.length });
  return (
    <section class="kp-banner kp-banner-bad kp-tray" aria-label={title}>
      {items.length > 0 ? (
        <>
          <div role="alert">
            <h2 class="kp-tray-title">
              <Icon name="warning" /> {title}
            </h2>
          </div>
          <ul class="kp-tray-list">
            {items.map((item) => (
              <Entry key={item.mutation.id} item={item} attention={attention} t={t} />
            ))}
          </ul>
        </>
      ) : null}
      {dropped.map((item) => (
        <Dropped key={item.mutation.id} item={item} attention={attention} t={t} />
      ))}
    </section>
  );
};
