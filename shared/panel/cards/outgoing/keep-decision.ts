/**
 * Brings what was decided to where it is found again: the id into the mail, the decision to the server. In this order, so
 * that nothing is promised of a mail that could not be marked; one after the other, so that the last word holds.
 */
import type { Signal } from '@preact/signals';
import { newReference } from '../../../domain/outgoing-mail.ts';
import type { OutgoingFields } from '../../../domain/outgoing-mail.ts';
import type { PanelContext } from '../../panel-context.ts';
import type { DraftPort, MailSubject } from '../../panel-host.ts';
import { isOutOfReach } from '../../device-answers.ts';
import { NO_CHOICE, choiceOf } from './outgoing.model.ts';
import type { OutgoingChoice } from './outgoing.model.ts';
import { outgoingPlace } from './outgoing-draft.ts';
import type { OutgoingDraft } from './outgoing-draft.ts';

type Panel = Pick<PanelContext, 'api' | 'changes'>;
type DraftSignal = Signal<OutgoingDraft>;

type Known = { readonly reference: string; readonly choice: OutgoingChoice };

/** The own decision a draft carries that was put aside and is open again; null where it begins anew. */
const decisionOf = async ({ api }: Panel, reference: string | null): Promise<Known | null> => {
  if (reference === null) return null;
  const found = await api.call('outgoingMail', { params: { id: reference } });
  // Only what was saved on this device, perhaps: the mail keeps its mark, and what is decided now holds.
  if (!found.ok && isOutOfReach(found)) return { reference, choice: NO_CHOICE };
  // A mail that was sent already carries a decision that is done with: this one is another mail.
  if (!found.ok || found.value.own === null || (found.value.own.log && !found.value.awaited)) return null;
  return { reference, choice: choiceOf(found.value.own) };
};

const reading = new WeakSet<DraftSignal>();

/** Asks the mail what it says of itself, once. */
export const readMarks = async (
  panel: Panel,
  port: DraftPort,
  generation: number,
  draft: DraftSignal,
): Promise<void> => {
  if (draft.peek().marks !== null || reading.has(draft)) return;
  reading.add(draft);
  const marks = await port.readMarks(generation);
  const known = marks.ok ? await decisionOf(panel, marks.value.reference) : null;
  reading.delete(draft);
  const now = draft.peek();
  if (!marks.ok) draft.value = { ...now, failure: marks };
  else
    draft.value = {
      ...now,
      failure: null,
      marks: marks.value,
      reference: known?.reference ?? newReference(),
      choice: known?.choice ?? now.choice,
      mark: known ? 'on' : 'none',
    };
};

const wanted = new WeakMap<DraftSignal, OutgoingFields>();
const running = new WeakSet<DraftSignal>();

const keepOnce = async (
  panel: Panel,
  port: DraftPort,
  subject: MailSubject,
  draft: DraftSignal,
  fields: OutgoingFields,
): Promise<void> => {
  const { reference, mark } = draft.peek();
  const isMarked = mark === 'on';
  if (fields.log !== isMarked) {
    const marked = await port.mark(subject.generation, fields.log ? reference : null);
    if (!marked.ok && fields.log) {
      draft.value = { ...draft.peek(), mark: 'failed', failure: marked };
      return;
    }
    // A mark that stays although it is not wanted does no harm: the decision says that nothing is to be done.
    draft.value = { ...draft.peek(), mark: fields.log ? 'on' : 'none', failure: null };
  }
  const { mark: now } = draft.peek();
  draft.value = {
    ...draft.peek(),
    ...(now === 'failed' ? { mark: 'none', failure: null } : {}),
    saved: JSON.stringify(fields),
  };
  panel.changes.save(outgoingPlace(subject), subject.subject, [
    panel.changes.envelope('mail.decide', { id: reference, fields }),
  ]);
};

/** Nothing is kept of what follows from the rules alone and is not to be logged. */
const isWorthKeeping = (draft: OutgoingDraft, fields: OutgoingFields): boolean =>
  JSON.stringify(fields) !== draft.saved &&
  (fields.log || fields.chosen || draft.saved !== '' || draft.mark === 'on');

export const keepDecision = async (
  panel: Panel,
  port: DraftPort,
  subject: MailSubject,
  draft: DraftSignal,
  fields: OutgoingFields,
): Promise<void> => {
  wanted.set(draft, fields);
  if (running.has(draft)) return;
  running.add(draft);
  for (let next = wanted.get(draft); next; next = wanted.get(draft)) {
    wanted.delete(draft);
    if (isWorthKeeping(draft.peek(), next)) await keepOnce(panel, port, subject, draft, next);
  }
  running.delete(draft);
};
