import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { PanelLayout } from '#shared/domain/panel-cards.ts';
import type { Arrangement } from '#shared/domain/panel-layout.ts';
import { ok } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import type { Loader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { CardList } from './card-list.tsx';
import { targetKey } from './panel-layout.model.ts';
import { panelLayoutTexts } from './panel-layout-texts.ts';

type Arrangements = Loader<readonly Arrangement[]>;

/** Saves at once, with ten seconds to take it back. */
const useArranging = (arrangements: Arrangements) => {
  const { mutate, notices } = useApp();
  const t = useTexts(panelLayoutTexts);
  const send = ({ target }: Arrangement, layout: PanelLayout | null) =>
    mutate('panel.arrange', { target, layout });
  const show = (arrangement: Arrangement, layout: PanelLayout | null): void => {
    const key = targetKey(arrangement.target);
    arrangements.update((all) =>
      all.map((one) => (targetKey(one.target) === key ? { ...one, layout } : one)),
    );
  };
  return async (arrangement: Arrangement, layout: PanelLayout | null): Promise<void> => {
    show(arrangement, layout);
    const saved = await send(arrangement, layout);
    if (!saved.ok) {
      show(arrangement, arrangement.layout);
      return notices.showFailure(saved);
    }
    notices.show({
      text: t(layout ? 'changed' : 'was_reset'),
      undo: async () => {
        const back = await send(arrangement, arrangement.layout);
        if (back.ok) show(arrangement, arrangement.layout);
        return back;
      },
    });
  };
};

const Arranging = ({ all, loader }: { all: readonly Arrangement[]; loader: Arrangements }) => {
  const t = useTexts(panelLayoutTexts);
  const arrange = useArranging(loader);
  const chosen = useSignal('role user');
  const id = useId();
  const shown = all.find(({ target }) => targetKey(target) === chosen.value) ?? all[0];
  if (!shown) return null;
  const teams = all.filter(({ target }) => 'team' in target);
  return (
    <>
      <div class="w-field">
        <label for={id}>{t('target')}</label>
        <select
          id={id}
          value={targetKey(shown.target)}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          <optgroup label={t('target.roles')}>
            {all.flatMap(({ target }) =>
              'role' in target ? (
                <option key={targetKey(target)} value={targetKey(target)}>
                  {t(`role.${target.role}`)}
                </option>
              ) : (
                []
              ),
            )}
          </optgroup>
          <optgroup label={t('target.teams')}>
            {teams.map(({ target, name }) => (
              <option key={targetKey(target)} value={targetKey(target)}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
        <p class="w-hint">{t('precedence')}</p>
      </div>
      <CardList arrangement={shown} arrange={(layout) => void arrange(shown, layout)} />
      {shown.layout ? (
        <p>
          <button type="button" class="w-button" onClick={() => void arrange(shown, null)}>
            {t('reset')}
          </button>
        </p>
      ) : (
        <p class="w-hint">{t('untouched')}</p>
      )}
    </>
  );
};

/** Which cards stand in the panel of whom, and in which order. */
export const Page = () => {
  const { client } = useApp();
  const t = useTexts(panelLayoutTexts);
  const arrangements = useLoader<readonly Arrangement[]>(async () => {
    const answer = await client.call('panelLayouts', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('title')} />
      <p>{t('intro')}</p>
      <LoadedView loader={arrangements}>{(all) => <Arranging all={all} loader={arrangements} />}</LoadedView>
    </main>
  );
};
