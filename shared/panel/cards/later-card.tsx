/** A card that is fetched after the first paint: until then its title, and quiet bars where the rest will stand. */
import type { ComponentType } from 'preact';
import type { PanelAnswer } from '../../domain/panel.ts';
import { CardFrame } from '../components/card-frame.tsx';
import { lazyDetail } from '../components/lazy-component.tsx';
import { Placeholder } from '../components/placeholder.tsx';
import { usePanel } from '../panel-context.ts';
import type { Card, CardProps } from './card.ts';

type Answered = CardProps & { readonly answer: PanelAnswer };

type LaterCard = Pick<Card, 'id' | 'title'> & {
  /** Asked only once there is an answer. */
  readonly isShown: (props: Answered) => boolean;
  readonly load: () => Promise<ComponentType<Answered>>;
  /** `lazyComponent` says where it cannot be fetched, `lazyDetail` says nothing. */
  readonly lazy?: typeof lazyDetail;
};

const isAnswered = (props: CardProps): props is Answered => props.answer !== null;

export const laterCard = ({ id, title, isShown, load, lazy = lazyDetail }: LaterCard): Card => {
  const Later = lazy(load, () => (
    <CardFrame id={id} title={usePanel().t(title)} busy>
      <Placeholder lines={[28]} />
    </CardFrame>
  ));
  return {
    id,
    title,
    slot: 'column',
    isShown: (props) => isAnswered(props) && isShown(props),
    Component: (props) => (isAnswered(props) ? <Later {...props} /> : null),
  };
};
