/** Text that was marked on the page: taken over as a note at once, as a person or an address after a look at it. */
import { useMemo } from 'preact/hooks';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { toInstant } from '../../../lib/clock.ts';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { usePanel } from '../../panel-context.ts';
import type { PageSubject } from '../../panel-host.ts';
import { linksOf, shownName } from '../../panel-targets.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import {
  editedRows,
  makesNothing,
  pagePersonRows,
  planNewcomer,
  withEdit,
} from '../newcomer/newcomer.model.ts';
import type { RowEdits } from '../newcomer/newcomer.model.ts';
import { ProposalRows } from '../newcomer/proposal-rows.view.tsx';
import { before } from '../hints/signature-steps.ts';
import { addressText } from '../../../domain/address-text.ts';
import { activityCreation } from '../note/note.model.ts';
import { keptPage } from './kept-page.ts';
import { pageToKeep } from './kept-page.model.ts';
import { nameParts, pageTools, readSelectedAddress, readSelectedPerson } from './page-tools.ts';
import type { PageTranslator } from './page-texts.ts';
import { addressOf, addressRows } from './marked-text.model.ts';
import type { Kind } from './marked-text.model.ts';

type Props = {
  readonly text: string;
  readonly subject: PageSubject;
  readonly answer: PanelAnswer;
  readonly t: PageTranslator;
};

type Draft = { readonly kind: 'person' | 'address' | null; readonly edits: RowEdits };
const UNTOUCHED: Draft = { kind: null, edits: new Map() };
const selectionDraft = createPlaceMemory<Draft>(UNTOUCHED);

const PREVIEW = 160;
const SOURCE_MAX = 500;

export const MarkedText = ({ text, subject, answer, t }: Props) => {
  const { session, changes, clock, newId, me } = usePanel();
  const place = `${session.key.value}/selection`;
  const draft = selectionDraft(session, place);
  const { kind, edits } = draft.value;
  const change = changes.latest(place);
  const links = linksOf(answer);
  const source = subject.url.slice(0, SOURCE_MAX);
  const found = useMemo(
    () => ({
      person: pagePersonRows(readSelectedPerson(text)),
      address: addressRows(readSelectedAddress(text)),
    }),
    [text],
  );
  const record = answer.person ?? answer.company;
  const known = record ? addressText(record) : '';
  const rows = kind === null ? [] : editedRows(found[kind], edits, 0);
  const isEmpty = kind !== null && rows.every(({ value }) => value === '');
  const forget = () => {
    draft.value = UNTOUCHED;
  };

  /** The note keeps where the words are from. */
  const saveNote = () => {
    const page = keptPage(session, subject.url).peek() ?? pageToKeep(subject);
    const creation = activityCreation({
      id: newId(),
      kind: 'note',
      text,
      ...(page ? { page } : {}),
      at: toInstant(clock.now()),
      visibility: me.preferences.visibility,
      links,
    });
    changes.save(place, text.slice(0, 60), [changes.envelope('activity.create', creation)], {
      savedText: t('page.note_saved'),
      onSaved: forget,
    });
  };
  const savePerson = () => {
    const name = rows.find(({ field, isUsed }) => field === 'name' && isUsed)?.value ?? '';
    const { mutations } = planNewcomer(
      {
        rows,
        email: '',
        companyId: answer.company?.id ?? null,
        domain: '',
        name: name ? nameParts(name) : { title: '', firstName: '', lastName: '' },
        toE164: pageTools.toE164,
        source,
        newId,
      },
      changes.envelope,
    );
    if (mutations.length > 0)
      changes.save(place, name, mutations, { savedText: t('page.person_saved'), onSaved: forget });
  };
  const saveAddress = () => {
    const set = addressOf(rows);
    const { person, company } = answer;
    const update = person
      ? changes.envelope('person.update', { id: person.id, set, was: before(person, set), source })
      : company
        ? changes.envelope('company.update', { id: company.id, set, was: before(company, set), source })
        : null;
    if (update)
      changes.save(place, t('page.as_address'), [update], { savedText: t('page.taken'), onSaved: forget });
  };
  const choose = (chosen: Kind) => {
    if (chosen === 'note') saveNote();
    else draft.value = { kind: chosen === kind ? null : chosen, edits: new Map() };
  };
  const phase = change?.state.value.phase;
  const isBusy = phase === 'saving' || phase === 'undoing' || phase === 'failed';
  const kinds: readonly Kind[] = links.length > 0 ? ['note', 'person', 'address'] : ['person'];
  const canSave = kind === 'person' ? !makesNothing(rows, true) : Object.keys(addressOf(rows)).length > 0;
  return (
    <div class="kp-marked">
      <div class="kp-marked-head">
        <span id="kp-marked-title">{t('page.selected')}</span>
        <ChangeLine change={change} savedText={t('page.taken')} />
      </div>
      <blockquote class="kp-marked-text">
        {text.length > PREVIEW ? `${text.slice(0, PREVIEW)} …` : text}
      </blockquote>
      <div class="kp-chips" role="group" aria-labelledby="kp-marked-title">
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            class="kp-chip"
            disabled={isBusy}
            aria-expanded={one === 'note' ? undefined : kind === one}
            onClick={() => choose(one)}
          >
            {t(`page.as_${one}`)}
          </button>
        ))}
      </div>
      {kind !== null && isEmpty ? <p class="kp-faint">{t(`page.no_${kind}`)}</p> : null}
      {kind !== null && !isEmpty ? (
        <>
          {kind === 'address' ? (
            <p class="kp-faint">
              {known ? t('page.address_of', { name: shownName(answer), known }) : shownName(answer)}
            </p>
          ) : null}
          <ProposalRows
            id="selection"
            rows={rows}
            onChange={(row, edit) => {
              draft.value = { kind, edits: withEdit(edits, row, 0, edit) };
            }}
          />
          <div class="kp-row kp-end">
            <button
              type="button"
              class="kp-button kp-primary"
              disabled={isBusy || !canSave}
              onClick={kind === 'person' ? savePerson : saveAddress}
            >
              {t(kind === 'person' ? 'page.add_person' : 'page.take_address')}
            </button>
          </div>
        </>
      ) : null}
      <EarlierChanges place={place} savedText={t('page.taken')} />
      <ChangeFailure change={change} />
    </div>
  );
};
