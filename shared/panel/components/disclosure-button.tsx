/** A quiet button that opens something right below it. */
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

type Props = {
  readonly open: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
  readonly title?: string;
  readonly children: ComponentChildren;
};

export const DisclosureButton = ({ open, controls, onToggle, title, children }: Props) => (
  <button
    type="button"
    class="kp-quiet kp-disclosure"
    aria-expanded={open}
    aria-controls={open ? controls : undefined}
    title={title}
    onClick={onToggle}
  >
    <span class="kp-ellipsis">{children}</span>
    <Icon name="down" />
  </button>
);
