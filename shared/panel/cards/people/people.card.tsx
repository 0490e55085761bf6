/** The people known at a company that is shown by itself. */
import { usePanel } from '../../panel-context.ts';
import type { Card, CardProps } from '../card.ts';
import { headerModel } from '../header/header.model.ts';
import { PeopleView } from './people.view.tsx';

const People = ({ answer }: CardProps) => {
  const { session } = usePanel();
  return answer ? <PeopleView people={answer.people} onOpen={(person) => session.open({ person })} /> : null;
};

export const peopleCard: Card = {
  id: 'people',
  title: 'people.title',
  slot: 'column',
  isShown: ({ answer }) => answer !== null && headerModel(answer).kind === 'company',
  Component: People,
};
