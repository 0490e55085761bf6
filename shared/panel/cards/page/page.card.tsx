/** What is to be said of the open page: what it says differently of a known company, what is marked on it, what is not read; whether it is kept. */
import type { PanelAnswer } from '../../../domain/panel.ts';
import { lazyComponent } from '../../components/lazy-component.tsx';
import type { PageSubject, Subject } from '../../panel-host.ts';
import type { Card, CardProps } from '../card.ts';

/** Holds the place of one line, so that nothing moves when page and company have been compared. */
const Waiting = () => <section class="kp-card kp-card-hints" aria-busy="true" />;

const Page = lazyComponent(() => import('./page.tsx').then((module) => module.Page), Waiting);

export type PageProps = { readonly subject: PageSubject; readonly answer: PanelAnswer };

const PageCard = ({ subject, answer }: CardProps) =>
  subject.type === 'page' && answer ? <Page subject={subject} answer={answer} /> : null;

const hasSomething = (subject: Subject, { person, company, ambiguous }: PanelAnswer): boolean =>
  subject.type === 'page' &&
  subject.read &&
  (subject.closed === true ||
    Boolean(subject.selection) ||
    Boolean(subject.imprintUrl) ||
    ((person ?? company) !== null && !ambiguous));

export const pageCard: Card = {
  id: 'page',
  title: 'participants.on_page',
  slot: 'column',
  isShown: ({ subject, answer, isOpened }) => answer !== null && !isOpened && hasSomething(subject, answer),
  Component: PageCard,
};
