/** What is chosen before a log: which attachments, who may read it. Fetched when one of them is opened. */
import { VISIBILITIES } from '../../../domain/activity.ts';
import { usePanel } from '../../panel-context.ts';
import type { HostAttachment } from '../../panel-host.ts';
import type { LogOptionsProps } from './log-options.view.tsx';
import { isStorable } from './log.model.ts';

export const Attachments = ({ attachments, chosen, canReadAttachments, onFile }: LogOptionsProps) => {
  const { t, formats } = usePanel();
  const list = (files: readonly HostAttachment[], title: string) =>
    files.length === 0 ? null : (
      <fieldset class="kp-choices">
        <legend>{title}</legend>
        {files.map((file) => (
          <label key={file.id} class="kp-choice">
            <input
              type="checkbox"
              checked={chosen.includes(file)}
              disabled={!isStorable(file)}
              onChange={(event) => onFile(file.id, event.currentTarget.checked)}
            />
            <span class="kp-ellipsis" title={file.name}>
              {file.name}
            </span>
            <span class="kp-faint">
              {file.cloud
                ? t('log.cloud')
                : isStorable(file)
                  ? formats.size(file.sizeBytes)
                  : t('log.too_large', { size: formats.size(file.sizeBytes) })}
            </span>
          </label>
        ))}
      </fieldset>
    );
  return (
    <div id="kp-log-attachments" class="kp-section">
      {canReadAttachments ? (
        <>
          {list(
            attachments.filter(({ inline }) => !inline),
            t('log.attachments_title'),
          )}
          {list(
            attachments.filter(({ inline }) => inline),
            t('log.inline_title'),
          )}
        </>
      ) : (
        <p class="kp-faint">{t('log.attachments_unsupported')}</p>
      )}
    </div>
  );
};

export const VisibilityChoice = ({ visibility, onVisibility }: LogOptionsProps) => {
  const { t } = usePanel();
  return (
    <div id="kp-log-visibility" class="kp-section">
      <fieldset class="kp-choices">
        <legend>{t('log.visibility_title')}</legend>
        {VISIBILITIES.map((choice) => (
          <label key={choice} class="kp-choice">
            <input
              type="radio"
              name="kp-visibility"
              checked={choice === visibility}
              onChange={() => onVisibility(choice)}
            />
            <span>{t(`visibility.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      <p class="kp-faint">{t(`visibility.${visibility}_text`)}</p>
    </div>
  );
};
