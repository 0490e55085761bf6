/** One click = a follow-up for that day; where something has to be asked first, the click opens the form. */
import { useCallback, useRef, useState } from 'preact/hooks';
import { DUE_CHIPS, dueDay } from '../../../domain/task.ts';
import { DayField } from '../../components/day-field.tsx';
import { Icon } from '../../components/icon.tsx';
import { lazyDetail } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape, useShortcut } from '../../panel-keys.ts';
import { hasRequired } from '../custom/asked-memory.ts';
import { laterDay } from './tasks.model.ts';
import type { OwnOfTasks } from './tasks.model.ts';

const AskedFields = lazyDetail(
  () => import('../custom/asked-fields.tsx').then((module) => module.AskedFields),
  () => null,
);

type Props = {
  readonly today: string;
  /** Fields of the company's own that go along; where one should be filled in, a day alone is not enough. */
  readonly own: Pick<OwnOfTasks, 'fields' | 'place'>;
  /** False where something in the form has to be put right first. */
  readonly onChoose: (day: string) => boolean;
};

export const DueChips = ({ today, own, onChoose }: Props) => {
  const { t, formats, keys } = usePanel();
  /** By what the form was opened: the day stands already where it was a chip. */
  const [pickedBy, setPickedBy] = useState<'chip' | 'calendar' | null>(null);
  const isPicking = pickedBy !== null;
  const [day, setDay] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  const calendar = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setPickedBy(null);
    calendar.current?.focus();
  }, []);
  useEscape(keys, isPicking, close);
  useShortcut(
    keys,
    't',
    useCallback(() => first.current?.focus(), []),
  );
  const pick = (chosen: string, by: 'chip' | 'calendar') => {
    setDay(chosen);
    setPickedBy(by);
  };
  const choose = (chosen: string) => (onChoose(chosen) ? setPickedBy(null) : pick(chosen, 'chip'));
  return (
    <>
      <div class="kp-chips" role="group" aria-label={t('tasks.new')}>
        {DUE_CHIPS.map((chip, index) => {
          const chosen = dueDay(chip, today);
          return (
            <button
              key={chip}
              ref={index === 0 ? first : null}
              type="button"
              class="kp-chip"
              title={t('tasks.chip_title', { day: formats.fullDay(chosen) })}
              onClick={() => (hasRequired(own.fields) ? pick(chosen, 'chip') : choose(chosen))}
            >
              {t(`tasks.chip.${chip}`)}
            </button>
          );
        })}
        <button
          ref={calendar}
          type="button"
          class="kp-chip kp-chip-icon"
          aria-label={t('tasks.chip.calendar')}
          title={t('tasks.chip.calendar')}
          aria-expanded={isPicking}
          onClick={() => (isPicking ? setPickedBy(null) : pick(laterDay(today), 'calendar'))}
        >
          <Icon name="calendar" />
        </button>
      </div>
      {isPicking ? (
        <form
          class={own.fields.length > 0 ? 'kp-form kp-asked-form' : 'kp-picker'}
          onSubmit={(event) => {
            event.preventDefault();
            if (day) choose(day);
          }}
        >
          <DayField
            label={t('tasks.due_on')}
            min={today}
            required
            takesFocus={pickedBy === 'calendar'}
            value={day}
            onChange={setDay}
          />
          {own.fields.length > 0 ? (
            <AskedFields fields={own.fields} place={own.place} takesFocus={pickedBy === 'chip'} />
          ) : null}
          <button type="submit" class="kp-button">
            {t('tasks.create')}
          </button>
        </form>
      ) : null}
    </>
  );
};
