/** A value as it is read: links where one can write, call or look, names instead of ids. */
import { useEffect, useState } from 'preact/hooks';
import { unbroken } from '../../../i18n/unbroken.ts';
import type { User } from '../../../domain/user.ts';
import { usePanel } from '../../panel-context.ts';
import { HostLink } from '../host-link.tsx';
import { AddressText } from './address-text.tsx';
import { useCountryName } from './country-select.tsx';
import type { EntryDraft } from './field-draft.ts';
import type { FieldSpec } from './field-spec.ts';
import { useDetailTexts } from './field-texts.ts';

type Props = {
  readonly spec: FieldSpec;
  readonly value: unknown;
  /** Of a record that is linked. */
  readonly name?: string;
};

const useColleagueName = (kind: string, id: string): string => {
  const { colleagues } = usePanel();
  const [users, setUsers] = useState<readonly User[] | null>(null);
  const isNamed = kind === 'user' || kind === 'team';
  useEffect(() => {
    if (isNamed) void colleagues().then(setUsers);
  }, [colleagues, isNamed]);
  const t = useDetailTexts();
  if (users === null) return '';
  // The server could not be asked.
  if (users.length === 0) return t('unknown_here');
  const found = users.find((user) => (kind === 'team' ? user.teamId : user.id) === id);
  return (kind === 'team' ? found?.teamName : found?.name) ?? t('former');
};

const EntryShown = ({ kind, entry }: { kind: string; entry: EntryDraft }) => {
  const { formats } = usePanel();
  const t = useDetailTexts();
  const countryName = useCountryName();
  const { label = '', email = '', number = '' } = entry;
  const word = label === '' || kind === 'emails' ? label : t(`label_${label}` as 'label_work');
  const town = [entry['postcode'], entry['city']].filter(Boolean).join(' ');
  const place = [entry['street'], town, countryName(entry['country'] ?? '')].filter(Boolean).join(', ');
  return (
    <li>
      {kind === 'emails' ? (
        <HostLink href={`mailto:${email}`} label={email}>
          <AddressText email={email} />
        </HostLink>
      ) : null}
      {kind === 'phones' ? (
        <HostLink href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
          {unbroken(formats.phone(number))}
        </HostLink>
      ) : null}
      {kind === 'addresses' ? <span>{place}</span> : null}
      {word ? <span class="kp-faint"> {word}</span> : null}
    </li>
  );
};

export const FieldShown = ({ spec, value, name = '' }: Props) => {
  const { formats, voice } = usePanel();
  const t = useDetailTexts();
  const countryName = useCountryName();
  const text = typeof value === 'string' ? value : '';
  const colleague = useColleagueName(spec.kind, text);
  switch (spec.kind) {
    case 'emails':
    case 'phones':
    case 'addresses':
      return (
        <ul class="kp-plain">
          {(value as readonly EntryDraft[]).map((entry) => (
            <EntryShown key={JSON.stringify(entry)} kind={spec.kind} entry={entry} />
          ))}
        </ul>
      );
    case 'words':
      return <>{(value as readonly string[]).join(', ')}</>;
    case 'choice':
      return <>{spec.choiceText(text)}</>;
    case 'day':
      return <>{formats.dayAndYear(text)}</>;
    case 'yesno':
      return <>{t(value === true ? 'yes' : 'no')}</>;
    case 'number':
      return <>{Number(value).toLocaleString(voice.locale)}</>;
    case 'country':
      return <>{countryName(text)}</>;
    case 'web':
      return <HostLink href={text}>{text.replace(/^https?:\/\//, '').replace(/\/$/, '')}</HostLink>;
    case 'user':
    case 'team':
      return <>{colleague}</>;
    case 'company':
    case 'person':
    case 'deal':
      return name ? <>{name}</> : <span class="kp-faint">{t('link_unnamed')}</span>;
    case 'money':
      return <>{formats.money(Number(value), spec.currency ?? 'EUR')}</>;
    case 'choices':
      return <>{(value as readonly string[]).map((one) => spec.choiceText(one)).join(', ')}</>;
    case 'line':
      return <>{text}</>;
  }
};
