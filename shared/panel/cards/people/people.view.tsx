import type { PersonMatch } from '../../../domain/panel.ts';
import { Icon } from '../../components/icon.tsx';

export const PersonRow = ({ person, onSelect }: { person: PersonMatch; onSelect: () => void }) => (
  <button type="button" class="kp-list-button" onClick={onSelect}>
    <span class="kp-list-main">{person.name}</span>
    <span class="kp-list-detail">{[person.jobTitle, person.companyName].filter(Boolean).join(' · ')}</span>
    <Icon name="right" />
  </button>
);
