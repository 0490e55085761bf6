/** Before saving: where to, which attachments, who may read it. One of the three is open at a time. */
import { useCallback, useState } from 'preact/hooks';
import { VISIBILITIES } from '../../../domain/activity.ts';
import type { Visibility } from '../../../domain/activity.ts';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RecordSearch } from '../../components/record-search.tsx';
import { usePanel } from '../../panel-context.ts';
import type { HostAttachment } from '../../panel-host.ts';
import { useEscape } from '../../panel-keys.ts';
import type { LogTarget } from './log.model.ts';

export type LogOptionsProps = {
  readonly targets: readonly LogTarget[];
  readonly extraTargets: readonly LogTarget[];
  readonly attachments: readonly HostAttachment[];
  readonly chosen: ReadonlySet<string>;
  readonly visibility: Visibility;
  readonly canReadAttachments: boolean;
  readonly onExtraTargets: (targets: readonly LogTarget[]) => void;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly onVisibility: (visibility: Visibility) => void;
};

type Section = 'targets' | 'attachments' | 'visibility';

const Targets = ({ targets, extraTargets, onExtraTargets }: LogOptionsProps) => {
  const { t } = usePanel();
  return (
    <div id="kp-log-targets" class="kp-section">
      {targets.length === 0 && extraTargets.length === 0 ? (
        <p class="kp-faint">{t('log.no_target')}</p>
      ) : null}
      <ul class="kp-plain">
        {targets.map((target) => (
          <li key={target.id}>
            <Icon name={target.type === 'person' ? 'people' : 'company'} /> {target.title}{' '}
            <span class="kp-faint">{t(`reason.${target.reason}`)}</span>
          </li>
        ))}
        {extraTargets.map((target) => (
          <li key={target.id}>
            <Icon name={target.type === 'person' ? 'people' : 'company'} /> {target.title}
            <button
              type="button"
              class="kp-icon-button"
              aria-label={t('log.remove_target', { name: target.title })}
              title={t('log.remove_target', { name: target.title })}
              onClick={() => onExtraTargets(extraTargets.filter(({ id }) => id !== target.id))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <RecordSearch
        label={t('log.add_target')}
        onChoose={(record) => {
          if ([...targets, ...extraTargets].some(({ id }) => id === record.id)) return;
          onExtraTargets([...extraTargets, { ...record, reason: 'chosen' }]);
        }}
      />
    </div>
  );
};

const Attachments = ({ attachments, chosen, canReadAttachments, onChosen }: LogOptionsProps) => {
  const { t, formats } = usePanel();
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChosen(next);
  };
  const list = (files: readonly HostAttachment[], title: string) =>
    files.length === 0 ? null : (
      <fieldset class="kp-choices">
        <legend>{title}</legend>
        {files.map((file) => (
          <label key={file.id} class="kp-choice">
            <input
              type="checkbox"
              checked={chosen.has(file.id)}
              disabled={file.cloud}
              onChange={(event) => toggle(file.id, event.currentTarget.checked)}
            />
            <span class="kp-ellipsis" title={file.name}>
              {file.name}
            </span>
            <span class="kp-faint">{file.cloud ? t('log.cloud') : formats.size(file.sizeBytes)}</span>
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

const VisibilityChoice = ({ visibility, onVisibility }: LogOptionsProps) => {
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

export const LogOptions = (props: LogOptionsProps) => {
  const { t, keys } = usePanel();
  const [section, setSection] = useState<Section | null>(null);
  const close = useCallback(() => setSection(null), []);
  useEscape(keys, section !== null, close);
  const toggle = (name: Section) => () => setSection(section === name ? null : name);
  const names = [...props.targets, ...props.extraTargets].map(({ title }) => title);
  return (
    <div class="kp-options">
      <div class="kp-option-row">
        <DisclosureButton
          open={section === 'targets'}
          controls="kp-log-targets"
          title={names.join(', ')}
          onToggle={toggle('targets')}
        >
          {names.length > 0 ? t('log.to', { names: names.slice(0, 2).join(', ') }) : t('log.to_nobody')}
          {names.length > 2 ? ` +${names.length - 2}` : ''}
        </DisclosureButton>
        {props.attachments.length > 0 ? (
          <DisclosureButton
            open={section === 'attachments'}
            controls="kp-log-attachments"
            onToggle={toggle('attachments')}
          >
            {t('log.attachments', { count: props.canReadAttachments ? props.chosen.size : 0 })}
          </DisclosureButton>
        ) : null}
        <DisclosureButton
          open={section === 'visibility'}
          controls="kp-log-visibility"
          title={t('log.visibility_title')}
          onToggle={toggle('visibility')}
        >
          {t(`visibility.${props.visibility}_short`)}
        </DisclosureButton>
      </div>
      {section === 'targets' ? <Targets {...props} /> : null}
      {section === 'attachments' ? <Attachments {...props} /> : null}
      {section === 'visibility' ? <VisibilityChoice {...props} /> : null}
    </div>
  );
};
