import type { ComponentChildren } from 'preact';
import type { PersonMatch } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { PersonRow } from '../people/people.view.tsx';
import { usePanel } from '../../panel-context.ts';

type Props = {
  readonly email: string;
  readonly matches: readonly PersonMatch[];
  readonly change: ComponentChildren;
  readonly onChoose: (personId: string) => void;
};

export const AmbiguityView = ({ email, matches, change, onChoose }: Props) => {
  const { t } = usePanel();
  return (
    <CardFrame id="ambiguity" title={t('ambiguity.title')} aside={change}>
      <p class="kp-faint">{t('ambiguity.text', { email, count: matches.length })}</p>
      <ul class="kp-list">
        {matches.map((match) => (
          <li key={match.id}>
            <PersonRow person={match} onSelect={() => onChoose(match.id)} />
          </li>
        ))}
      </ul>
    </CardFrame>
  );
};
