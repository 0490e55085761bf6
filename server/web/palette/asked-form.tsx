/** What should be said of a new person or company beside its name; fetched where a company asks for something. */
import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { NOTHING_ASKED, takeAsked } from '#shared/panel/cards/custom/asked-memory.ts';
import type { Result } from '#shared/lib/result.ts';
import { FormView } from '../components/form-view.tsx';
import { OwnFields } from '../components/own-fields.tsx';
import { useForm } from '../state/form.ts';
import { useTexts } from '../state/texts.ts';
import type { OwnValues } from './create-record.ts';
import { paletteTexts } from './palette-texts.ts';

export type AskedFormProps = {
  readonly title: string;
  readonly fields: readonly CustomField[];
  readonly create: (own: OwnValues) => Promise<Result<unknown>>;
  readonly onMade: () => void;
  readonly onBack: () => void;
};

export const AskedForm = ({ title, fields, create, onMade, onBack }: AskedFormProps) => {
  const t = useTexts(paletteTexts);
  const asked = useMemo(() => signal(NOTHING_ASKED), []);
  const form = useForm({
    initial: {},
    // What cannot be read is said at its own field.
    check: (): Record<string, string> => (takeAsked(asked, fields) ? {} : { custom: 'request.invalid' }),
    send: async () => {
      const made = await create(takeAsked(asked, fields) ?? {});
      if (made.ok) onMade();
      return made;
    },
  });
  return (
    <div class="w-palette-asked">
      <h2>{title}</h2>
      <FormView
        form={form}
        action={t('create')}
        beside={
          <button type="button" class="w-button" onClick={onBack}>
            {t('back')}
          </button>
        }
      >
        <OwnFields fields={fields} asked={asked} takesFocus />
      </FormView>
    </div>
  );
};
