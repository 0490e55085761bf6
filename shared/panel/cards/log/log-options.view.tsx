/** Before saving: where to, which attachments, who may read it. One of them is open at a time. */
import type { ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { Visibility } from '../../../domain/activity.ts';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import type { HostAttachment } from '../../panel-host.ts';
import { useEscape } from '../../panel-keys.ts';
import type { LogTarget } from './log.model.ts';

export type LogOptionsProps = {
  /** On whom it will hang by itself; null where that is no longer to be chosen. */
  readonly targets: readonly LogTarget[] | null;
  /** More people are in the mail than were looked up. */
  readonly hasMoreTargets: boolean;
  readonly extraTargets: readonly LogTarget[];
  /** What else it may belong to. */
  readonly offers: readonly LogTarget[];
  readonly attachments: readonly HostAttachment[];
  readonly chosen: readonly HostAttachment[];
  readonly visibility: Visibility;
  readonly canReadAttachments: boolean;
  /** Stands at the end of the row. */
  readonly action: ComponentChildren;
  /** What else can be done about mails like this. */
  readonly more?: ComponentChildren;
  readonly onExtraTargets: (targets: readonly LogTarget[]) => void;
  readonly onFile: (id: string, isChosen: boolean) => void;
  readonly onVisibility: (visibility: Visibility) => void;
};

const Attachments = lazyComponent(() =>
  import('./log-choices.view.tsx').then((module) => module.Attachments),
);
const VisibilityChoice = lazyComponent(() =>
  import('./log-choices.view.tsx').then((module) => module.VisibilityChoice),
);
const LinkTargets = lazyComponent(() =>
  import('./link-targets.view.tsx').then((module) => module.LinkTargets),
);

type Section = 'targets' | 'attachments' | 'visibility' | 'more';

type TargetsProps = Pick<LogOptionsProps, 'hasMoreTargets' | 'extraTargets' | 'offers' | 'onExtraTargets'> & {
  readonly targets: readonly LogTarget[];
};

const Targets = ({ targets, hasMoreTargets, extraTargets, offers, onExtraTargets }: TargetsProps) => {
  const { t } = usePanel();
  return (
    <div id="kp-log-targets" class="kp-section">
      {targets.length === 0 && extraTargets.length === 0 ? (
        <p class="kp-faint">{t('log.no_target')}</p>
      ) : null}
      <LinkTargets
        fixed={targets}
        hasMore={hasMoreTargets}
        chosen={extraTargets}
        offers={offers}
        removeText="log.remove_target"
        onAdd={(target) => onExtraTargets([...extraTargets, target])}
        onRemove={(target) => onExtraTargets(extraTargets.filter(({ id }) => id !== target.id))}
      />
    </div>
  );
};

/** How many are kept; where there are pictures of the text alone, whether they are. */
const AttachmentCount = ({ attachments, chosen, canReadAttachments }: LogOptionsProps) => {
  const { t } = usePanel();
  if (!canReadAttachments) return <>{t('log.attachments', { count: 0 })}</>;
  if (attachments.some(({ inline }) => !inline)) return <>{t('log.attachments', { count: chosen.length })}</>;
  return chosen.length > 0 ? (
    <>{t('log.pictures', { count: chosen.length })}</>
  ) : (
    <>{t('log.without_pictures', { count: attachments.length })}</>
  );
};

export const LogOptions = (props: LogOptionsProps) => {
  const { t, keys } = usePanel();
  const [section, setSection] = useState<Section | null>(null);
  const close = useCallback(() => setSection(null), []);
  useEscape(keys, section !== null, close);
  const toggle = (name: Section) => () => setSection(section === name ? null : name);
  const { targets } = props;
  // What it belongs to besides says more than who is in it anyway.
  const names = [...props.extraTargets, ...(targets ?? [])].map(({ title }) => title);
  const moreNames = names.length > 2 ? ` +${names.length - 2}` : '';
  return (
    <div class="kp-options">
      <div class="kp-option-row">
        {targets ? (
          <DisclosureButton
            open={section === 'targets'}
            controls="kp-log-targets"
            title={names.join(', ')}
            onToggle={toggle('targets')}
          >
            {names.length > 0 ? t('log.to', { names: names.slice(0, 2).join(', ') }) : t('log.to_nobody')}
            {moreNames}
            {props.hasMoreTargets ? ' …' : ''}
          </DisclosureButton>
        ) : null}
        <div class="kp-option-rest">
          {props.attachments.length > 0 ? (
            <DisclosureButton
              open={section === 'attachments'}
              controls="kp-log-attachments"
              onToggle={toggle('attachments')}
            >
              <AttachmentCount {...props} />
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
          {props.action}
          {props.more ? (
            <button
              type="button"
              class="kp-icon-button kp-log-more"
              aria-expanded={section === 'more'}
              aria-controls={section === 'more' ? 'kp-log-more' : undefined}
              aria-label={t('log.more')}
              title={t('log.more')}
              onClick={toggle('more')}
            >
              <Icon name="more" />
            </button>
          ) : null}
        </div>
      </div>
      {section === 'targets' && targets ? <Targets {...props} targets={targets} /> : null}
      {section === 'attachments' ? <Attachments {...props} /> : null}
      {section === 'visibility' ? <VisibilityChoice {...props} /> : null}
      {section === 'more' ? (
        <div id="kp-log-more" class="kp-section">
          {props.more}
        </div>
      ) : null}
    </div>
  );
};
