/** What the registry knows of a card. */
import type { ComponentType } from 'preact';
import type { panelEn } from '../../i18n/en/panel.ts';
import type { Key } from '../../i18n/translate.ts';
import type { PanelAnswer } from '../../domain/panel.ts';
import type { Away } from '../device-answers.ts';
import type { Subject } from '../panel-host.ts';

/** What a card is given: `answer` is null while it is on its way; `fresh` is false for an answer from memory. */
export type CardProps = {
  readonly subject: Subject;
  readonly answer: PanelAnswer | null;
  readonly fresh: boolean;
  /** Set where the server could not be asked: the answer is what this device knows. */
  readonly away: Away | null;
  /** A record opened inside the panel stands in the place of the host's subject. */
  readonly isOpened: boolean;
  readonly isChoosing: boolean;
};

export type Card = {
  readonly id: string;
  readonly title: Key<typeof panelEn>;
  /** Where it stands: in the scrolling column, or pinned below it. */
  readonly slot: 'column' | 'foot';
  /** Whether it has something to say here; also asked while `answer` is null. */
  readonly isShown: (props: CardProps) => boolean;
  readonly Component: ComponentType<CardProps>;
};
