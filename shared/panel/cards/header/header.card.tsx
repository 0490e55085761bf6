/** Who it is. */
import { useState } from 'preact/hooks';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { lazyComponent, lazyDetail } from '../../components/lazy-component.tsx';
import { fetchLater } from '../../later-parts.ts';
import { usePanel } from '../../panel-context.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { calling } from '../call/calling.ts';
import type { Card, CardProps } from '../card.ts';
import { editOf, editSteps, headerModel, isWithoutPeople, rebased } from './header.model.ts';
import type { HeaderEdit } from './header.model.ts';
import { HeaderPlaceholder, HeaderView } from './header.view.tsx';

type HeaderDraft = { readonly begun: HeaderEdit; readonly typed: HeaderEdit };
/** By place of the card and record; null while nothing is being edited. */
const headerDraft = createPlaceMemory<HeaderDraft | null>(null);

const HeaderEditView = lazyComponent(() =>
  import('./header-edit.view.tsx').then((module) => module.HeaderEditView),
);
const CallNote = lazyDetail(
  () => import('../call/call-note.tsx').then((module) => module.CallNote),
  () => null,
);
const loadPhone = fetchLater(() => import('../../../capture/phone.ts'));

/** E.164 where the number can be read, else as it was typed. */
const keptNumber = async (typed: string, country: string): Promise<string> => {
  const reader = await loadPhone().catch(() => null);
  const phone = reader?.normalisePhone(typed, country || undefined);
  return phone?.ok ? phone.value.e164 : typed;
};

const Header = ({ answer, subject, isOpened }: CardProps) => {
  const { session, changes, newId, t, formats } = usePanel();
  const [wasEdited, setEdited] = useState(false);
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
  const draft = headerDraft(session, `${place} ${answer.person?.id ?? answer.company?.id}`);
  const change = changes.latest(place);
  const close = () => {
    draft.value = null;
    setEdited(true);
  };
  /** As people read it; what they leave alone goes back as it was. */
  const shown = (): HeaderEdit => {
    const edit = editOf(answer);
    return { ...edit, phone: formats.phone(edit.phone) };
  };
  const save = async ({ begun, typed }: HeaderDraft) => {
    close();
    const edit = rebased(begun, typed, editOf(answer));
    const country = answer.person?.country || answer.company?.country || '';
    const phone = typed.phone === begun.phone ? edit.phone : await keptNumber(typed.phone.trim(), country);
    const steps = editSteps(answer, { ...edit, phone }, newId, begun);
    if (steps.length === 0) return;
    changes.save(
      place,
      model.name,
      steps.map(([name, args]) => changes.envelope(name, args)),
    );
  };
  const editing = draft.value;
  if (editing) {
    return (
      <HeaderEditView
        kind={model.kind}
        edit={editing.typed}
        canHaveJobTitle={answer.company !== null}
        // Whoever types and presses Enter at once is faster than the next paint.
        onEdit={(typed) => {
          const now = draft.peek() ?? editing;
          draft.value = { ...now, typed: { ...now.typed, ...typed } };
        }}
        onSave={() => void save(draft.peek() ?? editing)}
        onCancel={close}
      />
    );
  }
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
        onEdit={() => (draft.value = { begun: shown(), typed: shown() })}
        onOpenCompany={(company) => session.open({ company })}
        onOtherMatches={() => session.chooseAgain(true)}
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
