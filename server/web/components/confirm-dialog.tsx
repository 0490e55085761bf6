import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useTexts } from '../state/texts.ts';
import { webTexts } from '../texts.ts';

type Props = {
  title: string;
  action: string;
  confirm: () => void;
  cancel: () => void;
  children: ComponentChildren;
};

/** Asks before what cannot be undone, and only then. The browser keeps the focus inside and closes on Esc. */
export const ConfirmDialog = ({ title, action, confirm, cancel, children }: Props) => {
  const t = useTexts(webTexts);
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => element.current?.showModal(), []);
  return (
    <dialog class="w-dialog" ref={element} aria-labelledby={id} onClose={cancel}>
      <h2 id={id}>{title}</h2>
      {children}
      <div class="w-actions">
        <button type="button" class="w-button" onClick={() => element.current?.close()}>
          {t('cancel')}
        </button>
        <button type="button" class="w-button w-danger" onClick={confirm}>
          {action}
        </button>
      </div>
    </dialog>
  );
};
