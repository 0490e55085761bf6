/** The open deals of whom is shown, their stage one choice away, and the form for a new one. */
import { useRef, useState } from 'preact/hooks';
import { DEAL_STAGES } from '../../../domain/deal-stage.ts';
import type { ShownDeal } from '../../../domain/deal.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { WaitingMark } from '../../components/waiting-mark.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Subject } from '../../panel-host.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { AskedFields } from '../custom/asked-fields.tsx';
import { askedFields, askedMemory, NOTHING_ASKED, takeAsked } from '../custom/asked-memory.ts';
import { OwnFields } from '../custom/own-fields.tsx';
import { pageField } from '../page/kept-page.ts';
import { DealForm } from './deal-form.view.tsx';
import { useDealTexts } from './deal-texts.ts';
import { currencyOf, dealCreation } from './deals.model.ts';
import type { DealDraft } from './deals.model.ts';
import { dealsOf } from './shows-deals.ts';

/** Null while no deal is being written. */
const dealDraft = createPlaceMemory<DealDraft | null>(null);
const EMPTY: DealDraft = { title: '', amount: '', stage: 'new' };

/** Deals whose own fields are unfolded. */
const NONE: ReadonlySet<string> = new Set();
const unfoldedDeals = createPlaceMemory(NONE);

type RowProps = {
  readonly deal: ShownDeal;
  readonly answer: PanelAnswer;
  readonly place: string;
  readonly onStage: (stage: ShownDeal['stage']) => void;
};

const DealFieldsFold = ({ deal, answer, place }: Omit<RowProps, 'onStage'>) => {
  const { session, t } = usePanel();
  const unfolded = unfoldedDeals(session, place);
  const fields = askedFields(answer, 'deal');
  if (fields.length === 0) return null;
  const { id, title, custom } = deal;
  const isOpen = unfolded.value.has(id);
  const count = fields.filter((field) => custom?.[field.id] !== undefined).length;
  return (
    <div class="kp-deal-own">
      <DisclosureButton
        open={isOpen}
        controls={`kp-deal-own-${id}`}
        title={`${t('custom.title')}: ${title}`}
        onToggle={() => {
          const others = [...unfolded.peek()].filter((other) => other !== id);
          unfolded.value = isOpen ? new Set(others) : new Set([...others, id]);
        }}
      >
        {t('custom.title')}
        {count > 0 ? ` (${count})` : ''}
        <span class="kp-hidden">: {title}</span>
      </DisclosureButton>
      {isOpen ? (
        <OwnFields
          type="deal"
          id={id}
          listId={`kp-deal-own-${id}`}
          label={`${t('custom.title')}: ${title}`}
          fields={fields}
          values={custom}
          names={answer.customNames}
          place={place}
        />
      ) : null}
    </div>
  );
};

const DealRow = ({ deal, answer, place, onStage }: RowProps) => {
  const { formats, store } = usePanel();
  const t = useDealTexts();
  const { title, stage, amountMinor, currency } = deal;
  return (
    <li class="kp-deal" data-item={deal.id}>
      <span class="kp-deal-title">
        {title} <PageLink page={deal.page} isShort /> {store.isWaiting(deal.id) ? <WaitingMark /> : null}
      </span>
      <span class={amountMinor === null ? 'kp-faint' : 'kp-nowrap'}>
        {amountMinor === null ? t('deals.no_amount') : formats.money(amountMinor, currency)}
      </span>
      <select
        class="kp-input kp-deal-stage"
        aria-label={t('deals.stage_of', { title })}
        value={stage}
        onChange={(event) => onStage(event.currentTarget.value as ShownDeal['stage'])}
      >
        {DEAL_STAGES.map((one) => (
          <option key={one} value={one}>
            {t(`stage.${one}`)}
          </option>
        ))}
      </select>
      <DealFieldsFold deal={deal} answer={answer} place={place} />
    </li>
  );
};

export const Deals = ({ answer, subject }: { answer: PanelAnswer; subject: Subject }) => {
  const { session, changes, newId, voice, t: panelText, errorText } = usePanel();
  const t = useDealTexts();
  const place = `${session.key.value}/deals`;
  const draft = dealDraft(session, place);
  const asked = askedMemory(session, place);
  const fields = askedFields(answer, 'deal');
  const change = changes.latest(place);
  const [problem, setProblem] = useState('');
  const add = useRef<HTMLButtonElement>(null);
  const deals = dealsOf(answer);
  const close = () => {
    draft.value = null;
    asked.value = NOTHING_ASKED;
    setProblem('');
    // The form goes; the keyboard goes on at the button that opened it.
    requestAnimationFrame(() => add.current?.focus());
  };
  const save = () => {
    const typed = draft.peek();
    if (!typed?.title.trim()) return;
    const own = takeAsked(asked, fields);
    const creation = dealCreation({
      id: newId(),
      draft: typed,
      answer,
      locale: voice.locale,
      ...pageField(session, subject),
      ...own,
    });
    setProblem(creation.ok ? '' : errorText(creation));
    if (!creation.ok || !own) return;
    const { title } = creation.value.fields;
    changes.save(place, title, [changes.envelope('deal.create', creation.value)], {
      savedText: t('deals.created'),
      once: title,
    });
    close();
  };
  const move = (deal: ShownDeal, stage: ShownDeal['stage']) =>
    changes.save(
      place,
      deal.title,
      [changes.envelope('deal.update', { id: deal.id, set: { stage }, was: { stage: deal.stage } })],
      { savedText: t('deals.moved', { stage: t(`stage.${stage}`) }) },
    );
  return (
    <CardFrame
      id="deals"
      title={panelText('deals.title')}
      aside={<ChangeLine change={change} savedText={panelText('change.saved')} />}
    >
      <EarlierChanges place={place} savedText={panelText('change.saved')} />
      <ChangeFailure change={change} />
      {deals.length > 0 ? (
        <ul class="kp-list">
          {deals.map((deal) => (
            <DealRow
              key={deal.id}
              deal={deal}
              answer={answer}
              place={place}
              onStage={(stage) => move(deal, stage)}
            />
          ))}
        </ul>
      ) : null}
      {draft.value ? (
        <DealForm
          draft={draft.value}
          currency={currencyOf(answer)}
          problem={problem}
          onEdit={(edit) => {
            draft.value = { ...(draft.peek() ?? EMPTY), ...edit };
          }}
          onSave={save}
          onCancel={close}
        >
          <AskedFields fields={fields} place={place} />
        </DealForm>
      ) : (
        <div class="kp-deal-foot">
          <button
            ref={add}
            type="button"
            class="kp-quiet"
            title={t('deals.add_title')}
            onClick={() => (draft.value = EMPTY)}
          >
            <Icon name="plus" /> {t('deals.add')}
          </button>
          {deals.length === 0 ? <span class="kp-empty">{t('deals.none')}</span> : null}
        </div>
      )}
    </CardFrame>
  );
};
