/** A quiet button that becomes a search: whom or which company to add. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { RecordSearch } from '../../components/record-search.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';

type Props = {
  readonly label: string;
  readonly searchLabel: string;
  readonly type: 'person' | 'company';
  readonly without?: string;
  readonly onChoose: (id: string, title: string) => void;
  /** What is said of it before it is chosen. */
  readonly children?: ComponentChildren;
};

export const AddTie = ({ label, searchLabel, type, without, onChoose, children }: Props) => {
  const { keys, t } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const close = (): void => setOpen(false);
  useEscape(keys, isOpen, close);
  useLayoutEffect(() => {
    if (isOpen) form.current?.querySelector<HTMLElement>('select, input')?.focus();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (!isOpen)
    return (
      <button ref={button} type="button" class="kp-quiet kp-tie-add" onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  return (
    <div ref={form} class="kp-form">
      {children}
      <RecordSearch
        label={searchLabel}
        types={[type]}
        {...(without === undefined ? {} : { without })}
        onChoose={({ id, title }) => {
          close();
          onChoose(id, title);
        }}
      />
      <button type="button" class="kp-quiet kp-tie-add" onClick={close}>
        {t('form.cancel')}
      </button>
    </div>
  );
};
