import '../../styles/transfer.css';
import { useSignal } from '@preact/signals';
import { EXPORT_OFFER, EXPORT_WHAT } from '#shared/api/transfer.endpoints.ts';
import type { ExportFormat, ExportWhat } from '#shared/api/transfer.endpoints.ts';
import { PageTitle } from '../../components/page-title.tsx';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { transferTexts } from './transfer-texts.ts';

type ChoicesProps<T extends string> = {
  readonly name: string;
  readonly title: string;
  readonly options: readonly { readonly value: T; readonly text: string; readonly hint?: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
};

const Choices = <T extends string>({ name, title, options, chosen, onChoose }: ChoicesProps<T>) => (
  <fieldset class="w-radios">
    <legend>{title}</legend>
    {options.map(({ value, text, hint }) => (
      <label key={value} class="w-radio">
        <input
          type="radio"
          name={name}
          value={value}
          checked={value === chosen}
          onChange={() => onChoose(value)}
        />
        <span>
          {text}
          {hint ? <span class="w-hint">{hint}</span> : null}
        </span>
      </label>
    ))}
  </fieldset>
);

/** Records into a file. The browser takes it in as it comes, so it may be of any size. */
export const Page = ({ place }: PageProps) => {
  const { voice } = useApp();
  const t = useTexts(transferTexts);
  const asked = EXPORT_WHAT.find((one) => one === place.query.get('what'));
  const what = useSignal<ExportWhat>(asked ?? 'people');
  const wanted = useSignal<ExportFormat>('csv');
  const offer = EXPORT_OFFER[what.value];
  const format = offer.includes(wanted.value) ? wanted.value : offer[0]!;
  const query = new URLSearchParams({ what: what.value, format, locale: voice.value.locale });
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('export.title')} />
      <p class="w-hint">{t('export.intro')}</p>
      <Choices
        name="what"
        title={t('export.what')}
        chosen={what.value}
        onChoose={(value) => (what.value = value)}
        options={EXPORT_WHAT.map((value) => ({
          value,
          text: t(`export.${value}`),
          ...(value === 'all' ? { hint: t('export.all_hint') } : {}),
        }))}
      />
      <Choices
        name="format"
        title={t('export.format')}
        chosen={format}
        onChoose={(value) => (wanted.value = value)}
        options={offer.map((value) => ({
          value,
          text: t(`format.${value}`),
          hint: t(`format.${value}_hint`),
        }))}
      />
      <div class="w-download">
        <a class="w-button w-primary" href={`/api/v1/export?${query.toString()}`} download>
          {t('export.download')}
        </a>
        <p class="w-hint">{t('export.download_hint')}</p>
      </div>
    </main>
  );
};
