/** What was chosen for logging the open mail, shared by the log card and the line for a new sender. */
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Visibility } from '../../../domain/activity.ts';
import type { MailSubject } from '../../panel-host.ts';
import type { PanelSession } from '../../panel-session.ts';
import { subjectKey } from '../../panel-query.ts';
import { preselected } from './log.model.ts';
import type { LogTarget } from './log.model.ts';

export type LogDraft = {
  readonly visibility: Signal<Visibility>;
  /** Ids of the host's attachments. */
  readonly attachments: Signal<ReadonlySet<string>>;
  readonly extraTargets: Signal<readonly LogTarget[]>;
};

const drafts = new WeakMap<PanelSession, Map<string, LogDraft>>();

export const logDraft = (session: PanelSession, subject: MailSubject, visibility: Visibility): LogDraft => {
  const ofSession = drafts.get(session) ?? new Map<string, LogDraft>();
  drafts.set(session, ofSession);
  const key = `${subjectKey(subject)}#${subject.generation}`;
  const known = ofSession.get(key);
  if (known) return known;
  const fresh: LogDraft = {
    visibility: signal(visibility),
    attachments: signal(preselected(subject.attachments)),
    extraTargets: signal([]),
  };
  ofSession.set(key, fresh);
  return fresh;
};
