import { useSignal } from '@preact/signals';
import type { Visibility } from '#shared/domain/activity.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import { SAVED_VIEW_LIMITS } from '#shared/domain/saved-view.ts';
import type { SavedView } from '#shared/domain/saved-view.ts';
import { newId } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { useApp } from '../../state/app-context.ts';
import type { Loader } from '../../state/loader.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { sameLook, usualState } from './list-address.ts';
import type { ListState } from './list-address.ts';
import { listsTexts } from './lists-texts.ts';

type Views = Loader<readonly SavedView[]>;

export const useSavedViews = (record: ListRecord): Views => {
  const { client } = useApp();
  return useLoader<readonly SavedView[]>(async () => {
    const answer = await client.call('savedViews', {});
    return answer.ok ? ok(answer.value.items.filter((view) => view.record === record)) : answer;
  }, record);
};

type Props = {
  readonly record: ListRecord;
  readonly views: Views;
  readonly state: ListState;
  readonly onState: (state: ListState) => void;
};

const lookOf = ({ filter, sort, columns }: ListState) => ({ filter, sort, columns: [...columns] });

/** Removes, changes and keeps views, each with its way back. */
const useViewChanges = ({ record, views, state, onState }: Props) => {
  const { mutate, notices } = useApp();
  const t = useTexts(listsTexts);
  const keep = async (name: string, visibility: Visibility): Promise<boolean> => {
    const id = newId();
    const fields = { name, record, visibility, ...lookOf(state) };
    const kept = await mutate('saved_view.create', { id, fields });
    if (!kept.ok) {
      notices.showFailure(kept);
      return false;
    }
    const undo = async () => {
      const back = await mutate('saved_view.delete', { id });
      await views.reload();
      return back;
    };
    notices.show({ text: t('view.saved', { name }), undo });
    await views.reload();
    onState({ ...state, view: id });
    return true;
  };
  const update = async (view: SavedView): Promise<void> => {
    const { filter, sort, columns } = view;
    const put = async (set: ReturnType<typeof lookOf>) => {
      const done = await mutate('saved_view.update', { id: view.id, set });
      await views.reload();
      return done;
    };
    const done = await put(lookOf(state));
    if (!done.ok) return notices.showFailure(done);
    notices.show({ text: t('view.saved', { name: view.name }), undo: () => put({ filter, sort, columns }) });
  };
  const remove = async ({ id, name, visibility, filter, sort, columns }: SavedView): Promise<void> => {
    const removed = await mutate('saved_view.delete', { id });
    if (!removed.ok) return notices.showFailure(removed);
    const undo = async () => {
      const fields = { name, record, visibility, filter, sort, columns };
      const again = await mutate('saved_view.create', { id: newId(), fields });
      await views.reload();
      return again;
    };
    notices.show({ text: t('view.removed', { name }), undo });
    onState(usualState(record));
    await views.reload();
  };
  return { keep, update, remove };
};

type KeepProps = {
  readonly onKeep: (name: string, visibility: Visibility) => Promise<boolean>;
  readonly onDone: () => void;
};

const KeepForm = ({ onKeep, onDone }: KeepProps) => {
  const t = useTexts(listsTexts);
  const name = useSignal('');
  const visibility = useSignal<Visibility>('private');
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (name.value.trim() !== '' && (await onKeep(name.value.trim(), visibility.value))) onDone();
  };
  return (
    <form
      class="w-inset w-row w-view-form"
      aria-label={t('view.save_title')}
      onSubmit={(event) => void save(event)}
    >
      <label class="w-row">
        {t('view.name')}
        <input
          required
          maxLength={SAVED_VIEW_LIMITS.nameChars}
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
      </label>
      <label class="w-row">
        {t('view.visibility')}
        <select
          value={visibility.value}
          onChange={(event) => (visibility.value = event.currentTarget.value as Visibility)}
        >
          {(['private', 'team', 'all'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`view.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button class="w-button w-primary">{t('view.keep')}</button>
    </form>
  );
};

/** The view that is shown, and what can be done with it. */
export const SavedViews = (props: Props) => {
  const { record, views, state, onState } = props;
  const { me } = useApp();
  const t = useTexts(listsTexts);
  const isNaming = useSignal(false);
  const { keep, update, remove } = useViewChanges(props);
  const loaded = views.state.value;
  const items = loaded.status === 'ready' ? loaded.value : [];
  const current = items.find(({ id }) => id === state.view);
  const isChanged = !sameLook(state, current ?? usualState(record));
  const isEditable = current && (current.createdById === me.value?.id || me.value?.role !== 'user');
  const choose = (id: string): void => {
    const view = items.find((one) => one.id === id);
    onState(view ? { ...view, q: state.q, view: view.id } : { ...usualState(record), q: state.q });
  };
  const shown = current ? current.id : isChanged ? 'own' : '';
  return (
    <>
      <select
        class="w-list-view"
        aria-label={t('view.label')}
        value={shown}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('view.usual')}</option>
        {shown === 'own' ? <option value="own">{t('view.changed')}</option> : null}
        {items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {isChanged && isEditable ? (
        <button type="button" class="w-button" onClick={() => void update(current)}>
          {t('view.update')}
        </button>
      ) : null}
      {isChanged || current ? (
        <button
          type="button"
          class="w-button"
          aria-expanded={isNaming.value}
          onClick={() => (isNaming.value = !isNaming.value)}
        >
          {t('view.save')}
        </button>
      ) : null}
      {isEditable ? (
        <button type="button" class="w-button" onClick={() => void remove(current)}>
          {t('view.remove')}
        </button>
      ) : null}
      {isNaming.value ? <KeepForm onKeep={keep} onDone={() => (isNaming.value = false)} /> : null}
    </>
  );
};
