/** What is noticed about a value before a record is made of it. It never keeps anything from being added. */
import '../../css/details.css';
import { useMemo } from 'preact/hooks';
import { countryCode } from '../../../capture/postal-address.ts';
import { ValueMarks } from '../../components/fields/value-marks.tsx';
import type { Row, RowField } from './newcomer.model.ts';

/** What is checked, as the field it becomes. */
const FIELDS: Partial<Record<RowField, readonly [field: string, part?: 'email' | 'number']>> = {
  email: ['emails', 'email'],
  phone: ['phones', 'number'],
  mobile: ['phones', 'number'],
  fax: ['phones', 'number'],
  postcode: ['postcode'],
  vatId: ['vatId'],
};

type Props = {
  readonly row: Row;
  readonly label: string;
  /** As it stands beside it; empty where none does. */
  readonly country: string;
  readonly onTake: (meant: string) => void;
};

export const RowMarks = ({ row: { field, value }, label, country, onTake }: Props) => {
  const [key, part] = FIELDS[field] ?? [];
  const shaped = useMemo(() => (part ? [{ [part]: value }] : value), [part, value]);
  if (key === undefined) return null;
  return (
    <ValueMarks
      field={key}
      label={label}
      value={shaped}
      country={countryCode(country) ?? ''}
      onTake={(_, meant) => onTake(meant)}
    />
  );
};
