/** One entry of the history in full: what was written, earlier mails folded, attachments, the mail as it was sent. */
import { useEffect, useState } from 'preact/hooks';
import type { CallOutput } from '../../../api/client.ts';
import type { TimelineItem } from '../../../domain/panel.ts';
import { replyTexts } from '../../../capture/quoted-reply.ts';
import type { Failure } from '../../../lib/result.ts';
import { FailureLine } from '../../components/failure-line.tsx';
import { Icon } from '../../components/icon.tsx';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { Placeholder } from '../../components/placeholder.tsx';
import { When } from '../../components/when.tsx';
import { usePanel } from '../../panel-context.ts';
import { AttachmentList } from './attachment-list.tsx';

type Detail = CallOutput<'activity'>;

const SentMail = lazyComponent(() => import('./sent-mail.tsx').then((module) => module.SentMail));

const Fold = ({ label, text }: { label: string; text: string }) => {
  const [isOpen, setOpen] = useState(false);
  if (text.trim() === '') return null;
  return (
    <>
      <button type="button" class="kp-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {label} <Icon name="down" />
      </button>
      {isOpen ? <pre class="kp-text kp-text-quiet">{text.trim()}</pre> : null}
    </>
  );
};

const MailText = ({ text }: { text: string }) => {
  const { t } = usePanel();
  const parts = replyTexts(text);
  return (
    <>
      <pre class="kp-text">{parts.visible.trim() || t('timeline.no_text')}</pre>
      <Fold label={t('item.signature')} text={parts.signature} />
      <Fold label={t('item.quoted')} text={parts.quoted} />
    </>
  );
};

const Loggers = ({ detail }: { detail: Detail }) => {
  const { t, me } = usePanel();
  const entries = detail.log?.entries ?? [];
  if (entries.length === 0) return null;
  return (
    <p class="kp-faint">
      {entries.map((entry, index) => (
        <span key={entry.userId}>
          {index > 0 ? ' · ' : ''}
          {t('item.logged_by', { name: entry.userId === me.id ? t('timeline.you') : entry.userName })}{' '}
          <When instant={entry.at} />
        </span>
      ))}
    </p>
  );
};

const Body = ({ detail, onShow }: { detail: Detail; onShow: (id: string) => void }) => {
  const { t, formats } = usePanel();
  const [isAsSent, setAsSent] = useState(false);
  const { mail, item } = detail;
  const people =
    mail?.participants.filter(({ role }) => role === 'from' || role === 'to' || role === 'cc') ?? [];
  return (
    <>
      <p class="kp-faint">
        {formats.full(item.occurredAt)}
        {people.length > 0 ? ` · ${people.map(({ name, email }) => name || email).join(', ')}` : ''}
      </p>
      {mail && mail.html ? (
        <button type="button" class="kp-link" aria-pressed={isAsSent} onClick={() => setAsSent(!isAsSent)}>
          {t(isAsSent ? 'item.as_text' : 'item.as_sent')}
        </button>
      ) : null}
      {mail && isAsSent ? (
        <SentMail html={mail.html} title={item.subject} />
      ) : mail ? (
        <MailText text={detail.text || mail.text} />
      ) : (
        <pre class="kp-text">{detail.text || t('timeline.no_text')}</pre>
      )}
      {mail ? <AttachmentList activityId={item.id} attachments={mail.attachments} /> : null}
      {detail.variants.length > 0 ? (
        <p class="kp-faint">{t('item.variants', { count: detail.variants.length })}</p>
      ) : null}
      {detail.thread.length > 0 ? (
        <p class="kp-faint">
          {t('item.thread')}{' '}
          {detail.thread.map((other) => (
            <button key={other.id} type="button" class="kp-link" onClick={() => onShow(other.id)}>
              <When instant={other.occurredAt} />
            </button>
          ))}
        </p>
      ) : null}
      <Loggers detail={detail} />
    </>
  );
};

export const ItemDetail = ({ item, onShow }: { item: TimelineItem; onShow: (id: string) => void }) => {
  const { api, t } = usePanel();
  const [detail, setDetail] = useState<Detail | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isReadable = item.kind !== 'order';
  useEffect(() => {
    if (detail || failure || !isReadable) return undefined;
    const leave = new AbortController();
    void api.call('activity', { params: { id: item.id }, signal: leave.signal }).then((result) => {
      if (leave.signal.aborted) return;
      if (result.ok) setDetail(result.value);
      else setFailure(result);
    });
    return () => leave.abort();
  }, [api, item.id, detail, failure, isReadable]);
  if (!isReadable) return <p class="kp-faint">{item.preview || t('item.order')}</p>;
  if (failure) return <FailureLine failure={failure} onRetry={() => setFailure(null)} />;
  return detail ? <Body detail={detail} onShow={onShow} /> : <Placeholder lines={[30, 34, 22]} />;
};
