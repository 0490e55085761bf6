import { useSignal } from '@preact/signals';
import type { DuplicateType } from '#shared/domain/duplicate.ts';
import { SearchBox } from '../../search/search-box.tsx';
import { useTexts } from '../../state/texts.ts';
import { duplicatesTexts } from './duplicates-texts.ts';

type Props = {
  readonly type: DuplicateType;
  readonly id: string;
  readonly onPick: (otherId: string) => void;
};

/** The other record is looked for: the search that stands everywhere, whose choice is compared instead of opened. */
export const PickOther = ({ type, id, onPick }: Props) => {
  const t = useTexts(duplicatesTexts);
  const problem = useSignal<'same' | 'pick_other_kind' | null>(null);
  return (
    <section>
      <p class="w-hint">{t('pick_hint')}</p>
      <SearchBox
        inline
        autofocus
        onChoose={(hit) => {
          problem.value = hit.id === id ? 'same' : hit.type === type ? null : 'pick_other_kind';
          if (problem.value === null) onPick(hit.id);
        }}
      />
      <p role="alert" class={problem.value ? 'w-field-problem' : 'w-nothing'}>
        {problem.value ? t(problem.value) : null}
      </p>
    </section>
  );
};
