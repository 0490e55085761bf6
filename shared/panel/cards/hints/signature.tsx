/** The quiet line about a signature, and the comparison behind it: nothing is taken over but by a click. */
import { useRef, useState } from 'preact/hooks';
import type { SignatureProposal, SignatureReason } from '../../../capture/proposal.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import type { ChangeState } from '../../panel-changes.ts';
import { usePanel } from '../../panel-context.ts';
import { ownDomain } from '../../../capture/own-domain.ts';
import { inKnownHouse, useKnownHouse } from './house-known.ts';
import type { HintTranslator } from './hint-texts.ts';
import { signatureSteps } from './signature-steps.ts';
import { signatureDifferences } from '../../../capture/signature-differences.ts';
import type { Difference, SignatureTools } from '../../../capture/signature-differences.ts';
import { SignatureRows } from './signature.view.tsx';

type Props = {
  readonly answer: PanelAnswer;
  /** The sender's. */
  readonly email: string;
  readonly proposals: readonly SignatureProposal[];
  readonly tools: SignatureTools;
  readonly t: HintTranslator;
};

const isNews = (state: ChangeState): boolean =>
  state.phase === 'saved' ? state.undoable : state.phase !== 'undone';

const shown = (one: Difference) => ({
  ...one,
  isTakable: one.value !== null,
  isThere: one.value?.of === 'knownCompany',
  isAdded: one.known === '' || (one.value?.of === 'phone' && one.value.replaces === ''),
});

const warningOf = (reason: SignatureReason | undefined, t: HintTranslator): string =>
  reason === undefined || reason === 'own_address' ? '' : t(`signature.${reason}`);

export const Signature = ({ answer, email, proposals, tools, t }: Props) => {
  const { api, session, changes, newId } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const place = `${session.key.value}/signature`;
  const change = changes.latest(place);
  const read = signatureDifferences(answer, proposals, tools);
  const domain = ownDomain(email);
  const named = read.find(({ value }) => value?.of === 'newCompany')?.found ?? '';
  const house = useKnownHouse(api, isOpen ? named : '', domain);
  const differences = read.map((one) => inKnownHouse(one, house));
  const phase = change?.state.value.phase;
  // The last row is gone, and can still come back.
  const hasNews = change !== null && isNews(change.state.value);
  if (differences.length === 0 && !hasNews) return null;

  /** The button that was pressed goes with its row; the keyboard goes on from here. */
  const stay = () => frame.current?.focus({ preventScroll: true });
  const titleOf = (chosen: readonly Difference[]): string =>
    chosen.map(({ field }) => t(`field.${field}`)).join(', ');
  const take = (chosen: readonly Difference[]) => {
    const values = chosen.flatMap(({ value }) => (value ? [value] : []));
    const steps = signatureSteps(answer, values, newId, domain ? [domain] : []);
    if (steps.length === 0) return;
    changes.save(
      place,
      titleOf(chosen),
      steps.map(([name, args]) => changes.envelope(name, args)),
      { savedText: t('signature.taken') },
    );
    stay();
  };
  const decline = (chosen: readonly Difference[]) => {
    if (!answer.person) return;
    const values = chosen.map(({ key }) => key);
    changes.save(
      place,
      titleOf(chosen),
      [changes.envelope('proposal.decline', { personId: answer.person.id, values })],
      { savedText: t('signature.declined') },
    );
    stay();
  };
  const fields = [...new Set(differences.map(({ field }) => t(`field.${field}`)))].join(', ');
  return (
    <div class="kp-signature" ref={frame} tabIndex={-1}>
      <div class="kp-signature-head">
        {differences.length > 0 ? (
          <DisclosureButton open={isOpen} controls="kp-signature-rows" onToggle={() => setOpen(!isOpen)}>
            {t('signature.differs', { fields })}
          </DisclosureButton>
        ) : null}
        <ChangeLine change={change} savedText={t('signature.taken')} />
      </div>
      {isOpen && differences.length > 0 ? (
        <SignatureRows
          id="kp-signature-rows"
          differences={differences.map(shown)}
          foundText={t('signature.found')}
          warning={warningOf(proposals[0]?.reason, t)}
          isBusy={house === undefined || phase === 'saving' || phase === 'undoing' || phase === 'failed'}
          t={t}
          onTake={take}
          onDecline={decline}
        />
      ) : null}
      <EarlierChanges place={place} savedText={t('signature.taken')} />
      <ChangeFailure change={change} />
    </div>
  );
};
