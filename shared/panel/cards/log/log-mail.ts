/**
 * Logging the open mail. How it is read is fetched with the first log, or before.
 */
import type { Link } from '../../../domain/activity.ts';
import type { MutationEnvelope } from '../../../domain/mutation.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { fail } from '../../../lib/result.ts';
import type { Change } from '../../panel-changes.ts';
import type { PanelContext } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';
import { fetchLater } from '../../later-parts.ts';
import { subjectKey } from '../../panel-query.ts';
import { logDraft } from './log-draft.ts';

export type LogPanel = Pick<PanelContext, 'host' | 'session' | 'changes' | 'newId' | 'me'>;

/** The same mail opened again, also inside another tab, is the same place. */
export const logPlace = (subject: MailSubject): string => `${subjectKey(subject)}:/log`;

export type LogRequest = {
  readonly subject: MailSubject;
  readonly answer: PanelAnswer | null;
  /** Records to make first, in the same batch. */
  readonly before?: readonly MutationEnvelope[];
  readonly links?: readonly Link[];
  readonly onSaved?: () => void;
};

const loadReader = fetchLater(() => import('./read-mail.ts'));

export const startLog = (panel: LogPanel, request: LogRequest): Change => {
  const { subject } = request;
  const activityId = panel.newId();
  // What is chosen now is what is saved, whatever is clicked while it is on its way.
  const draft = logDraft(panel.session, logPlace(subject)).peek();
  return panel.changes.start(
    logPlace(subject),
    subject.subject,
    async (report) => {
      report({ step: 'reading', done: 0, total: 0 });
      const reader = await loadReader().catch(() => null);
      if (!reader) return fail('network.unreachable');
      return reader.readToLog(panel, request, { activityId, draft }, report);
    },
    request,
  );
};
