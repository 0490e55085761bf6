/** Something that is opened only by those who want to see it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';

type Props = { readonly label: ComponentChildren; readonly children: ComponentChildren };

export const Fold = ({ label, children }: Props) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="kp-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {label} <Icon name="down" />
      </button>
      {isOpen ? children : null}
    </>
  );
};
