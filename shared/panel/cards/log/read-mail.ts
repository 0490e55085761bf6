/**
 * Reads what is logged of the open mail: the mail, the chosen attachments, one batch of mutations with their content.
 *
 * The mail is read for one generation only. A host that has moved on answers `host.subject_changed` and nothing is
 * saved; once everything is read, the log goes on even when another mail is open by then.
 */
import type { Mail, MailAttachment } from '../../../domain/mail.ts';
import { openMailKind } from '../../../domain/mail-headers.ts';
import type { MailKind } from '../../../domain/mail-kind.ts';
import { ok } from '../../../lib/result.ts';
import type { Result } from '../../../lib/result.ts';
import { hashBytes } from '../../../store/content-upload.ts';
import type { PendingContent } from '../../../store/local-store.ts';
import type { Prepared, Progress } from '../../panel-changes.ts';
import type { HostAttachment, MailSubject } from '../../panel-host.ts';
import { subjectKey } from '../../panel-query.ts';
import { contentIdOf } from './inline-pictures.ts';
import { keptMail } from './kept-mail.ts';
import { extraTargetsOf } from './link-offers.ts';
import { namedLinks } from './named-links.ts';
import type { LogDraft } from './log-draft.ts';
import type { LogPanel, LogRequest } from './log-mail.ts';
import { usualVisibility } from './log-rules.model.ts';
import { chosenFiles, mailDirection } from './log.model.ts';

type Files = { readonly listed: readonly MailAttachment[]; readonly content: readonly PendingContent[] };

const readFiles = async (
  panel: LogPanel,
  generation: number,
  attachments: readonly HostAttachment[],
  html: string,
  report: (progress: Progress) => void,
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

/** The mail as it is open now: a try after another one was open in between goes by its new generation. */
const asOpenNow = (panel: LogPanel, subject: MailSubject): MailSubject => {
  const now = panel.host.subject.peek();
  return now.type === 'mail' && subjectKey(now) === subjectKey(subject) ? now : subject;
};

type Whole = {
  readonly mail: Mail;
  readonly kind: MailKind | null;
  readonly content: readonly PendingContent[];
};

/** The mail with the chosen attachments. Errors: those of the host, and `attachment.needs_https`. */
const readWhole = async (
  panel: LogPanel,
  now: MailSubject,
  draft: Pick<LogDraft, 'files'>,
  report: (progress: Progress) => void,
): Promise<Result<Whole>> => {
  const { generation } = now;
  const mail = await panel.session.readMail(generation);
  if (!mail.ok) return mail;
  const kind = openMailKind(now.kind ?? null, mail.value.headers);
  const { mail: kept, cuts } = keptMail(mail.value, kind);
  const isWithout = panel.host.limitations.includes('no_attachments') || cuts.includes('sealed');
  // A host may know them only once the mail is read; it is still the same one.
  const { attachments } = asOpenNow(panel, now);
  const files = isWithout ? [] : chosenFiles(attachments, draft.files);
  const read = await readFiles(panel, generation, files, kept.html, report);
  if (!read.ok) return read;
  const { listed, content } = read.value;
  return ok({ mail: { ...kept, attachments: [...listed] }, kind, content });
};

/** Errors: those of the host, and `attachment.needs_https`. */
export const readToLog = async (
  panel: LogPanel,
  { subject, answer, links = [], before = [] }: LogRequest,
  { activityId, draft }: { readonly activityId: string; readonly draft: LogDraft },
  report: (progress: Progress) => void,
): Promise<Result<Prepared>> => {
  const now = asOpenNow(panel, subject);
  const whole = await readWhole(panel, now, draft, report);
  if (!whole.ok) return whole;
  const { mail, kind, content } = whole.value;
  const named = namedLinks(extraTargetsOf(draft.extraTargets, subject.subject, answer));
  const log = panel.changes.envelope('mail.log', {
    id: activityId,
    mail,
    ...(kind ? { kind } : {}),
    visibility: draft.visibility ?? usualVisibility(now, answer, panel.me.preferences.visibility),
    // Which way it went may have become known while it was read.
    direction: mailDirection(asOpenNow(panel, now), answer),
    ...named,
    links: [...links, ...named.links],
    source: panel.host.kind,
  });
  return ok({ mutations: [...before, log], content });
};

/** A sent mail that carries a decision: logged for its author as they decided. Errors: as `readToLog`. */
export const readSent = async (
  panel: LogPanel,
  subject: MailSubject,
  report: (progress: Progress) => void,
): Promise<Result<Prepared>> => {
  const whole = await readWhole(panel, asOpenNow(panel, subject), { files: new Map() }, report);
  if (!whole.ok) return whole;
  const { mail, content } = whole.value;
  return ok({
    mutations: [panel.changes.envelope('mail.log_sent', { id: panel.newId(), mail })],
    content,
  });
};
