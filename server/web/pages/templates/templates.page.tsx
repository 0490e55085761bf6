import { useSignal } from '@preact/signals';
import type { Template } from '#shared/domain/template.ts';
import { newId } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import type { Loader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { TemplateFormView } from './template-form.tsx';
import { templatesTexts } from './templates-texts.ts';

type Templates = Loader<readonly Template[]>;

const useTemplates = (): Templates => {
  const { client } = useApp();
  return useLoader<readonly Template[]>(async () => {
    const answer = await client.call('templates', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
};

/** Removes one at once, with its way back. */
const useRemoval = (templates: Templates) => {
  const { mutate, notices } = useApp();
  const t = useTexts(templatesTexts);
  return async ({ id, name, language, form, text, shared }: Template): Promise<void> => {
    const removed = await mutate('template.delete', { id });
    if (!removed.ok) return notices.showFailure(removed);
    const undo = async () => {
      const again = await mutate('template.create', {
        id: newId(),
        fields: { name, language, form, text, shared },
      });
      await templates.reload();
      return again;
    };
    notices.show({ text: t('removed', { name }), undo });
    await templates.reload();
  };
};

type RowProps = { readonly template: Template; readonly onEdit: () => void; readonly onRemove: () => void };

const Row = ({ template, onEdit, onRemove }: RowProps) => {
  const { me } = useApp();
  const t = useTexts(templatesTexts);
  const { name, language, form, shared, createdById } = template;
  const isEditable = createdById === me.value?.id || me.value?.role !== 'user';
  return (
    <li class="w-user">
      <div class="w-task-text">
        <span>{name}</span>
        <span class="w-hint">
          {t(`templates.language.${language}`)} · {t(`templates.form.${form}`)} ·{' '}
          {t(shared ? 'of.shared' : 'of.own')}
        </span>
      </div>
      {isEditable ? (
        <div class="w-row">
          <button type="button" class="w-button" aria-label={t('change_label', { name })} onClick={onEdit}>
            {t('change')}
          </button>
          <button type="button" class="w-button" aria-label={t('remove_label', { name })} onClick={onRemove}>
            {t('remove')}
          </button>
        </div>
      ) : null}
    </li>
  );
};

/** Own templates and the company's, and where they are written. */
export const Page = () => {
  const t = useTexts(templatesTexts);
  const templates = useTemplates();
  const remove = useRemoval(templates);
  const edited = useSignal<Template | null>(null);
  const done = (): void => {
    edited.value = null;
    void templates.reload();
  };
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('title')} />
      <p class="w-hint">{t('intro')}</p>
      <LoadedView loader={templates}>
        {(items) =>
          items.length === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <ul class="w-list">
              {items.map((template) => (
                <Row
                  key={template.id}
                  template={template}
                  onEdit={() => (edited.value = template)}
                  onRemove={() => void remove(template)}
                />
              ))}
            </ul>
          )
        }
      </LoadedView>
      <TemplateFormView
        key={edited.value?.id ?? 'new'}
        template={edited.value}
        onSaved={done}
        onCancel={() => (edited.value = null)}
      />
    </main>
  );
};
