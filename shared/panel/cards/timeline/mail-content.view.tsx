/** The content of a kept mail: what was written, earlier mails folded, its files, the mail as it was sent. */
import { useState } from 'preact/hooks';
import type { Mail } from '../../../domain/mail.ts';
import { replyTexts } from '../../../capture/quoted-reply.ts';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import { AttachmentList } from './attachment-list.tsx';
import { Fold } from './fold.tsx';

const SentMail = lazyComponent(() => import('./sent-mail.tsx').then((module) => module.SentMail));

const FoldedText = ({ label, text }: { label: string; text: string }) =>
  text.trim() === '' ? null : (
    <Fold label={label}>
      <pre class="kp-text kp-text-quiet">{text.trim()}</pre>
    </Fold>
  );

const MailText = ({ text }: { text: string }) => {
  const { t } = usePanel();
  const parts = replyTexts(text);
  return (
    <>
      <pre class="kp-text">{parts.visible.trim() || t('timeline.no_text')}</pre>
      <FoldedText label={t('item.signature')} text={parts.signature} />
      <FoldedText label={t('item.quoted')} text={parts.quoted} />
    </>
  );
};

export const MailContent = ({ activityId, mail }: { activityId: string; mail: Mail }) => {
  const { t } = usePanel();
  const [isAsSent, setAsSent] = useState(false);
  return (
    <>
      {mail.html ? (
        <button type="button" class="kp-link" aria-pressed={isAsSent} onClick={() => setAsSent(!isAsSent)}>
          {t(isAsSent ? 'item.as_text' : 'item.as_sent')}
        </button>
      ) : null}
      {isAsSent ? <SentMail activityId={activityId} mail={mail} /> : <MailText text={mail.text} />}
      <AttachmentList activityId={activityId} attachments={mail.attachments} />
    </>
  );
};
