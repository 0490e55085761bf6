/** Editing in the head of the panel: what was begun outlives the card, and what others change meanwhile stays theirs. */
import type { Signal } from '@preact/signals';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { keptNumber } from '../../components/kept-number.ts';
import { usePanel } from '../../panel-context.ts';
import { editOf, editSteps, rebased } from './header-edit.model.ts';
import type { HeaderEdit } from './header-edit.model.ts';
import { HeaderEditView } from './header-edit.view.tsx';
import type { HeaderModel } from './header.model.ts';

/** What stood there when somebody began, and what stands there now; `opened` before the first letter. */
export type HeaderDraft = 'opened' | { readonly begun: HeaderEdit; readonly typed: HeaderEdit };

type Props = {
  readonly answer: PanelAnswer;
  readonly model: HeaderModel;
  readonly draft: Signal<HeaderDraft | null>;
  readonly place: string;
  readonly onClose: () => void;
};

export const HeaderEditor = ({ answer, model, draft, place, onClose }: Props) => {
  const { changes, newId, formats } = usePanel();
  /** As people read it; what they leave alone goes back as it was. */
  const shown = (): HeaderEdit => {
    const edit = editOf(answer);
    return { ...edit, phone: formats.phone(edit.phone) };
  };
  /** Whoever types and presses Enter at once is faster than the next paint. */
  const current = (): Exclude<HeaderDraft, 'opened'> => {
    const now = draft.peek();
    return now === null || now === 'opened' ? { begun: shown(), typed: shown() } : now;
  };
  const save = async () => {
    const { begun, typed } = current();
    onClose();
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
  return (
    <HeaderEditView
      kind={model.kind === 'company' ? 'company' : 'person'}
      edit={current().typed}
      canHaveJobTitle={answer.company !== null}
      onEdit={(typed) => {
        const now = current();
        draft.value = { ...now, typed: { ...now.typed, ...typed } };
      }}
      onSave={() => void save()}
      onCancel={onClose}
    />
  );
};
