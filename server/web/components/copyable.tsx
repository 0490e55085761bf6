import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { useTexts } from '../state/texts.ts';
import { webTexts } from '../texts.ts';

/** A value to take along: shown in full, selected by a click, copied by the button. */
export const Copyable = ({ label, value }: { label: string; value: string }) => {
  const t = useTexts(webTexts);
  const id = useId();
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      copied.value = true;
    } catch {
      // No clipboard without https: select it, so that the keyboard can.
      document.getElementById(id)?.focus();
    }
  };
  return (
    <div class="w-copyable">
      <label for={id}>{label}</label>
      <div class="w-row">
        <input id={id} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" class="w-button" onClick={() => void copy()}>
          {copied.value ? t('copied') : t('copy')}
        </button>
      </div>
      <span class="w-for-readers" role="status">
        {copied.value ? t('copied') : ''}
      </span>
    </div>
  );
};
