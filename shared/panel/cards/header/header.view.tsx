import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { HostLink } from '../../components/host-link.tsx';
import { Icon } from '../../components/icon.tsx';
import { LookUpButton } from '../../look-up/look-up-button.tsx';
import { When } from '../../components/when.tsx';
import type { Task } from '../../../domain/task.ts';
import { usePanel } from '../../panel-context.ts';
import { webLabel, webUrl } from './header.model.ts';
import type { HeaderModel } from './header.model.ts';

type Props = {
  readonly model: HeaderModel;
  readonly lastContactAt: string | null;
  readonly nextTask: Task | null;
  /** How many others have the same address; more than one can be chosen among. */
  readonly otherMatches: number;
  readonly change: ComponentChildren;
  /** What is to be noted about a call. */
  readonly call: ComponentChildren;
  readonly onCall: (number: string) => void;
  /** After an edit the keyboard goes on where it was. */
  readonly takesFocus: boolean;
  readonly onEdit: () => void;
  readonly onOpenCompany: (id: string) => void;
  readonly onOtherMatches: () => void;
  /** What else can be done; null while it is closed. */
  readonly more: ComponentChildren;
  readonly onMore: () => void;
};

const Marks = ({ model }: { model: HeaderModel }) => {
  const { t, formats } = usePanel();
  const marks = [
    model.lifecycle ? t(`lifecycle.${model.lifecycle}`) : '',
    model.since
      ? t(model.isFemale ? 'header.customer_since_female' : 'header.customer_since', {
          year: formats.year(model.since),
        })
      : '',
  ].filter(Boolean);
  return (
    <p class="kp-marks">
      {marks.join(' · ')}
      {model.keyAccount ? <span class="kp-mark">{t('header.key_account')}</span> : null}
    </p>
  );
};

const Contacts = ({ model, onCall }: Pick<Props, 'model' | 'onCall'>) => {
  const { t, formats } = usePanel();
  const [phone] = model.phones;
  const [email] = model.emails;
  return (
    <div class="kp-contacts">
      {phone ? (
        <HostLink
          href={`tel:${phone.replace(/[^+\d]/g, '')}`}
          onOpen={() => onCall(phone)}
          label={t('header.call', { number: formats.phone(phone) })}
          title={formats.phone(phone)}
        >
          <Icon name="phone" /> <span class="kp-nowrap">{formats.phone(phone)}</span>
        </HostLink>
      ) : null}
      {email ? (
        <HostLink href={`mailto:${email}`} label={t('header.write', { email })} title={email}>
          <Icon name="mail" />
        </HostLink>
      ) : null}
      {model.website ? (
        <HostLink
          href={webUrl(model.website)}
          label={t('header.website', { site: webLabel(model.website) })}
          title={webUrl(model.website)}
        >
          <Icon name="web" /> <span class="kp-ellipsis">{webLabel(model.website)}</span>
        </HostLink>
      ) : null}
    </div>
  );
};

export const HeaderView = (props: Props) => {
  const { model, lastContactAt, nextTask } = props;
  const { t, formats, now } = usePanel();
  const company = model.company;
  const data = model.vatId ? [...model.data, `${t('proposal.vatId')} ${model.vatId}`] : model.data;
  const editButton = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (props.takesFocus) editButton.current?.focus();
  }, [props.takesFocus]);
  return (
    <section class="kp-card kp-header">
      <div class="kp-header-top">
        <h2 class="kp-name">{model.name}</h2>
        {props.otherMatches > 0 ? (
          <button type="button" class="kp-quiet" onClick={props.onOtherMatches}>
            {t('header.other_matches', { count: props.otherMatches })}
          </button>
        ) : null}
        <LookUpButton />
        <button
          type="button"
          ref={editButton}
          class="kp-icon-button"
          title={t('header.edit')}
          aria-label={t('header.edit')}
          onClick={props.onEdit}
        >
          <Icon name="pencil" />
        </button>
        <button
          type="button"
          class="kp-icon-button"
          title={t('header.more')}
          aria-label={t('header.more')}
          aria-expanded={props.more !== null}
          onClick={props.onMore}
        >
          <Icon name="more" />
        </button>
      </div>
      {props.more}
      {model.kind === 'person' ? (
        <p class="kp-role">
          {model.jobTitle}
          {model.jobTitle && company ? ' · ' : ''}
          {company ? (
            <button
              type="button"
              class="kp-link"
              title={t('header.open_company')}
              onClick={() => props.onOpenCompany(company.id)}
            >
              {company.name}
            </button>
          ) : null}
        </p>
      ) : null}
      <Marks model={model} />
      {data.length > 0 ? <p class="kp-faint kp-break">{data.join(' · ')}</p> : null}
      <Contacts model={model} onCall={props.onCall} />
      {props.call}
      <div class="kp-header-foot">
        <p class="kp-faint">
          {lastContactAt ? (
            <>
              {t('header.last_contact')} <When instant={lastContactAt} dayOnly />
            </>
          ) : (
            t('header.no_contact')
          )}
          {nextTask ? (
            <>
              {' · '}
              {t('header.next_step')} {nextTask.title}
              {nextTask.dueOn ? `, ${formats.due(nextTask.dueOn, formats.today(now.value))}` : ''}
            </>
          ) : null}
        </p>
        {props.change}
      </div>
    </section>
  );
};

export const HeaderPlaceholder = () => (
  <section class="kp-card kp-header" aria-busy="true">
    <div class="kp-bars">
      <span class="kp-bar kp-bar-name" />
      <span class="kp-bar" />
      <span class="kp-bar kp-bar-short" />
      <span class="kp-bar" />
      <span class="kp-bar kp-bar-short" />
    </div>
  </section>
);
