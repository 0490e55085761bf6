/** Something that was found elsewhere and is to be seen on its record: it is opened, brought into view, marked and focused. */
import { useEffect, useRef } from 'preact/hooks';
import type { TimelineItem } from '../../../domain/panel.ts';
import { usePanel } from '../../panel-context.ts';
import type { AskedItem as Asked } from '../../panel-host.ts';

export type AskedItemProps = {
  readonly item: Asked;
  /** Whether the history shows it already. */
  readonly isThere: boolean;
  readonly onOpen: (id: string) => void;
  /** An entry the history does not show yet. */
  readonly onFound: (item: TimelineItem) => void;
};

/** What somebody does who goes on by themselves. */
const GOES_ON = ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const;

const placeOf = (root: ParentNode, id: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);

const mark = (root: ParentNode, place: HTMLElement): void => {
  for (const earlier of root.querySelectorAll('[data-asked]')) earlier.removeAttribute('data-asked');
  place.setAttribute('data-asked', '');
  const control = place.matches('button') ? place : place.querySelector<HTMLElement>('button, select');
  control?.focus({ preventScroll: true });
};

export const AskedItem = ({ item: { type, id }, isThere, onOpen, onFound }: AskedItemProps) => {
  const { api } = usePanel();
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const isOver = type !== 'activity';
    if (!isOver || isThere) onOpen(id);
    if (isThere) return undefined;
    const leave = new AbortController();
    const { signal } = leave;
    const asked = isOver
      ? api.call('timelineItem', { params: { id }, query: { type }, signal })
      : api.call('activity', { params: { id }, signal });
    void asked.then((answer) => {
      // A follow-up or a deal that is still open stands in its card.
      if (!answer.ok || signal.aborted || !answer.value.item) return;
      onFound(answer.value.item);
      onOpen(id);
    });
    return () => leave.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- once for each that is asked for
  }, [type, id]);
  useEffect(() => {
    const root = here.current?.getRootNode() as (Document | ShadowRoot) | undefined;
    if (!root) return undefined;
    let isMarked = false;
    const bringIntoView = () => {
      const place = placeOf(root, id);
      if (place && !isMarked) mark(root, place);
      isMarked ||= place !== null;
      place?.scrollIntoView({ block: 'center' });
    };
    // Cards are fetched one after another, and what is opened grows: it stays in view until somebody goes on.
    const watch = new MutationObserver(bringIntoView);
    const letGo = () => {
      if (isMarked) watch.disconnect();
    };
    bringIntoView();
    watch.observe(root, { childList: true, subtree: true });
    for (const event of GOES_ON) root.addEventListener(event, letGo, { passive: true });
    return () => {
      watch.disconnect();
      for (const event of GOES_ON) root.removeEventListener(event, letGo);
    };
  }, [id]);
  return <span ref={here} hidden />;
};
