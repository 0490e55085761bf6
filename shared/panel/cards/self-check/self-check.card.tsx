/** For whoever answers for this Kontor, and for nobody else: fetched after the first paint. */
import { lazyDetail } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Card } from '../card.ts';

const SelfCheck = lazyDetail(
  () => import('./self-check.tsx').then((module) => module.SelfCheck),
  () => null,
);

const OfAdmins = () => {
  const { host, me } = usePanel();
  return me.role === 'user' || !host.program ? null : <SelfCheck />;
};

export const selfCheckCard: Card = {
  id: 'self-check',
  title: 'self_check.title',
  slot: 'column',
  isShown: ({ answer, isOpened }) => answer !== null && !isOpened,
  Component: OfAdmins,
};
