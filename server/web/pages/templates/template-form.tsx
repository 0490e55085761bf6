import { useId, useRef } from 'preact/hooks';
import type { AddressForm, TemplateLanguage } from '#shared/domain/salutation.ts';
import { MERGE_FIELDS, fillTemplate, unknownFields } from '#shared/domain/template.ts';
import type { Template, TemplateFields } from '#shared/domain/template.ts';
import { newId } from '#shared/lib/ids.ts';
import { SelectField, TextField, TickField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useForm } from '../../state/form.ts';
import type { Form } from '../../state/form.ts';
import { useTexts } from '../../state/texts.ts';
import { templatesTexts } from './templates-texts.ts';

type Values = { name: string; language: string; form: string; text: string; shared: boolean };
type TemplateForm = Form<Values>;

const SAMPLE = {
  people: [{ salutation: 'frau' as const, title: 'Dr.', firstName: 'Katrin', lastName: 'Öztürk' }],
  company: 'Brandt Pumpen GmbH',
  jobTitle: 'Einkaufsleiterin',
  subject: 'Angebot 118',
};
const SAMPLE_FACTS = [
  { text: 'Ehemann Jörg', kind: 'spouse', yearlyOn: null },
  { text: 'Töchter Anna und Maria', kind: 'children', yearlyOn: null },
  { text: 'segelt auf der Elbe', kind: 'hobby', yearlyOn: null },
];

const toFields = (values: Values): TemplateFields => ({
  name: values.name.trim(),
  language: values.language as TemplateLanguage,
  form: values.form as AddressForm,
  text: values.text,
  shared: values.shared,
});

const TextArea = ({ form }: { form: TemplateForm }) => {
  const id = useId();
  const t = useTexts(templatesTexts);
  const area = useRef<HTMLTextAreaElement>(null);
  const { text } = form.values.value;
  const unknown = unknownFields(text);
  const putIn = (field: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    const put = `{{${field}}}`;
    form.set('text', text.slice(0, selectionStart) + put + text.slice(selectionEnd));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(selectionStart + put.length, selectionStart + put.length);
    });
  };
  return (
    <div class="w-field">
      <label for={id}>{t('text')}</label>
      <textarea
        id={id}
        ref={area}
        class="w-template-text"
        name="text"
        rows={8}
        value={text}
        aria-describedby={`${id}-hint ${id}-unknown`}
        onInput={(event) => form.set('text', event.currentTarget.value)}
      />
      <div class="w-row w-template-fields" role="group" aria-label={t('fields')}>
        {MERGE_FIELDS.map((field) => (
          <button key={field} type="button" class="w-button" onClick={() => putIn(field)}>
            {t(`merge.${field}`)}
          </button>
        ))}
      </div>
      <div id={`${id}-hint`} class="w-hint">
        {t('text_hint')}
      </div>
      <div id={`${id}-unknown`} class="w-field-problem" aria-live="polite">
        {unknown.length > 0 ? t('unknown', { fields: unknown.join(', ') }) : null}
      </div>
    </div>
  );
};

/** As it will stand in a mail, with a made-up recipient. */
const Preview = ({ form }: { form: TemplateForm }) => {
  const { clock, me } = useApp();
  const t = useTexts(templatesTexts);
  const { values } = form;
  if (values.value.text.trim() === '') return null;
  const { language } = toFields(values.value);
  const today = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(clock.now());
  const filled = fillTemplate(
    toFields(values.value),
    {
      ...SAMPLE,
      facts: SAMPLE_FACTS,
      today,
      day: new Date(clock.now()).toISOString().slice(0, 10),
      myName: me.value?.name ?? '',
    },
    (field) => t(`merge.${field}`),
  );
  return (
    <figure class="w-template-preview">
      <figcaption class="w-hint">{t('preview')}</figcaption>
      <p lang={language}>{filled.text}</p>
    </figure>
  );
};

type Props = {
  /** Null for a new one. */
  readonly template: Template | null;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
};

export const TemplateFormView = ({ template, onSaved, onCancel }: Props) => {
  const { mutate, notices, voice } = useApp();
  const t = useTexts(templatesTexts);
  const empty: Values = { name: '', language: voice.peek().locale, form: 'formal', text: '', shared: false };
  const form = useForm<Values>({
    initial: template
      ? {
          name: template.name,
          language: template.language,
          form: template.form,
          text: template.text,
          shared: template.shared,
        }
      : empty,
    check: ({ name }) => (name.trim() ? {} : { name: 'field.required' }),
    send: async (values) => {
      const fields = toFields(values);
      const saved = template
        ? await mutate('template.update', { id: template.id, set: fields })
        : await mutate('template.create', { id: newId(), fields });
      if (!saved.ok) return saved;
      notices.show({ text: t('saved', { name: fields.name }) });
      form.values.value = empty;
      onSaved();
      return saved;
    },
  });
  return (
    <section aria-labelledby="template-form">
      <h2 id="template-form">{template ? t('edit', { name: template.name }) : t('new')}</h2>
      <FormView form={form} action={t('save')}>
        <TextField form={form} name="name" label={t('name')} hint={t('name_hint')} autocomplete="off" />
        <SelectField
          form={form}
          name="language"
          label={t('language')}
          options={[
            ['de', t('templates.language.de')],
            ['en', t('templates.language.en')],
          ]}
        />
        <SelectField
          form={form}
          name="form"
          label={t('form')}
          options={[
            ['formal', t('form.formal')],
            ['personal', t('form.personal')],
          ]}
        />
        <TextArea form={form} />
        <Preview form={form} />
        <TickField form={form} name="shared" label={t('shared')} hint={t('shared_hint')} />
      </FormView>
      {template ? (
        <button type="button" class="w-button" onClick={onCancel}>
          {t('cancel')}
        </button>
      ) : null}
    </section>
  );
};
