/** One entry of the history in full: a mail with its versions and its conversation, or what somebody wrote down. */
import { useEffect, useState } from 'preact/hooks';
import type { CallOutput } from '../../../api/client.ts';
import type { TimelineItem } from '../../../domain/panel.ts';
import type { Failure } from '../../../lib/result.ts';
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import { Placeholder } from '../../components/placeholder.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { When } from '../../components/when.tsx';
import { usePanel } from '../../panel-context.ts';
import { OwnFields } from '../custom/own-fields.tsx';
import { MailContent } from './mail-content.view.tsx';
import { MailVariants } from './mail-variants.tsx';
import { WaitingItemDetail } from './waiting-item.tsx';
import { isEditable } from './written-item.model.ts';
import { WrittenItem } from './written-item.tsx';

type Detail = CallOutput<'activity'>;

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

const Thread = ({ thread, onShow }: { thread: Detail['thread']; onShow: (id: string) => void }) => {
  const { t } = usePanel();
  if (thread.length === 0) return null;
  return (
    <p class="kp-faint">
      {t('item.thread')}{' '}
      {thread.map((other) => (
        <button key={other.id} type="button" class="kp-link" onClick={() => onShow(other.id)}>
          <When instant={other.occurredAt} />
        </button>
      ))}
    </p>
  );
};

const MeetingFacts = ({ meeting }: { meeting: NonNullable<Detail['meeting']> }) => {
  const { t, formats } = usePanel();
  const { endsAt, location, participants } = meeting;
  const names = participants.map(({ name, email }) => name || email).join(', ');
  return (
    <p class="kp-faint">
      {[
        ...(endsAt ? [t('meeting.until', { time: formats.full(endsAt) })] : []),
        ...(location ? [location] : []),
        ...(names ? [names] : []),
      ].join(' · ')}
    </p>
  );
};

type BodyProps = { readonly place: string; readonly detail: Detail; readonly onShow: (id: string) => void };

const Body = ({ place, detail, onShow }: BodyProps) => {
  const { formats, me, t } = usePanel();
  const { mail, item } = detail;
  const isMine = detail.log?.entries.some(({ userId }) => userId === me.id) ?? false;
  const people =
    mail?.participants.filter(({ role }) => role === 'from' || role === 'to' || role === 'cc') ?? [];
  return (
    <>
      <p class="kp-faint">
        {formats.full(item.occurredAt)}
        {people.length > 0 ? ` · ${people.map(({ name, email }) => name || email).join(', ')}` : ''}
      </p>
      {detail.meeting ? <MeetingFacts meeting={detail.meeting} /> : null}
      {mail ? (
        <MailContent activityId={item.id} mail={mail} />
      ) : (
        <WrittenItem place={place} item={item} text={detail.text} />
      )}
      <OwnFields
        type="activity"
        id={item.id}
        label={t('custom.title')}
        fields={detail.customFields ?? []}
        values={detail.custom}
        names={detail.customNames}
        place={place}
        isFixed={!(mail ? detail.fillable : isEditable(item, me.id))}
        whyFixed={isMine && detail.fillable === false ? 'mail_open' : null}
      />
      <PageLink page={item.page} />
      <MailVariants activityId={item.id} subject={item.subject} variants={detail.variants} />
      <Thread thread={detail.thread} onShow={onShow} />
      <Loggers detail={detail} />
    </>
  );
};

export type ItemDetailProps = {
  readonly id: string;
  readonly onShow: (id: string) => void;
  /** It was read anew, e.g. after it was corrected. */
  readonly onItem?: (item: TimelineItem) => void;
};

export const ItemDetail = ({ id, onShow, onItem }: ItemDetailProps) => {
  const { api, session, changes, store, t } = usePanel();
  const [detail, setDetail] = useState<Detail | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const place = `${session.key.value}/item ${id}`;
  const change = changes.latest(place);
  const state = change?.state.value;
  /** Read again once a correction is in Kontor, or taken back there. */
  const isThrough = (state?.phase === 'saved' || state?.phase === 'undone') && state.on === 'kontor';
  const version = isThrough ? `${change?.id} ${state.phase}` : '';
  /** The server cannot say anything of what it does not have yet. */
  const isHereOnly = store.isWaiting(id) && !detail;
  useEffect(() => {
    if (failure || isHereOnly) return undefined;
    const leave = new AbortController();
    void api.call('activity', { params: { id }, signal: leave.signal }).then((result) => {
      if (leave.signal.aborted) return;
      if (!result.ok) return setFailure(result);
      setDetail(result.value);
      onItem?.(result.value.item);
    });
    return () => leave.abort();
  }, [api, id, version, failure, isHereOnly, onItem]);
  if (failure) return <FailureLine failure={failure} onRetry={() => setFailure(null)} />;
  if (isHereOnly) return <WaitingItemDetail id={id} place={place} />;
  if (!detail) return <Placeholder lines={[30, 34, 22]} />;
  return (
    <>
      <Body place={place} detail={detail} onShow={onShow} />
      <ChangeLine change={change} savedText={t('change.saved')} />
      <ChangeFailure change={change} />
    </>
  );
};
