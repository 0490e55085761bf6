/** A country by its name in the language of the panel; the letters typed lead to it, as in every list of this kind. */
import { useMemo } from 'preact/hooks';
import { COUNTRY_CODES } from '../../../domain/country.ts';
import { useFields } from '../../panel-context.ts';
import { useDetailTexts } from './field-texts.ts';

type Props = {
  readonly value: string;
  readonly label: string;
  readonly onChange: (code: string) => void;
};

/** The name of a country; its letters where this device has no name for it. */
export const useCountryName = (): ((code: string) => string) => {
  const { voice } = useFields();
  return useMemo(() => {
    const names = new Intl.DisplayNames([voice.locale], { type: 'region' });
    return (code) => (code ? (names.of(code) ?? code) : '');
  }, [voice.locale]);
};

export const CountrySelect = ({ value, label, onChange }: Props) => {
  const { voice } = useFields();
  const t = useDetailTexts();
  const nameOf = useCountryName();
  const countries = useMemo(
    () =>
      COUNTRY_CODES.map((code) => ({ code, name: nameOf(code) })).toSorted((one, other) =>
        one.name.localeCompare(other.name, voice.locale),
      ),
    [nameOf, voice.locale],
  );
  return (
    <select
      class="kp-input"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{t('label_none')}</option>
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
};
