/** While a mail is written: a template in two clicks. */
import { lazyComponent } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Card, CardProps } from '../card.ts';

const Templates = lazyComponent(
  () => import('./templates.tsx').then((module) => module.Templates),
  () => <section class="kp-card kp-card-templates" aria-busy="true" />,
);

const TemplatesCard = ({ subject, answer }: CardProps) => {
  const { host } = usePanel();
  if (!host.draft || subject.type !== 'mail' || answer === null) return null;
  return <Templates subject={subject} answer={answer} />;
};

export const templatesCard: Card = {
  id: 'templates',
  title: 'templates.title',
  slot: 'column',
  isShown: ({ subject, isOpened }) => subject.type === 'mail' && subject.mode === 'compose' && !isOpened,
  Component: TemplatesCard,
};
