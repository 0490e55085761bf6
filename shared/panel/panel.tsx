/** The whole panel: what is remembered on top, the cards in their column, the note line below. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { AwayLine } from './components/away-line.tsx';
import { CardBoundary } from './components/card-boundary.tsx';
import { DeviceLine } from './components/device-line.tsx';
import { FailureLine } from './components/failure-line.tsx';
import { Icon } from './components/icon.tsx';
import { arrangeCards, isArranged } from './cards/arrange-cards.ts';
import type { Card, CardProps } from './cards/card.ts';
import { lazyComponent } from './components/lazy-component.tsx';
import { LostChanges } from './components/lost-changes.tsx';
import { usePanel } from './panel-context.ts';
import { headerModel } from './cards/header/header.model.ts';
import { LookUp } from './look-up/look-up.tsx';
import type { Painting, PanelSession } from './panel-session.ts';
import { RemindersBanner } from './reminders/reminders-banner.tsx';
import { NoSubjectText } from './components/no-subject.tsx';
import { SubjectGap } from './components/subject-gap.tsx';

const Selection = lazyComponent(() => import('./selection/selection.tsx').then((module) => module.Selection));

const propsOf = (painting: Painting, session: PanelSession): CardProps => ({
  subject: painting.subject,
  answer: painting.status === 'ready' ? painting.answer : null,
  fresh: painting.status === 'ready' && painting.fresh,
  away: painting.status === 'ready' ? (painting.away ?? null) : null,
  isOpened: session.hasOpened.value,
  isChoosing: session.isChoosing.value,
});

/** Whether the head of somebody stands there, or is on its way; it has a button for what else is looked up. */
const hasHead = (painting: Painting): boolean =>
  painting.status === 'loading' ||
  (painting.status === 'ready' && ['person', 'company'].includes(headerModel(painting.answer).kind));

const UNSEEN_MS = 500;

/**
 * Who it is and whether it is saved stand on the screen before the cards below are made: however many of them follow, the
 * eye waits for none. True from the first picture of `shown` on.
 */
const useIsPainted = (shown: string): boolean => {
  const [painted, setPainted] = useState('');
  useLayoutEffect(() => {
    const done = () => setPainted(shown);
    // Where no picture comes, as in a tab nobody sees, it is not waited for.
    let timer = setTimeout(done, UNSEEN_MS);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(done);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [shown]);
  return painted === shown;
};

const CardSlot = ({ card, props, place }: { card: Card; props: CardProps; place: string }) => {
  const { t } = usePanel();
  return (
    <CardBoundary title={t(card.title)} key={`${place}/${card.id}`}>
      <card.Component {...props} />
    </CardBoundary>
  );
};

const BackButton = () => {
  const { session, t } = usePanel();
  return session.hasOpened.value ? (
    <button type="button" class="kp-quiet kp-back" onClick={session.back}>
      <Icon name="back" /> {t('panel.back')}
    </button>
  ) : null;
};

export const Panel = () => {
  const { session, t, landmark, host, me } = usePanel();
  const cards = useMemo(() => arrangeCards(me.cards ?? null), [me]);
  const painting = session.painting.value;
  const place = session.key.value;
  const props = propsOf(painting, session);
  const isHeadPainted = useIsPainted(props.answer ? place : '');
  // Until then they are as they are while nothing is known.
  const below = isHeadPainted ? props : { ...props, answer: null, fresh: false };
  const column = useRef<HTMLDivElement>(null);
  // Somebody else is shown: the eye starts at the top, where it says who and whether it is saved.
  const shownId = props.answer?.person?.id ?? props.answer?.company?.id ?? '';
  useLayoutEffect(() => {
    if (column.current) column.current.scrollTop = 0;
  }, [place, shownId]);
  const port = host.selection?.value;
  const named = port?.mails.value;
  const several = port && !props.isOpened && (!named?.ok || named.value.length > 1) ? port : null;
  const isPainted = painting.status === 'loading' || painting.status === 'ready';
  const slot = (name: Card['slot']) =>
    isPainted
      ? cards
          .filter((card) => card.slot === name)
          .map((card) => ({ card, given: isArranged(card) ? below : props }))
          .filter(({ card, given }) => card.isShown(given))
          .map(({ card, given }) => (
            <CardSlot key={`${place}/${card.id}`} card={card} props={given} place={place} />
          ))
      : null;
  return (
    <div class="kp-layout" role={landmark} aria-label={t('panel.name')} tabIndex={-1}>
      <h1 class="kp-hidden">{t('panel.name')}</h1>
      <div class="kp-column" ref={column}>
        <AwayLine away={props.away} />
        <DeviceLine />
        <RemindersBanner />
        <LostChanges />
        {host.lookUp ? <LookUp lookUp={host.lookUp} isOffered={!several && hasHead(painting)} /> : null}
        <BackButton />
        {props.isOpened ? null : <SubjectGap subject={painting.subject} />}
        {several ? <Selection port={several} /> : null}
        {painting.status === 'idle' && !several ? <NoSubjectText subject={painting.subject} /> : null}
        {painting.status === 'failed' ? (
          <section class="kp-card">
            <FailureLine failure={painting.failure} onRetry={() => void session.reload()} />
          </section>
        ) : null}
        {several ? null : slot('column')}
      </div>
      {several ? null : slot('foot')}
    </div>
  );
};
