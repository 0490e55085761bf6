/** Who it is. */
import { useCallback, useState } from 'preact/hooks';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { lazyComponent, lazyDetail } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { calling } from '../call/calling.ts';
import type { Card, CardProps } from '../card.ts';
import type { HeaderDraft } from './header-editor.tsx';
import { headerModel, isWithoutPeople } from './header.model.ts';
import { HeaderPlaceholder, HeaderView } from './header.view.tsx';

/** By place of the card and record; null while nothing is being edited. */
const headerDraft = createPlaceMemory<HeaderDraft | null>(null);

const HeaderEditor = lazyComponent(() => import('./header-editor.tsx').then((module) => module.HeaderEditor));
const HeaderMore = lazyComponent(() =>
  import('./header-more.view.tsx').then((module) => module.HeaderMoreView),
);
const CallNote = lazyDetail(
  () => import('../call/call-note.tsx').then((module) => module.CallNote),
  () => null,
);

const Header = ({ answer, subject, isOpened }: CardProps) => {
  const { session, changes, keys, t } = usePanel();
  const [wasEdited, setEdited] = useState(false);
  const record = answer?.person ?? answer?.company;
  const [moreOf, setMoreOf] = useState<string | null>(null);
  const isMore = record !== null && record !== undefined && moreOf === record.id;
  const closeMore = useCallback(() => setMoreOf(null), []);
  useEscape(keys, isMore, closeMore);
  if (!answer) return <HeaderPlaceholder />;
  const model = headerModel(answer);
  if (model.kind === 'colleagues' || model.kind === 'nobody') {
    const who = isWithoutPeople(subject) ? 'nobody_yet' : 'colleagues';
    return (
      <section class="kp-none kp-none-small">
        <h2>{t(`none.${who}_title`)}</h2>
        <p>{t(`none.${who}`)}</p>
      </section>
    );
  }
  const place = `${session.key.value}/header`;
  const draft = headerDraft(session, `${place} ${record?.id}`);
  const change = changes.latest(place);
  const close = () => {
    draft.value = null;
    setEdited(true);
  };
  if (draft.value)
    return <HeaderEditor answer={answer} model={model} draft={draft} place={place} onClose={close} />;
  const call = calling(session, place);
  const ring =
    call.value ??
    (!isOpened && subject.type === 'record' && subject.call
      ? { number: subject.call, direction: 'in' as const }
      : null);
  const participant = answer.participants.find(({ email }) => email === answer.focus);
  return (
    <>
      <HeaderView
        model={model}
        lastContactAt={answer.lastContactAt}
        nextTask={answer.tasks.find(({ done }) => !done) ?? null}
        otherMatches={answer.person ? Math.max(0, (participant?.matches.length ?? 0) - 1) : 0}
        change={<ChangeLine change={change} savedText={t('change.saved')} />}
        call={
          ring && ring !== 'done' ? (
            <CallNote ring={ring} answer={answer} place={place} onDone={() => (call.value = 'done')} />
          ) : null
        }
        onCall={(number) => (call.value = { number, direction: 'out' })}
        takesFocus={wasEdited}
        onEdit={() => (draft.value = 'opened')}
        onOpenCompany={(company) => session.open({ company })}
        onOtherMatches={() => session.chooseAgain(true)}
        more={
          isMore && (model.kind === 'person' || model.kind === 'company') ? (
            <HeaderMore key={record.id} type={model.kind} id={record.id} />
          ) : null
        }
        onMore={() => setMoreOf(isMore ? null : (record?.id ?? null))}
      />
      <EarlierChanges place={place} savedText={t('change.saved')} />
      <ChangeFailure change={change} />
    </>
  );
};

export const headerCard: Card = {
  id: 'header',
  title: 'header.title',
  slot: 'column',
  isShown: ({ answer, subject }) => {
    if (!answer) return true;
    const { kind } = headerModel(answer);
    if (kind === 'person' || kind === 'company') return true;
    if (kind === 'nobody') return isWithoutPeople(subject);
    return kind === 'colleagues' && (subject.type === 'mail' || subject.type === 'appointment');
  },
  Component: Header,
};
