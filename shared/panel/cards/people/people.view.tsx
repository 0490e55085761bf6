import type { PersonMatch } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';

export const PersonRow = ({ person, onSelect }: { person: PersonMatch; onSelect: () => void }) => (
  <button type="button" class="kp-list-button" onClick={onSelect}>
    <span class="kp-list-main">{person.name}</span>
    <span class="kp-list-detail">{[person.jobTitle, person.companyName].filter(Boolean).join(' · ')}</span>
    <Icon name="right" />
  </button>
);

type Props = { readonly people: readonly PersonMatch[]; readonly onOpen: (id: string) => void };

export const PeopleView = ({ people, onOpen }: Props) => {
  const { t } = usePanel();
  return (
    <CardFrame id="people" title={t('people.title')}>
      {people.length === 0 ? (
        <p class="kp-empty">{t('people.empty')}</p>
      ) : (
        <ul class="kp-list">
          {people.map((person) => (
            <li key={person.id}>
              <PersonRow person={{ ...person, companyName: '' }} onSelect={() => onOpen(person.id)} />
            </li>
          ))}
        </ul>
      )}
    </CardFrame>
  );
};
