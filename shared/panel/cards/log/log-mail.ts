/**
 * Logging the open mail: read it and the chosen attachments, then one batch of mutations with their content.
 *
 * The mail is read for one generation only. A host that has moved on answers `host.subject_changed` and nothing is
 * saved; once everything is read, the log goes on even when another mail is open by then.
 */
import type { Link } from '../../../domain/activity.ts';
import type { MailAttachment } from '../../../domain/mail.ts';
import type { MutationEnvelope } from '../../../domain/mutation.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { ok } from '../../../lib/result.ts';
import type { Result } from '../../../lib/result.ts';
import { hashBytes } from '../../../store/content-upload.ts';
import type { PendingContent } from '../../../store/local-store.ts';
import type { Change, Prepared, Progress } from '../../panel-changes.ts';
import type { PanelContext } from '../../panel-context.ts';
import type { HostAttachment, MailSubject } from '../../panel-host.ts';
import { subjectKey } from '../../panel-query.ts';
import { contentIdOf } from './inline-pictures.ts';
import { logDraft } from './log-draft.ts';
import { chosenFiles, mailDirection } from './log.model.ts';

type Panel = Pick<PanelContext, 'host' | 'session' | 'changes' | 'newId' | 'me'>;
type Report = (progress: Progress) => void;

/** The same mail opened again, also inside another tab, is the same place. */
export const logPlace = (subject: MailSubject): string => `${subjectKey(subject)}:/log`;

type Files = { readonly listed: readonly MailAttachment[]; readonly content: readonly PendingContent[] };

const readFiles = async (
  panel: Panel,
  generation: number,
  attachments: readonly HostAttachment[],
  html: string,
  report: Report,
): Promise<Result<Files>> => {
  const [listed, content]: [MailAttachment[], PendingContent[]] = [[], []];
  for (const [done, attachment] of attachments.entries()) {
    report({ step: 'attachments', done, total: attachments.length });
    const bytes = await panel.host.readAttachment(generation, attachment.id);
    if (!bytes.ok) return bytes;
    const hash = await hashBytes(bytes.value);
    if (!hash.ok) return hash;
    content.push({ hash: hash.value, bytes: bytes.value });
    listed.push({
      hash: hash.value,
      name: attachment.name.slice(0, 255),
      contentType: attachment.contentType.slice(0, 255),
      sizeBytes: bytes.value.byteLength,
      inline: attachment.inline,
      contentId: contentIdOf(attachment, html),
    });
  }
  return ok({ listed, content });
};

export type LogRequest = {
  readonly subject: MailSubject;
  readonly answer: PanelAnswer | null;
  /** Records to make first, in the same batch. */
  readonly before?: readonly MutationEnvelope[];
  readonly links?: readonly Link[];
  readonly onSaved?: () => void;
};

/** The mail as it is open now: a try after another one was open in between goes by its new generation. */
const asOpenNow = (panel: Panel, subject: MailSubject): MailSubject => {
  const now = panel.host.subject.peek();
  return now.type === 'mail' && subjectKey(now) === subjectKey(subject) ? now : subject;
};

export const startLog = (panel: Panel, request: LogRequest): Change => {
  const { subject } = request;
  const activityId = panel.newId();
  // What is chosen now is what is saved, whatever is clicked while it is on its way.
  const draft = logDraft(panel.session, logPlace(subject)).peek();
  const prepare = async (report: Report): Promise<Result<Prepared>> => {
    report({ step: 'reading', done: 0, total: 0 });
    const now = asOpenNow(panel, subject);
    const { generation } = now;
    const mail = await panel.session.readMail(generation);
    if (!mail.ok) return mail;
    const unreadable = panel.host.limitations.includes('no_attachments');
    const files = unreadable ? [] : chosenFiles(now.attachments, draft.files);
    const read = await readFiles(panel, generation, files, mail.value.html, report);
    if (!read.ok) return read;
    const { listed, content } = read.value;
    const log = panel.changes.envelope('mail.log', {
      id: activityId,
      mail: { ...mail.value, attachments: [...listed] },
      visibility: draft.visibility ?? panel.me.preferences.visibility,
      // Which way it went may have become known while it was read.
      direction: mailDirection(asOpenNow(panel, now), request.answer),
      links: [...(request.links ?? []), ...draft.extraTargets.map(({ type, id }) => ({ type, id }))],
      source: panel.host.kind,
    });
    return ok({ mutations: [...(request.before ?? []), log], content });
  };
  return panel.changes.start(logPlace(subject), subject.subject, prepare, request);
};
