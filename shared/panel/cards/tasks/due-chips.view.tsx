/** One click = a follow-up for that day. */
import { useCallback, useRef, useState } from 'preact/hooks';
import { DUE_CHIPS, dueDay } from '../../../domain/task.ts';
import { DayField } from '../../components/day-field.tsx';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape, useShortcut } from '../../panel-keys.ts';
import { laterDay } from './tasks.model.ts';

type Props = { readonly today: string; readonly onChoose: (day: string) => void };

export const DueChips = ({ today, onChoose }: Props) => {
  const { t, formats, keys } = usePanel();
  const [isPicking, setPicking] = useState(false);
  const [day, setDay] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  const calendar = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setPicking(false);
    calendar.current?.focus();
  }, []);
  useEscape(keys, isPicking, close);
  useShortcut(
    keys,
    't',
    useCallback(() => first.current?.focus(), []),
  );
  const choose = (chosen: string) => {
    setPicking(false);
    onChoose(chosen);
  };
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
              onClick={() => choose(chosen)}
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
          onClick={() => {
            setDay(laterDay(today));
            setPicking(!isPicking);
          }}
        >
          <Icon name="calendar" />
        </button>
      </div>
      {isPicking ? (
        <form
          class="kp-picker"
          onSubmit={(event) => {
            event.preventDefault();
            if (day) choose(day);
          }}
        >
          <DayField label={t('tasks.due_on')} min={today} required takesFocus value={day} onChange={setDay} />
          <button type="submit" class="kp-button">
            {t('tasks.create')}
          </button>
        </form>
      ) : null}
    </>
  );
};
