/** The end of a form: leave everything as it was, or save; Enter in the form saves as well. */
import type { ComponentChildren } from 'preact';
import { usePanel } from '../panel-context.ts';

type Props = {
  /** What else can be done with it, such as taking it away. */
  readonly children?: ComponentChildren;
  /** What saving does there; else that it saves. */
  readonly save?: string;
  readonly onCancel: () => void;
};

export const FormEnd = ({ children, save, onCancel }: Props) => {
  const { t } = usePanel();
  return (
    <div class="kp-row kp-end">
      {children}
      <button type="button" class="kp-quiet" onClick={onCancel}>
        {t('form.cancel')}
      </button>
      <button type="submit" class="kp-button kp-primary">
        {save ?? t('form.save')}
      </button>
    </div>
  );
};
