/** Several people have one address: asked once, remembered for this user on the server. */
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import { usePanel } from '../../panel-context.ts';
import type { CardProps } from '../card.ts';
import { AmbiguityView } from './ambiguity.view.tsx';
import { matchesOf } from './ambiguity.model.ts';

export const Ambiguity = ({ answer }: CardProps) => {
  const { session, changes, t } = usePanel();
  if (!answer) return null;
  // The place is the header's: what was chosen here can be taken back where the person then stands.
  const place = `${session.key.value}/header`;
  const change = changes.latest(place);
  return (
    <>
      <AmbiguityView
        email={answer.focus}
        matches={matchesOf(answer)}
        change={<ChangeLine change={change} savedText={t('ambiguity.chosen')} />}
        onChoose={(personId) => {
          session.chooseAgain(false);
          changes.save(place, answer.focus, [
            changes.envelope('match.choose', { email: answer.focus, personId }),
          ]);
        }}
      />
      <ChangeFailure change={change} />
    </>
  );
};
