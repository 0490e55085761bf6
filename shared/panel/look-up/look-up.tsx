/** Marked words, looked up: whoever an address or number belongs to is opened at once, of several one is chosen. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CallOutput } from '../../api/client.ts';
import { lookUpDe } from '../../i18n/de/look-up.ts';
import { lookUpEn } from '../../i18n/en/look-up.ts';
import { createTranslator } from '../../i18n/translate.ts';
import type { Texts } from '../../i18n/translate.ts';
import type { Failure } from '../../lib/result.ts';
import { FailureLine } from '../components/failure-line.tsx';
import { Icon } from '../components/icon.tsx';
import { Placeholder } from '../components/placeholder.tsx';
import { usePanel } from '../panel-context.ts';
import { questionOf } from './look-up.model.ts';

type Found = CallOutput<'search'>['items'];

type Props = { readonly text: string; readonly onClose: () => void };

export const LookUp = ({ text, onClose }: Props) => {
  const { api, session, voice } = usePanel();
  const t = useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? lookUpDe : lookUpEn;
    return createTranslator<typeof lookUpEn>(texts, voice);
  }, [voice]);
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    setFound(null);
    if (failure) return undefined;
    const { q, isExact } = questionOf(text);
    const query = { q, in: 'records' as const, limit: '8' };
    void api.call('search', { query, signal: leave.signal }).then((answer) => {
      if (leave.signal.aborted) return;
      if (!answer.ok) return setFailure(answer);
      const items = answer.value.items.filter(({ type }) => type === 'person' || type === 'company');
      const [only, ...others] = items;
      if (isExact && only && others.length === 0) open(only);
      else setFound(items);
    });
    return () => leave.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- asked again for other words, and after a failure
  }, [text, failure, api]);
  const open = ({ type, id }: Found[number]) => {
    onClose();
    session.open({ [type]: id });
  };
  return (
    <section class="kp-card kp-look-up" aria-busy={found === null && !failure}>
      <div class="kp-card-head">
        <h2 class="kp-card-title kp-break">{t('look_up.title', { text })}</h2>
        <button
          type="button"
          class="kp-icon-button"
          aria-label={t('look_up.close')}
          title={t('look_up.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {failure ? <FailureLine failure={failure} onRetry={() => setFailure(null)} /> : null}
      {found === null && !failure ? <Placeholder lines={[28]} /> : null}
      {found?.length === 0 ? <p class="kp-empty">{t('look_up.nothing')}</p> : null}
      <ul class="kp-list">
        {(found ?? []).map((one) => (
          <li key={one.id}>
            <button type="button" class="kp-list-button" onClick={() => open(one)}>
              <span class="kp-list-main">{one.title}</span>
              <span class="kp-list-detail">{one.detail}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
