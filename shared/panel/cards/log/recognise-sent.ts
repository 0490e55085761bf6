/** Looks whether a mail from the house waits to be logged for its author, and does it. */
import { effect } from '@preact/signals';
import type { PanelContext } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';
import { logPlace } from './log-mail.ts';
import { readSent } from './read-mail.ts';

type Panel = Pick<PanelContext, 'host' | 'api' | 'session' | 'changes' | 'newId' | 'me'>;

/** Ids that were looked into since the panel was opened. */
const lookedInto = new WeakMap<Panel['session'], Set<string>>();

const isNew = (session: Panel['session'], reference: string): boolean => {
  const known = lookedInto.get(session) ?? new Set<string>();
  lookedInto.set(session, known);
  const before = known.size;
  known.add(reference);
  return known.size > before;
};

/** What fails is tried again when the mail is opened again; nobody asked for it here, so nobody is told. */
const inSilence = (panel: Panel, reference: string, change: ReturnType<Panel['changes']['start']>): void => {
  const stop = effect(() => {
    const { phase } = change.state.value;
    if (phase === 'saving') return;
    if (phase === 'failed') {
      lookedInto.get(panel.session)?.delete(reference);
      panel.changes.dismiss(change);
    }
    queueMicrotask(() => stop());
  });
};

export const recogniseSent = async (panel: Panel, subject: MailSubject): Promise<void> => {
  const reference = await panel.host.readReference?.(subject.generation);
  if (!reference?.ok || reference.value === null || !isNew(panel.session, reference.value)) return;
  const found = await panel.api.call('outgoingMail', { params: { id: reference.value } });
  if (!found.ok || !found.value.awaited) return;
  const place = `${logPlace(subject)}/sent`;
  const change = panel.changes.start(place, subject.subject, (report) => readSent(panel, subject, report), {
    once: reference.value,
  });
  inSilence(panel, reference.value, change);
};
