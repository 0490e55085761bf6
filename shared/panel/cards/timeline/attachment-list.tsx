/** Attachments of a logged mail; a click downloads. Pictures of the signature stand apart. */
import { useState } from 'preact/hooks';
import type { MailAttachment } from '../../../domain/mail.ts';
import type { Failure } from '../../../lib/result.ts';
import { FailureLine } from '../../components/failure-line.tsx';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';

const OBJECT_URL_MS = 60_000;

const offerFile = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), OBJECT_URL_MS);
};

type Props = { readonly activityId: string; readonly attachments: readonly MailAttachment[] };

export const AttachmentList = ({ activityId, attachments }: Props) => {
  const { api, t, formats } = usePanel();
  const [failed, setFailed] = useState<{ attachment: MailAttachment; failure: Failure } | null>(null);
  const download = async (attachment: MailAttachment) => {
    setFailed(null);
    const result = await api.call('attachment', { params: { id: activityId, hash: attachment.hash } });
    if (result.ok) offerFile(result.value as Blob, attachment.name);
    else setFailed({ attachment, failure: result });
  };
  const files = attachments.toSorted((one, other) => Number(one.inline) - Number(other.inline));
  if (files.length === 0) return null;
  return (
    <>
      <ul class="kp-files" aria-label={t('timeline.attachments', { count: files.length })}>
        {files.map((file) => (
          <li key={`${file.hash}/${file.name}`}>
            <button
              type="button"
              class="kp-file"
              title={t('item.download', { name: file.name })}
              onClick={() => void download(file)}
            >
              <Icon name="clip" />
              <span class="kp-hidden">{t('item.download_short')}</span>
              <span class="kp-ellipsis">{file.name}</span>
              <span class="kp-faint">
                {file.inline ? `${t('log.inline')} · ` : ''}
                {formats.size(file.sizeBytes)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {failed ? (
        <FailureLine failure={failed.failure} onRetry={() => void download(failed.attachment)} />
      ) : null}
    </>
  );
};
