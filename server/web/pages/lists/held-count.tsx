import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';
import type { ListState } from './list-address.ts';

/** In the place of the count, without a connection: that these are not all, but what this device holds of them. */
export const HeldCount = ({ record, state }: { record: ListRecord; state: ListState }) => {
  const { held, voice } = useApp();
  const t = useTexts(webTexts);
  const counted = useSignal<{ shown: number; held: number } | null>(null);
  const key = JSON.stringify([record, state.filter, state.q]);
  useEffect(() => {
    void (async () => {
      const answer = await (await held())?.count(record, state.filter, state.q);
      counted.value = answer?.ok ? answer.value : null;
    })();
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for what is counted
  }, [held, key]);
  if (!counted.value) return <span class="w-hint" />;
  const { shown, held: all } = counted.value;
  const number = (value: number): string => new Intl.NumberFormat(voice.value.locale).format(value);
  return (
    <span class="w-hint" role="status">
      {all === 0
        ? t('away.list_nothing')
        : t('away.list', { count: all, number: number(all), shown: number(shown) })}
    </span>
  );
};
