/** The quiet line about a known company whose page says otherwise, and the comparison behind it. */
import { useRef, useState } from 'preact/hooks';
import type { Company } from '../../../domain/company.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import type { ChangeState } from '../../panel-changes.ts';
import { usePanel } from '../../panel-context.ts';
import type { PageSubject } from '../../panel-host.ts';
import type { HintTranslator } from '../hints/hint-texts.ts';
import { SignatureRows } from '../hints/signature.view.tsx';
import { companyUpdate, declineUpdate, offerAgainUpdate, pageDifferences } from './page-difference.model.ts';
import type { PageDifference } from './page-difference.model.ts';
import type { PageTranslator } from './page-texts.ts';
import { pageTools } from './page-tools.ts';

type Props = {
  readonly company: Company;
  readonly subject: PageSubject;
  readonly t: PageTranslator;
  readonly hints: HintTranslator;
};

const isNews = (state: ChangeState): boolean =>
  state.phase === 'saved' ? state.undoable : state.phase !== 'undone';

const SOURCE_MAX = 500;

export const PageComparison = ({ company, subject, t, hints }: Props) => {
  const { session, changes } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const place = `${session.key.value}/page`;
  const change = changes.latest(place);
  const { offered, declined } = pageDifferences(company, subject.company, pageTools);
  const phase = change?.state.value.phase;
  const isBusy = phase === 'saving' || phase === 'undoing' || phase === 'failed';
  // The last row is gone, and can still come back.
  if (offered.length + declined.length === 0 && !(change !== null && isNews(change.state.value))) return null;

  const titleOf = (chosen: readonly PageDifference[]): string =>
    chosen.map(({ field }) => hints(`field.${field}`)).join(', ');
  const source = subject.url.slice(0, SOURCE_MAX);
  const save = (
    update: MutationArgs<'company.update'>,
    chosen: readonly PageDifference[],
    savedText: string,
  ) => {
    changes.save(place, titleOf(chosen), [changes.envelope('company.update', update)], { savedText });
    // The button that was pressed goes with its row; the keyboard goes on from here.
    frame.current?.focus({ preventScroll: true });
  };
  const take = (chosen: readonly PageDifference[]) => {
    save(companyUpdate(company, chosen, source), chosen, t('page.taken'));
  };
  const decline = (chosen: readonly PageDifference[]) => {
    save(declineUpdate(company, chosen, source), chosen, t('page.declined'));
  };
  const offerAgain = () => {
    save(offerAgainUpdate(company, declined, source), declined, t('page.offered_again'));
  };
  return (
    <div class="kp-signature" ref={frame} tabIndex={-1}>
      <div class="kp-signature-head">
        {offered.length > 0 ? (
          <DisclosureButton open={isOpen} controls="kp-page-rows" onToggle={() => setOpen(!isOpen)}>
            {t('page.differs', { fields: titleOf(offered) })}
          </DisclosureButton>
        ) : null}
        <ChangeLine change={change} savedText={t('page.taken')} />
      </div>
      {isOpen && offered.length > 0 ? (
        <SignatureRows
          id="kp-page-rows"
          differences={offered}
          foundText={t('page.found')}
          warning=""
          isBusy={isBusy}
          t={hints}
          onTake={take}
          onDecline={decline}
        />
      ) : null}
      {declined.length > 0 ? (
        <p class="kp-faint">
          {t('page.not_offered', { fields: titleOf(declined) })}{' '}
          <button type="button" class="kp-link" disabled={isBusy} onClick={offerAgain}>
            {t('page.offer_again')}
          </button>
        </p>
      ) : null}
      <EarlierChanges place={place} savedText={t('page.taken')} />
      <ChangeFailure change={change} />
    </div>
  );
};
